import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, errorOf, startSingleUser, type LibraryServer } from "../../../../test/support/library-server.ts";

let server: LibraryServer;
let csrf: string;
beforeAll(async () => {
  server = await startSingleUser();
  csrf = ((await (await ask(server, "GET", "/api/session")).json()) as { csrf: string }).csrf;
});
afterAll(() => server.end());

const commit = (body: unknown): Promise<Response> => ask(server, "POST", "/api/projects/main/commits", { body, headers: { "x-csrf-token": csrf } });
const zeros = (count: number): string => Array.from({ length: count }, () => "0").join();
const typeWith = (parts: string): string => `{"kind":"type","id":"t1","expected":null,"after":{"variables":[{"name":"a",${parts}}]}}`;

test.each([
  ["a list of zeros within a record", typeWith(`"entityTypes":[${zeros(300_000)}]`), "RAP_HTTP_FIELD"],
  ["a list of too many changes", zeros(300_000), "RAP_HTTP_FIELD"],
  ["as many wrong changes as may be", Array.from({ length: 500 }, () => typeWith(`"choices":[${zeros(400)}]`)).join(), "RAP_HTTP_FIELD"],
  ["an object of a hundred thousand fields", `{${Array.from({ length: 100_000 }, (_, at) => `"k${at}":0`).join()}}`, "RAP_HTTP_JSON"],
])("a request that is wrong in thousands of places is soon refused: %s", async (_, changes, code) => {
  const before = process.cpuUsage();
  const body = `{"requestKey":"key-00000009","action":"a","summary":"","changes":[${changes}]}`;
  expect(await errorOf(await commit(body))).toMatchObject({ status: 400, code });
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(3);
});

test.each([
  ["inside a string, behind a quotation mark of its words", `"\\\\\\"${"[".repeat(100)}"`, "RAP_HTTP_FIELD"],
  ["behind a name that ends in a backslash", `{"\\\\":${"[".repeat(100)}`, "RAP_HTTP_DEEP"],
  ["in a string without an end", `"${"[".repeat(100)}`, "RAP_HTTP_JSON"],
])("brackets count where they nest, and not within words: %s", async (_, body, code) => {
  expect(await errorOf(await commit(body))).toMatchObject({ status: 400, code });
});

test("a wrong one of many changes is named where it stands", async () => {
  const right = (at: number) => ({ kind: "regex", id: `r${at}`, expected: null, after: null });
  const changes = Array.from({ length: 300 }, (_, at) => (at === 250 ? { ...right(at), expected: "one" } : right(at)));
  const error = await errorOf(await commit({ requestKey: "key-00000008", action: "a", summary: "", changes }));
  expect(error).toMatchObject({ status: 400, code: "RAP_HTTP_FIELD", field: "changes.250.expected" });
});

test.each([
  ["/%ff", 400],
  ["/api/projects/%ff/documents", 400],
  [`/api/projects/${"a".repeat(400)}/documents`, 404],
])("the answer to an address that is none has the headers of every answer, and repeats nothing of it: %s", async (path, status) => {
  const answer = await ask(server, "GET", path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  const body = await answer.text();
  expect(body).toContain(answer.headers.get("x-request-id") ?? "no id");
  expect(body).not.toMatch(/%ff|aaaa/);
});
