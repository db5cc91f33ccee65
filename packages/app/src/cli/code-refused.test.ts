import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";

/* A real HTTP server on loopback plays an endpoint that refuses what is about sealing, with the status and words that a test sets. */
let refusal = { status: 400, error: {} };
let asked: boolean[] = [];
const statement = { type: "relation", quote: "France threatened Germany on Monday", speaker: null, status: "actual" };
const content = JSON.stringify({ statements: [{ ...statement, source: "France", target: "Germany", action: "THREATEN" }] });
const endpoint = createServer((request, response) => {
  void readAll(request).then((body): void => {
    asked.push(body.includes("sealing"));
    response.setHeader("content-type", "application/json");
    if (asked.at(-1) === true) {
      response.writeHead(refusal.status).end(JSON.stringify({ error: refusal.error }));
      return;
    }
    const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }];
    response.end(
      JSON.stringify({ id: "x", object: "chat.completion", created: 1, model: "toy", choices, usage: { prompt_tokens: 5, completion_tokens: 5 } }),
    );
  });
});
const folder = mkdtempSync(join(tmpdir(), "refused-"));
const library = join(folder, "study.rapporteur");
const former = process.cwd();

beforeAll(async () => {
  process.chdir(folder);
  await new Promise<void>((done) => endpoint.listen(0, "127.0.0.1", done));
  for (const [name, ending] of ["a quarrel", "b sealing", "c peace"].map((title) => [title, title.slice(2)] as const))
    writeFileSync(
      join(folder, `${name}.txt`),
      `A paper on ${ending}\n\nFrance threatened Germany on Monday. Both had been at odds over ${ending} for years.\n`,
    );
  expect(
    (
      await runCommand([
        "import",
        join(folder, "a quarrel.txt"),
        join(folder, "b sealing.txt"),
        join(folder, "c peace.txt"),
        "--no-code",
        "--library",
        library,
      ])
    ).err,
  ).toBe("");
});
beforeEach(() => void (asked = []));
afterAll(() => {
  process.chdir(former);
  endpoint.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each model has answers of its own, so that no test lives on what another one has asked. */
function code(model: string, ...sources: string[]) {
  const { port } = endpoint.address() as AddressInfo;
  return runCommand(["code", ...sources, "--endpoint", `http://127.0.0.1:${port}/v1`, "--model", model], {
    untilStopped: () => new Promise(() => undefined),
  });
}

it(
  "codes the documents around one that the endpoint refuses, and names that one, the place, the endpoint's words and the cure",
  { tags: "long" },
  async () => {
    refusal = { status: 400, error: { message: "the prompt is against\nour policy", type: "invalid_request_error", code: "content_filter" } };
    const { code: status, out, err } = await code("one", "--library", library);
    expect(out).toBe("2 new drafts by one in 2 documents.\n");
    expect(err).toMatch(
      /^ {2}A paper on sealing: the language model's endpoint refuses characters 0 to \d+ .*status 400, the prompt is against our policy.*; .+ \[RAP_LLM_REFUSED\]$/m,
    );
    expect(err).toContain("1 of 3 were not coded");
    expect([status, asked.length]).toEqual([1, 3]);
  },
);

it.each([
  ["a key that is not known", 401, {}],
  ["an account without the right", 403, {}],
  ["no such model", 404, {}],
  ["no such model, by an endpoint that says 400", 400, { code: "model_not_found", message: "The model does not exist" }],
  ["an account without money", 402, {}],
])("stops at %s, since no document can succeed", async (_what, status, error) => {
  refusal = { status, error: { message: "no", ...error } };
  const { code: ended, err } = await code(`stop-${status}-${JSON.stringify(error).length}`, "--library", library);
  expect([ended, asked.indexOf(true)]).toEqual([1, asked.length - 1]);
  expect(err).toContain("[RAP_LLM_ENDPOINT]");
});

it("of one file says that nothing was answered", async () => {
  refusal = { status: 413, error: { message: "too long" } };
  const { code: ended, out, err } = await code("file", join(folder, "b sealing.txt"));
  expect([ended, out]).toEqual([1, ""]);
  expect(err).toMatch(/status 413, too long.*\[RAP_LLM_REFUSED\]/);
});
