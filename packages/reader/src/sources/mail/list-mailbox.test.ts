import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { listSources } from "../archive/list-sources.ts";
import { readSource } from "../read-source.ts";

const desk = mkdtempSync(join(tmpdir(), "mailbox-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const prose = "Ministers of 🌍 will meet on Tuesday.\n\n>From here on they are likely to agree.\nFrom now on, too.";
const message = (subject: string, body: string): string =>
  `From ada@example.org Mon May  5 10:00:00 2031\nFrom: Ada Lund <ada@example.org>\nSubject: ${subject}\nDate: Mon, 05 May 2031 10:00:00 +0000\nMessage-ID: <${subject.length}@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${body}\n\n`;

async function listed(name: string, text: string, limits = {}): Promise<{ name: string; code?: string; bytes?: Uint8Array }[]> {
  const path = join(desk, name);
  writeFileSync(path, text);
  const found: { name: string; code?: string; bytes?: Uint8Array }[] = [];
  for await (const one of listSources(path, limits))
    found.push({
      name: one.name,
      ...(one.error === undefined ? {} : { code: one.error.code }),
      ...(one.bytes === undefined ? {} : { bytes: one.bytes }),
    });
  return found;
}

test("a mailbox is listed by its messages, each read as a message with its subject, sender and day", async () => {
  for (const ends of ["\n", "\r\n"]) {
    const box = [message("Tolls", prose), message("=?utf-8?q?Z=C3=B6lle?=", "The ban stays.")].join("").replaceAll("\n", ends);
    const found = await listed("inbox", box);
    expect(found.map(({ name }) => name)).toEqual(["inbox/00001 Tolls.eml", "inbox/00002.eml"]);
    const [first, second] = await Promise.all(found.map(({ bytes, name }) => readSource(bytes ?? new Uint8Array(), { name, isBounded: true })));
    expect(first?.document.metadata).toMatchObject({ title: "Tolls", authors: ["Ada Lund"], published: "2031-05-05" });
    expect(first?.document.text).toContain("Ministers of 🌍 will meet on Tuesday.\n\nFrom here on they are likely to agree.\nFrom now on, too.");
    expect(second?.document.metadata.title).toBe("Zölle");
    expect(second?.document.text).toContain("The ban stays.");
  }
});

test("a message that is too large is told, and those around it are listed", async () => {
  const box = [message("One", "Short."), message("Two", "Long. ".repeat(20_000)), message("Three", "Short again.")].join("");
  const found = await listed("big.mbox", box, { maxBytes: 10_000 });
  expect(found.map(({ name, code = "read" }) => `${name} ${code}`)).toEqual([
    "big.mbox/00001 One.eml read",
    "big.mbox/00002.eml RAP_SOURCE_TOO_LARGE",
    "big.mbox/00003 Three.eml read",
  ]);
});

test("a single message, and prose that begins with From, are no mailbox", async () => {
  expect((await listed("one.eml", message("Tolls", prose).replace(/^From .*\n/, ""))).map(({ name }) => name)).toEqual(["one.eml"]);
  expect((await listed("prose.txt", "From Ada to Bo it is a long way.\n\nFrom Bo to Ada too.\n")).map(({ name }) => name)).toEqual(["prose.txt"]);
});
