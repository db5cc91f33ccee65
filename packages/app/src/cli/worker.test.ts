import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";
import { parsePrometheus, valueOf } from "../../../../test/support/prometheus-text.ts";
import { openLibrary } from "../library/open-library.ts";

test("a worker takes the library and the place of its metrics from the environment, and tells whether it lives", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-worker-"));
  const path = join(folder, "test.rapporteur");
  await (await openLibrary(path)).store.close();
  const stop = Promise.withResolvers<void>();
  const said = Promise.withResolvers<string>();
  let out = "";
  const write = (text: string): boolean => {
    out += text;
    const address = /^Metrics are at (\S+)\/metrics$/m.exec(out)?.[1];
    if (address !== undefined) said.resolve(address);
    return true;
  };
  const env = { RAPPORTEUR_LIBRARY: path, RAPPORTEUR_WORKERS: "1", RAPPORTEUR_METRICS: "true", RAPPORTEUR_METRICS_PORT: "0" };
  const running = runCommand(["worker"], { env, stdout: { write }, untilStopped: () => stop.promise });
  const address = await said.promise;
  expect((await fetch(`${address}/health/live`)).status).toBe(200);
  expect(await (await fetch(`${address}/health/ready`)).json()).toEqual({ status: "ok", store: "sqlite", reason: null });
  expect(valueOf(parsePrometheus(await (await fetch(`${address}/metrics`)).text()), "rapporteur_store_up")).toBe(1);
  stop.resolve();
  expect((await running).code).toBe(0);
  await expect(fetch(`${address}/health/live`)).rejects.toThrow();
  rmSync(folder, { recursive: true, force: true });
});

test("a worker whose metrics would be open to the network does not begin", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-worker-"));
  const path = join(folder, "test.rapporteur");
  await (await openLibrary(path)).store.close();
  const run = await runCommand(["worker", "--library", path, "--metrics", "--metrics-host", "0.0.0.0", "--metrics-port", "0"]);
  expect([run.code, run.err]).toEqual([2, expect.stringContaining("RAPPORTEUR_METRICS_TOKEN")]);
  rmSync(folder, { recursive: true, force: true });
});
