import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, errorOf, startProject, type LibraryServer, type Person } from "../../../../../test/support/library-server.ts";
import { byteBudget } from "./byte-budget.ts";

let server: LibraryServer;
let project: string;
let people: Record<"greedy" | "other", Person>;
beforeAll(async () => {
  ({ server, project, people } = await startProject("Files", { greedy: "coder", other: "coder" }, { uploads: { windowMs: 4000 } }));
});
afterAll(() => server.end());

const path = (name: string): string => `/api/projects/${project}/documents?name=${name}&code=false`;

/** A request of which the head comes, and nothing of the body until it is written. */
function begin(
  person: Person,
  { length, name = "a.txt" }: { length: number | "chunked"; name?: string },
): { socket: Socket; answer: Promise<string> } {
  const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
  const size = length === "chunked" ? "Transfer-Encoding: chunked" : `Content-Length: ${length}`;
  socket.write(
    `POST ${path(name)} HTTP/1.1\r\nHost: localhost\r\nCookie: ${person.cookie}\r\nX-CSRF-Token: ${person.csrf}\r\nContent-Type: application/octet-stream\r\n${size}\r\n\r\n`,
  );
  let text = "";
  const answer = new Promise<string>((resolve) => {
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (text.includes("\r\n\r\n")) resolve(text);
    });
    socket.on("error", () => resolve(text)).on("close", () => resolve(text));
  });
  return { socket, answer };
}

const upload = (as: Person, words: string) =>
  ask(server, "POST", path("b.txt"), { as, body: new TextEncoder().encode(words), headers: { "content-type": "application/octet-stream" } });

test("files that drip in from one account leave room for the others, and are given up", async () => {
  const held = Array.from({ length: 20 }, () => begin(people.greedy, { length: 1000 }));
  const answered: string[] = [];
  for (const { answer } of held) void answer.then((text) => answered.push(text));
  await expect.poll(() => answered.length, { timeout: 3500 }).toBe(16);
  expect(answered.filter((text) => text.startsWith("HTTP/1.1 429 "))).toHaveLength(16);
  expect((await upload(people.other, "One sentence of somebody else.")).status).toBe(200);
  const last = await Promise.all(held.map(({ answer }) => answer));
  expect(last.filter((text) => text.startsWith("HTTP/1.1 408 "))).toHaveLength(4);
  expect(last.find((text) => text.startsWith("HTTP/1.1 408 "))).toMatch(/connection: close/i);
  for (const { socket } of held) socket.destroy();
  await expect.poll(async () => (await upload(people.greedy, "One sentence of the same.")).status, { timeout: 10_000 }).toBe(200);
});

test("a file over its limit is refused by its announced size, before a byte of it came", async () => {
  const { socket, answer } = begin(people.greedy, { length: 40_000_000 });
  const text = await answer;
  socket.destroy();
  expect(text).toMatch(/^HTTP\/1\.1 422 /);
  const archive = begin(people.greedy, { length: 40_000_000, name: "a.zip" });
  expect(await Promise.race([archive.answer, new Promise((resolve) => setTimeout(resolve, 300, "open"))])).toBe("open");
  archive.socket.destroy();
});

test("without an announced size it is refused as soon as it is over the limit", async () => {
  const { socket, answer } = begin(people.other, { length: "chunked" });
  const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(0x10_00_00, 97), Buffer.from("\r\n")]);
  for (let count = 0; count < 36; count++) socket.write(chunk);
  expect(await answer).toMatch(/^HTTP\/1\.1 422 /);
  socket.destroy();
});

test("what came whole is taken as it is", async () => {
  const words = "Nothing is lost on the way. ".repeat(5000).trim();
  const response = await upload(people.other, words);
  expect(response.status).toBe(200);
  const { documentId } = (await response.json()) as { documentId: string };
  const shown = await ask(server, "GET", `/api/projects/${project}/documents/${documentId}`, { as: people.other });
  expect(await shown.text()).toContain(words);
  expect(await errorOf(await ask(server, "POST", path("e.txt"), { as: people.other }))).toMatchObject({ code: expect.stringMatching(/^RAP_SOURCE/) });
});

test("a budget is shared in the order of asking; a file larger than all of it has it alone", async () => {
  const budget = byteBudget(100);
  const order: string[] = [];
  const first = await budget.take(60);
  const large = budget.take(500).then((give) => (order.push("large"), give));
  const small = budget.take(10).then((give) => (order.push("small"), give));
  await Promise.resolve();
  expect(order).toEqual([]);
  first();
  first();
  const giveLarge = await large;
  expect(order).toEqual(["large"]);
  giveLarge();
  (await small)();
  expect(order).toEqual(["large", "small"]);
});
