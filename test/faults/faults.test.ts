import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allFaults } from "./all-faults.ts";
import { times } from "../support/effort.ts";
import { prepareLibrary, withLibrary } from "./kill-rounds.ts";
import { acknowledge, nothingAcknowledged } from "./traces.ts";
import { Fault, verify } from "./verify.ts";

test.each(["ack document d1 9", "ack comment c1", "ack edit e1 3", "ack unit 0", "ack unit 1\nack unit 1"])(
  "a library that lacks “%s” is found out",
  async (lines) => {
    const folder = mkdtempSync(join(tmpdir(), "faults-"));
    const path = join(folder, "a.rapporteur");
    const known = nothingAcknowledged();
    await prepareLibrary(path, 2);
    await withLibrary(path, (store) => verify(store, known));
    for (const line of lines.split("\n")) acknowledge(known, line);
    await expect(withLibrary(path, (store) => verify(store, known))).rejects.toThrow(Fault);
    rmSync(folder, { recursive: true, force: true });
  },
);

test("libraries hold what they acknowledged, whatever ends under them", { timeout: 120_000 }, async () => {
  const said: string[] = [];
  const reports = await allFaults({ rounds: times(3, 10), crashes: times(1, 2), seed: 7, say: (line) => said.push(line) });
  expect(reports.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["SQLite: writer killed", "PostgreSQL: writer killed", "PostgreSQL ended and started again under writes"]),
  );
  expect(
    reports.every(({ writes, name }) => writes > 0 || name.includes("second server")),
    said.join("\n"),
  ).toBe(true);
});
