import { expect, test } from "vitest";
import { writeZip } from "../zip/write-zip.ts";
import { openRefi } from "./open-refi.ts";
import { refiStatements } from "./refi-to-statements.ts";

/* A small file that refers to the same words over and over. */

const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const many = (count: number, write: (at: number) => string): string => Array.from({ length: count }, (_, at) => write(at)).join("");

const noted = (codes: number): string => `<Project name="study"><CodeBook><Codes>
  ${many(codes, (at) => `<Code guid="${guid(at)}" name="c${at}">${many(100, (note) => `<NoteRef targetGUID="${guid(5000 + note)}"/>`)}</Code>`)}
</Codes></CodeBook>
<Notes>${many(100, (note) => `<Note guid="${guid(5000 + note)}" name="n"><PlainTextContent>${"memo ".repeat(2000)}</PlainTextContent></Note>`)}</Notes></Project>`;

test("memos that every code refers to are told up to fifty million characters", async () => {
  const { concepts } = refiStatements(await openRefi(bytes(noted(10)), "a.qde"));
  expect(concepts[9]?.note.length).toBeGreaterThan(900_000);
  const project = await openRefi(bytes(noted(60)), "a.qde");
  expect(() => refiStatements(project, "a.qde")).toThrow(expect.objectContaining({ code: "RAP_EXCHANGE_REFI" }));
});

test("a text that many sources name is read up to half a gigabyte", async () => {
  // Not to be packed tightly: that alone would be refused.
  const text = many(400_000, (at) => Math.imul(at + 1, 2_654_435_761).toString(36));
  const named = (count: number): Uint8Array => {
    const sources = many(count, (at) => `<TextSource guid="${guid(at)}" name="t${at}" plainTextPath="internal://t.txt"/>`);
    const xml = `<Project name="study"><CodeBook><Codes/></CodeBook><Sources>${sources}</Sources></Project>`;
    return writeZip([
      { name: "project.qde", content: xml },
      { name: "sources/t.txt", content: text },
    ]);
  };
  expect((await openRefi(named(3), "a.qdpx")).sources[2]?.text).toBe(text);
  await expect(openRefi(named(300), "a.qdpx")).rejects.toMatchObject({ code: "RAP_SOURCE_INFLATES" });
});
