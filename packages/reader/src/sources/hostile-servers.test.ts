import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { brotliCompressSync, constants, deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { type FetchOptions, fetchUrl } from "./fetch-url.ts";

/* Servers that do not keep to HTTP, or keep to it and mean harm. What is asked of a fetch is the same for all: an error of the catalogue, in time, in little memory, nothing left open. */

type Answer = (socket: Socket, path: string) => void;

const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
const say =
  (...parts: readonly (string | Uint8Array)[]): Answer =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };
/** Goes on with it for as long as it is listened to. */
const forEver =
  (start: string, more: string | Uint8Array): Answer =>
  (socket) => {
    socket.write(start);
    const go = (): void => {
      while (!socket.destroyed && socket.write(more));
      if (!socket.destroyed) socket.once("drain", go);
    };
    go();
  };
const drip =
  (start: string, more: string): Answer =>
  (socket) => {
    socket.write(start);
    const timer = setInterval(() => socket.write(more), 20);
    socket.once("close", () => clearInterval(timer));
  };
const zeros = Buffer.alloc(64 * 1024 * 1024);
const packed = (encoding: string, body: Uint8Array): Answer =>
  say(`${ok}Content-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\n\r\n`, body);

const answers: Readonly<Record<string, readonly [Answer, RegExp]>> = {
  "says nothing": [() => undefined, /RAP_SOURCE_TIMEOUT/],
  "hangs up at once": [(socket) => socket.end(), /RAP_SOURCE_UNREACHABLE/],
  "resets the connection at once": [(socket) => socket.resetAndDestroy(), /RAP_SOURCE_UNREACHABLE/],
  "is no web server": [say("220 mail.example ESMTP\r\n"), /RAP_SOURCE_UNREACHABLE/],
  "sends a head that never ends": [forEver(ok, "X-More: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(200)), /RAP_SOURCE_UNREACHABLE/],
  "sends one header that never ends": [forEver(`${ok}X-More: `, "a".repeat(10_000)), /RAP_SOURCE_UNREACHABLE/],
  "drips its head": [drip("HTTP/1.1 200 OK\r\n", "X: y\r\n"), /RAP_SOURCE_TIMEOUT/],
  "promises its answer without end": [forEver("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), /RAP_SOURCE_TIMEOUT/],
  "changes the protocol": [
    say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"),
    /RAP_SOURCE_(?:UNREACHABLE|STATUS)/,
  ],
  "drips its body": [drip(`${ok}\r\n`, "a"), /RAP_SOURCE_TIMEOUT/],
  "drips chunks": [drip(`${ok}Transfer-Encoding: chunked\r\n\r\n`, "1\r\na\r\n"), /RAP_SOURCE_TIMEOUT/],
  "sends chunks without end": [forEver(`${ok}Transfer-Encoding: chunked\r\n\r\n`, `4000\r\n${"a".repeat(0x4000)}\r\n`), /RAP_SOURCE_TOO_LARGE/],
  "sends chunks whose sizes are words": [say(`${ok}Transfer-Encoding: chunked\r\n\r\n`, "zz\r\naaaa\r\n"), /RAP_SOURCE_UNREACHABLE/],
  "sends chunks with remarks without end": [forEver(`${ok}Transfer-Encoding: chunked\r\n\r\n1;`, "a=b;".repeat(1000)), /RAP_SOURCE_UNREACHABLE/],
  "sends trailers without end": [forEver(`${ok}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n`, "X: y\r\n".repeat(100)), /RAP_SOURCE_UNREACHABLE/],
  "names a length and two of them": [say(`${ok}Content-Length: 5\r\nContent-Length: 6\r\n\r\n`, "hello!"), /RAP_SOURCE_UNREACHABLE/],
  "names a length and chunks": [say(`${ok}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`, "1\r\na\r\n0\r\n\r\n"), /RAP_SOURCE_UNREACHABLE/],
  "names a length that is no number": [say(`${ok}Content-Length: 1e9\r\n\r\n`, "hello"), /RAP_SOURCE_UNREACHABLE/],
  "names an endless length and stays silent": [say(`${ok}Content-Length: 9007199254740991\r\n\r\n`, "hello"), /RAP_SOURCE_T(?:IMEOUT|OO_LARGE)/],
  "hangs up midway": [(socket) => socket.write(`${ok}Content-Length: 1000\r\n\r\nhello`, () => socket.end()), /RAP_SOURCE_UNREACHABLE/],
  "resets the connection midway": [
    (socket) => socket.write(`${ok}Content-Length: 1000\r\n\r\nhello`, () => setTimeout(() => socket.resetAndDestroy(), 20)),
    /RAP_SOURCE_UNREACHABLE/,
  ],
  "sends a bomb of gzip": [packed("gzip", gzipSync(zeros)), /RAP_SOURCE_TOO_LARGE/],
  "sends a bomb of brotli": [packed("br", brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })), /RAP_SOURCE_TOO_LARGE/],
  "sends many bombs, one behind the other": [forEver(`${ok}Content-Encoding: gzip\r\n\r\n`, gzipSync(zeros)), /RAP_SOURCE_TOO_LARGE/],
  "packs nothing, without end": [
    forEver(`${ok}Content-Encoding: gzip\r\n\r\n`, Buffer.concat(Array.from({ length: 2000 }, () => gzipSync("")))),
    /RAP_SOURCE_T/,
  ],
  "packs in a form that it does not name": [packed("deflate", deflateRawSync("hello")), /RAP_SOURCE_UNREACHABLE/],
  "cuts what it packed": [packed("gzip", gzipSync("hello".repeat(1000)).subarray(0, 20)), /RAP_SOURCE_UNREACHABLE/],
  "packs twice": [packed("gzip, gzip", gzipSync(gzipSync("hello"))), /RAP_SOURCE_CONTENT_TYPE/],
  "redirects with a body without end": [forEver("HTTP/1.1 302 Found\r\nLocation: /1\r\n\r\n", "a".repeat(10_000)), /RAP_SOURCE_REDIRECTS/],
  "redirects each time elsewhere": [
    (socket, path) => socket.write(`HTTP/1.1 307 Temporary Redirect\r\nLocation: ${path}1\r\nContent-Length: 0\r\n\r\n`),
    /RAP_SOURCE_REDIRECTS/,
  ],
  "redirects to what is no address": [
    say(`HTTP/1.1 302 Found\r\nLocation: http://[${"x".repeat(9000)}\r\nContent-Length: 0\r\n\r\n`),
    /RAP_SOURCE_URL/,
  ],
  "redirects to the metadata of a cloud": [
    say("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n"),
    /RAP_SOURCE_PRIVATE_ADDRESS/,
  ],
  "fails with a body without end": [forEver("HTTP/1.1 500 Oh\r\n\r\n", "a".repeat(10_000)), /RAP_SOURCE_STATUS/],
  "says that nothing has changed, unasked": [say("HTTP/1.1 304 Not Modified\r\n\r\n"), /RAP_SOURCE_STATUS/],
};

let server: Server;
let port = 0;
let answer: Answer = () => undefined;
const open = new Set<Socket>();
beforeAll(async () => {
  server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
    socket.once("data", (head) => answer(socket, /^GET (\S+)/.exec(head.toString("latin1"))?.[1] ?? "/"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => open.forEach((socket) => socket.destroy()));
afterAll(() => server.close());

const options: FetchOptions = {
  lookup: async () => [{ address: "127.0.0.1", family: 4 }],
  allowsAddress: (address) => address === "127.0.0.1",
  allowsPort: () => true,
  maxBytes: 1_000_000,
};

/** What only time ends is waited for shortly; the rest is refused before, on a busy machine too. */
const timeoutFor = (code: RegExp): number => (code.test("RAP_SOURCE_TIMEOUT") ? 400 : 2500);

test.each(Object.entries(answers))("a server that %s is refused in time", async (_, [how, code]) => {
  answer = how;
  const begin = performance.now();
  const thrown: unknown = await fetchUrl(`http://public.example:${port}/`, { ...options, timeoutMs: timeoutFor(code) }).then(
    () => null,
    (problem: unknown) => problem,
  );
  expect(isRapporteurError(thrown) ? thrown.code : String(thrown)).toMatch(code);
  expect(String(thrown).length).toBeLessThan(2000);
  expect(performance.now() - begin).toBeLessThan(10_000);
  // The other end sees the connection closed: nothing goes on behind the error.
  await expect.poll(() => open.size, { timeout: 5000 }).toBe(0);
});
