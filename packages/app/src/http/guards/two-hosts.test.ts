import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSingleUser, type LibraryServer } from "../../../../../test/support/library-server.ts";

let server: LibraryServer;
beforeAll(async () => {
  server = await startSingleUser();
});
afterAll(() => server.end());

/** Sends these very bytes, and gives what comes until the server hangs up. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(new URL(server.origin).port), "127.0.0.1", () => socket.write(text));
    socket.on("data", (part) => parts.push(part));
    socket.once("close", () => resolve(Buffer.concat(parts).toString()));
    socket.once("error", reject);
  });
}

const own = "Host: localhost\r\n";
const end = "Connection: close\r\n\r\n";

test.each([
  `GET /api/session HTTP/1.1\r\n${own}Host: evil.example\r\n${end}`,
  `GET /api/session HTTP/1.1\r\n${own}${own}${end}`,
  `GET http://evil.example/api/session HTTP/1.1\r\n${own}${end}`,
])("two names in one request are refused, since who forwards it may heed the other one: %j", async (request) => {
  const answer = await raw(request);
  expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  expect(answer).not.toContain('csrf":');
});

test("one name in both places is one", async () => {
  expect(await raw(`GET http://localhost/api/session HTTP/1.1\r\n${own}${end}`)).toMatch(/^HTTP\/1\.1 200 /);
});
