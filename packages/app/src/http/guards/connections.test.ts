import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSingleUser, type LibraryServer } from "../../../../../test/support/library-server.ts";

let server: LibraryServer;
beforeAll(async () => {
  server = await startSingleUser({ stallMs: 400, checksAnswers: false });
});
afterAll(() => server.end());

interface Client {
  readonly socket: Socket;
  readonly isClosed: () => boolean;
}

function client(): Client {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  let isClosed = false;
  socket.on("error", () => undefined).on("close", () => (isClosed = true));
  return { socket, isClosed: () => isClosed };
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: ${new URL(server.origin).host}\r\n\r\n`;
const answersIn = (text: string): number => text.match(/HTTP\/1\.1 200/g)?.length ?? 0;

/** Sends requests together, and gives what comes back until it ends or nothing more comes. */
async function answersTo(count: number): Promise<{ answers: number; wasEnded: boolean }> {
  const { socket, isClosed } = client();
  let text = "";
  socket.on("data", (bytes) => (text += bytes.toString("latin1")));
  socket.write(get("/api/session").repeat(count));
  for (let turn = 0; turn < 200 && !isClosed() && answersIn(text) < count; turn++) await wait(10);
  const wasEnded = isClosed();
  socket.destroy();
  return { answers: answersIn(text), wasEnded };
}

test("requests that are sent ahead are answered in turn; a connection that sends many is ended", async () => {
  expect(await answersTo(10)).toEqual({ answers: 10, wasEnded: false });
  const many = await answersTo(300);
  expect(many.wasEnded).toBe(true);
  expect(many.answers).toBeLessThanOrEqual(16);
});

test("who takes nothing of an answer is let go, who takes it slowly is not", async () => {
  // It is written once, which takes a while.
  await (await fetch(`${server.origin}/api/openapi.json`, { headers: { connection: "close" } })).text();
  const [stuck, slow] = [client(), client()];
  const large = get("/api/openapi.json").repeat(15);
  stuck.socket.pause().write(large);
  // A stretch at a time, over three times as long as one may take nothing.
  slow.socket.on("data", () => {
    slow.socket.pause();
    setTimeout(() => slow.socket.resume(), 10);
  });
  slow.socket.write(large);
  await wait(1300);
  expect([await new Promise((resolve) => server.server.server.getConnections((_, count) => resolve(count))), slow.isClosed()]).toEqual([1, false]);
  for (const { socket } of [stuck, slow]) socket.destroy();
});

test("an answer that takes its time is waited for", async () => {
  const store: { care: LibraryServer["app"]["store"]["care"] } = server.app.store;
  const { care } = store;
  store.care = { ...care, check: async () => wait(1200, []) };
  const { socket, isClosed } = client();
  let text = "";
  socket.on("data", (bytes) => (text += bytes.toString("latin1")));
  socket.write(get("/api/doctor"));
  for (let turn = 0; turn < 300 && !isClosed() && !text.includes("HTTP/1.1"); turn++) await wait(10);
  store.care = care;
  expect(text).toContain("HTTP/1.1 200");
  socket.destroy();
});
