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

test("a code book is read up to fifty thousand codes", async () => {
  const book = (count: number): Uint8Array =>
    bytes(`<CodeBook origin="x"><Codes>${many(count, (at) => `<Code guid="${guid(at)}" name="c${at}"/>`)}</Codes></CodeBook>`);
  expect((await openRefi(book(50_000), "a.qdc")).codes).toHaveLength(50_000);
  await expect(openRefi(book(50_001), "a.qdc")).rejects.toMatchObject({ code: "RAP_EXCHANGE_REFI" });
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

test("passages of a source that many cases have ask for two of them", async () => {
  const [cases, passages] = [300, 200];
  const xml = `<Project name="study"><CodeBook><Codes><Code guid="${guid(1)}" name="c"/></Codes></CodeBook>
    <Cases>${many(cases, (at) => `<Case guid="${guid(1000 + at)}" name="case ${at}"><SourceRef targetGUID="${guid(2)}"/></Case>`)}</Cases>
    <Sources><TextSource guid="${guid(2)}" name="t"><PlainTextContent>The gates are shut.</PlainTextContent>
      ${many(passages, (at) => `<PlainTextSelection guid="${guid(5000 + at)}" name="s" startPosition="0" endPosition="9"><Coding guid="${guid(9000 + at)}"><CodeRef targetGUID="${guid(1)}"/></Coding></PlainTextSelection>`)}
    </TextSource></Sources></Project>`;
  const project = await openRefi(bytes(xml), "a.qde");
  let asked = 0;
  const counted = project.cases.map((one) => Object.defineProperty({ ...one }, "name", { get: () => (asked++, one.name) }));
  const { table, warnings } = refiStatements({ ...project, cases: counted }, "a.qde");
  expect(table.length).toBe(passages);
  expect(asked).toBeLessThan(5 * cases);
  expect(warnings.map(({ message }) => message).join("\n")).toContain("200 passages that belong to several cases");
});
