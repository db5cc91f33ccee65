import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { checkDocument } from "../check-document-for-tests.ts";
import { readSource } from "../read-source.ts";
import { listEntry, paragraph, table, writeDocx } from "./docx-writer-for-tests.ts";
import { times } from "../../../../../test/support/effort.ts";

const talks = "The ministers of the two countries met on the shore for the fourth time this year. They agreed on nothing.";
const gates = "Nobody who has seen the gates believes that they were closed for repairs.";
const noteMark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>';

describe("a Word document", async () => {
  const body = [
    paragraph("Who pays for the canal", "Title"),
    paragraph("The gates are shut, and nobody agrees on what the closure is for.", "Subtitle"),
    paragraph("By Petra Olsvik", "Author"),
    paragraph("March 2029"),
    `<w:p><w:r><w:t>${talks}</w:t></w:r>${noteMark}</w:p>`,
    paragraph("The gates of Varn", "heading1"),
    paragraph(gates),
    listEntry("a toll on the canal,"),
    listEntry("and silence until June."),
    paragraph("We leave with the same offer.", "Quote"),
    table([
      ["Year", "Ships"],
      ["2028", "398"],
    ]),
    paragraph("Leave a reply to the ministry, they said."),
  ];
  const core =
    "<dc:title>Who pays for the canal</dc:title><dc:creator>Petra Olsvik</dc:creator><dcterms:created>2029-03-14T09:30:00Z</dcterms:created>";
  const { document, warnings, format } = await readSource(writeDocx({ body: body.join(""), notes: ["Protocol of the fourth round."], core }), {
    name: "paper.docx",
  });

  test("is taken apart by its styles", () => {
    expect(format).toBe("docx");
    expect(
      document.blocks.map(({ kind, level, start, end }) => `${kind} ${level}: ${document.text.slice(start, Math.min(end, start + 40))}`),
    ).toEqual([
      "title 1: Who pays for the canal",
      "paragraph 0: The gates are shut, and nobody agrees on",
      "byline 0: By Petra Olsvik",
      "other 0: March 2029",
      "paragraph 0: The ministers of the two countries met o",
      "heading 1: The gates of Varn",
      "paragraph 0: Nobody who has seen the gates believes t",
      "item 1: a toll on the canal,",
      "item 1: and silence until June.",
      "quote 0: We leave with the same offer.",
      "other 0: Year\tShips\n2028\t398",
      "paragraph 0: Leave a reply to the ministry, they said",
      "other 0: Protocol of the fourth round.",
    ]);
  });

  test("is dated and signed by its properties as far as its text agrees", () => {
    expect(document.metadata).toMatchObject({ authors: ["Petra Olsvik"], published: "2029-03-14" });
    expect(document.metadata.standfirst).toMatch(/^The gates are shut/);
    expect(warnings.map(({ code }) => code)).toEqual(["date-from-file"]);
  });

  test("shows neither marks of notes nor their way back", () => {
    expect(document.text).toContain("agreed on nothing.\n\nThe gates");
    expect(document.text).not.toMatch(/↑|\[1\]/);
  });
});

describe("Word documents that cannot be read", () => {
  test("one that unpacks to far more than it says, or than it should", async () => {
    const bomb = { name: "word/document.xml", content: Buffer.alloc(20_000_000, 0x20) };
    await expect(readSource(writeDocx({ body: "", parts: [bomb] }), { name: "bomb.docx" })).rejects.toMatchObject({ code: "RAP_SOURCE_INFLATES" });
    const lie = { ...bomb, declaredSize: 1000 };
    await expect(readSource(writeDocx({ body: "", parts: [lie] }), { name: "lie.docx" })).rejects.toMatchObject({ code: "RAP_SOURCE_DAMAGED" });
  });

  test("one that declares entities, one that is cut off, one without words", async () => {
    const entities = { name: "word/document.xml", content: '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' };
    await expect(readSource(writeDocx({ body: "", parts: [entities] }))).rejects.toThrow(/declares entities/);
    const unknown = { name: "word/document.xml", content: "<x>&a;</x>" };
    await expect(readSource(writeDocx({ body: "", parts: [unknown] }))).rejects.toThrow(/damaged Word document \(entity not found:&a;\)/);
    const unended = { name: "word/document.xml", content: "<w:a></w:a></w:b" };
    await expect(readSource(writeDocx({ body: "", parts: [unended] }))).rejects.toThrow(
      /damaged Word document \(end tag name: w:b is not complete\)/,
    );
    const whole = writeDocx({ body: paragraph(talks) });
    await expect(readSource(whole.subarray(0, 700), { name: "cut.docx", format: "docx" })).rejects.toMatchObject({ code: "RAP_SOURCE_DAMAGED" });
    await expect(readSource(writeDocx({ body: "" }))).rejects.toMatchObject({ code: "RAP_SOURCE_NO_TEXT" });
  });

  test("one under a password, which is a container of another kind", async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]);
    await expect(readSource(bytes, { name: "secret.docx" })).rejects.toMatchObject({ code: "RAP_SOURCE_ENCRYPTED" });
  });

  test("one nested without end", { tags: "long", timeout: 60_000 }, async () => {
    const deep = "<w:sdt><w:sdtContent>".repeat(60_000);
    await expect(readSource(writeDocx({ body: deep }))).rejects.toSatisfy(isRapporteurError);
  });
});

test("any damage ends in a document or an error of the catalogue", async () => {
  const whole = writeDocx({ body: paragraph(talks, "heading1") + table([[gates, "x"]]), notes: ["A note."] });
  const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const copy = Buffer.from(whole);
      for (const [at, value] of changes) copy[at] = value;
      try {
        checkDocument(await readSource(copy, { name: "given.docx", timeoutMs: 20_000 }));
      } catch (error) {
        if (!isRapporteurError(error)) throw error;
        expect(error.code).toMatch(/^RAP_SOURCE_/);
      }
    }),
    { numRuns: times(25, 100) },
  );
}, 120_000);
