import fc from "fast-check";
import { expect, test } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import { isRapporteurError } from "@rapporteur/core/base";
import { checkDocument } from "../check-document-for-tests.ts";
import { readSource } from "../read-source.ts";
import type { PdfFile, PdfRun } from "./pdf-page.ts";
import { setLines, writePdf } from "./pdf-writer-for-tests.ts";
import { readPdf } from "./read-pdf.ts";

const words = fc.constantFrom(
  "The ministers of the two countries met",
  "gov-",
  "ernment",
  "By Jane Doe",
  "3 May 2024",
  "•",
  "• a toll",
  "12",
  " ",
  "–",
  "\u00ad",
  "e\u0301t\u00ad",
  "\ud83d",
  "\u0007",
  "\ue000",
  "שלום",
  "1.",
  "Leave a reply",
  "Jane Doe is a fellow at an institute.",
);
const place = fc.oneof(fc.integer({ min: -50, max: 900 }), fc.constantFrom(60, 310, 100, 112));
const run: fc.Arbitrary<PdfRun> = fc.record({
  text: words,
  x: place,
  y: place,
  width: fc.integer({ min: 0, max: 400 }),
  size: fc.constantFrom(0, 1, 6, 8, 10, 10, 10, 14, 30),
  isBold: fc.boolean(),
});
const claim = fc.option(fc.constantFrom("Jane Doe", "x.docx", "The ministers of the two countries met", ""));
const file: fc.Arbitrary<PdfFile> = fc.record({
  pages: fc.array(fc.record({ width: fc.constant(595), height: fc.constant(842), runs: fc.array(run, { maxLength: 60 }) }), {
    minLength: 1,
    maxLength: 6,
  }),
  claims: fc.record({ title: claim, author: claim, created: fc.constant("2024-05-03"), published: fc.constant(null), language: fc.constant(null) }),
});

test("however a page is drawn, the document keeps its promises, and no letter comes from elsewhere", () => {
  fc.assert(
    fc.property(file, (drawn) => {
      try {
        const read = readPdf(drawn, "drawn");
        checkDocument(read);
        const letters = new Set(drawn.pages.flatMap(({ runs }) => runs.flatMap(({ text }) => [...text])));
        for (const letter of read.document.text) if (/[\p{L}\p{N}]/u.test(letter)) expect(letters).toContain(letter);
      } catch (error) {
        if (!isRapporteurError(error)) throw error;
        expect(["RAP_SOURCE_SCANNED", "RAP_SOURCE_NO_LETTERS"]).toContain(error.code);
      }
    }),
    { numRuns: times(40, 300) },
  );
});

const whole = writePdf({
  pages: [1, 2].map((number) =>
    setLines(`Page ${number} says that the ministers met on the shore and agreed on nothing.`, { x: 60, y: 100, width: 40 }),
  ),
  info: { Title: "A paper", Author: "Jane Doe" },
  isPacked: true,
});
const damage = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 });
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((tail) => Buffer.concat([Buffer.from("%PDF-1.4\n"), tail])),
  damage.map((changes) => {
    const copy = Buffer.from(whole);
    for (const [at, value] of changes) copy[at] = value;
    return copy;
  }),
  fc.nat({ max: whole.length }).map((length) => Buffer.from(whole.subarray(0, length))),
);

test("any bytes end in a document or an error of the catalogue", async () => {
  await fc.assert(
    fc.asyncProperty(bytes, async (given) => {
      try {
        checkDocument(await readSource(given, { name: "given", timeoutMs: 20_000 }));
      } catch (error) {
        if (!isRapporteurError(error)) throw error;
        expect(error.code).toMatch(/^RAP_SOURCE_/);
      }
    }),
    { numRuns: times(15, 120) },
  );
}, 120_000);
