import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ask, startSingleUser } from "../../../../test/support/library-server.ts";

/* A real HTTP server on loopback plays the language model. */
let answers = 0;
/** So many requests are refused as too many, before any is answered. */
let refusals = 0;
/** What is about these words is refused for good. */
const unwanted = "seals";
const askedAt: number[] = [];
const statement = {
  type: "relation",
  quote: "France threatened Germany on Monday",
  speaker: null,
  status: "actual",
  source: "France",
  target: "Germany",
  action: "THREATEN",
};
const model = createServer((request, response) => {
  void readAll(request).then((body): void => {
    if (body.includes(unwanted)) {
      response.writeHead(400).end();
      return;
    }
    askedAt.push(performance.now());
    if (refusals-- > 0) {
      response.writeHead(429, { "retry-after": "1" }).end();
      return;
    }
    answers++;
    const content = JSON.stringify({ statements: [statement] });
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({
        id: "x",
        object: "chat.completion",
        created: 1,
        model: "test",
        choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
        usage: { prompt_tokens: 5, completion_tokens: 5, total_tokens: 10 },
      }),
    );
  });
});
const former = process.cwd();
const folder = mkdtempSync(join(tmpdir(), "model-settings-"));
beforeAll(async () => {
  process.chdir(folder);
  await new Promise<void>((done) => model.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  process.chdir(former);
  model.close();
  rmSync(folder, { recursive: true, force: true });
});

async function draftsOf(
  flags: Record<string, unknown>,
  ...others: readonly string[]
): Promise<{ state: string; coders: string[]; failures: unknown }> {
  const server = await startSingleUser({ works: true, flags });
  const { csrf } = (await (await ask(server, "GET", "/api/session")).json()) as { csrf: string };
  const api = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const reply = await ask(server, method, `/api/projects/${server.project}${path}`, { body, headers: { "x-csrf-token": csrf } });
    return (await reply.json()) as Record<string, unknown>;
  };
  const text = new TextEncoder().encode(
    "A quarrel\n\nFrance threatened Germany on Monday. The two had been at odds for years, as everybody in the region knew.\n",
  );
  await api("POST", "/documents?name=quarrel.txt&code=false", text);
  for (const other of others) await api("POST", "/documents?name=other.txt&code=false", new TextEncoder().encode(other));
  const { jobId } = await api("POST", "/codings", { documents: null, coder: "model" });
  let job: Record<string, unknown> = { state: "waiting" };
  while (job["state"] === "waiting" || job["state"] === "running") {
    await new Promise((resolve) => setTimeout(resolve, 50));
    job = await api("GET", `/jobs/${String(jobId)}`);
  }
  const failures = (await api("GET", `/jobs/${String(jobId)}/failures`))["entries"];
  const { entries } = (await api("GET", "/statements")) as { entries: { record: { coder: { kind: string; name: string } } }[] };
  await server.end();
  const state = String(job["state"]);
  return { state, failures, coders: entries.map(({ record }) => `${record.coder.kind}:${record.coder.name}`) };
}

it("drafts with the language model that the settings name, under its name", { tags: "long" }, async () => {
  const { port } = model.address() as AddressInfo;
  const { state, coders } = await draftsOf({ modelEndpoint: `http://127.0.0.1:${port}/v1`, modelName: "test" });
  expect({ state, coders }).toEqual({ state: "done", coders: ["model:test"] });
  expect(answers).toBe(1);
});

it("fails the one document whose text the endpoint refuses, with the place, and drafts the others", { tags: "long" }, async () => {
  const { port } = model.address() as AddressInfo;
  const refused = "On seals\n\nFrance threatened Germany over seals on Monday.\n";
  const { state, coders, failures } = await draftsOf({ modelEndpoint: `http://127.0.0.1:${port}/v1`, modelName: "strict" }, refused);
  expect({ state, coders }).toEqual({ state: "done", coders: ["model:strict"] });
  expect(failures).toMatchObject([{ label: "On seals", code: "RAP_LLM_REFUSED", message: expect.stringContaining("characters 0 to") as unknown }]);
});

it("waits as long as a busy endpoint asks, and asks no more often than it may", { tags: "long" }, async () => {
  const { port } = model.address() as AddressInfo;
  const before = answers;
  [refusals, askedAt.length] = [1, 0];
  const { state } = await draftsOf({ modelEndpoint: `http://127.0.0.1:${port}/v1`, modelName: "busy", modelRate: 30 });
  expect({ state, answers }).toEqual({ state: "done", answers: before + 1 });
  const [first = 0, second = 0] = askedAt;
  expect(second - first).toBeGreaterThan(1900);
});

it("sends no text anywhere where no model is named", async () => {
  const before = answers;
  const { state, coders } = await draftsOf({});
  expect({ state, coders }).toEqual({ state: "failed", coders: [] });
  expect(answers).toBe(before);
});
