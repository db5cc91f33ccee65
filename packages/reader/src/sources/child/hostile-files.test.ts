import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { writeDocx } from "../docx/docx-writer-for-tests.ts";
import { readSource } from "../read-source.ts";

/* Small files that took gigabytes, minutes, or the whole program with them. Each is refused by a code of the catalogue, and the next file is read. */

/** A PDF of one page whose objects and content are written by hand. */
function pdf(objects: Readonly<Record<number, string | Buffer>>): Buffer {
  const parts = [Buffer.from("%PDF-1.7\n")];
  const offsets = new Map<number, number>();
  const lengthOf = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [number, body] of Object.entries(objects)) {
    offsets.set(Number(number), lengthOf());
    parts.push(Buffer.from(`${number} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n"));
  }
  const table = lengthOf();
  const rows = Object.keys(objects).map((number) => `${String(offsets.get(Number(number))).padStart(10, "0")} 00000 n \n`);
  parts.push(Buffer.from(`xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join("")}trailer\n<< /Root 1 0 R /Size ${rows.length + 1} >>\n`));
  parts.push(Buffer.from(`startxref\n${table}\n%%EOF`));
  return Buffer.concat(parts);
}

function stream(content: string | Buffer, layers = 0, dictionary = ""): Buffer {
  let data = Buffer.from(content);
  for (let layer = 0; layer < layers; layer++) data = deflateSync(data, { level: 9 });
  const filter = layers === 0 ? "" : `/Filter [${"/FlateDecode ".repeat(layers)}]`;
  return Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${data.length} ${filter} >>\nstream\n`), data, Buffer.from("\nendstream")]);
}

const words = "BT /F1 12 Tf 72 700 Td <004100420043> Tj ET";
const plainFont = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
const wideFont = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] >>";
const cidFont = (widths: string): string =>
  `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W ${widths} >>`;
const page = (content: Buffer | string, font = plainFont, more: Readonly<Record<number, string | Buffer>> = {}): Buffer =>
  pdf({
    1: "<< /Type /Catalog /Pages 2 0 R >>",
    2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    4: content,
    5: font,
    ...more,
  });

const spaces = (count: number): Buffer => Buffer.alloc(count, " ");
const aString = (count: number): Buffer => Buffer.concat([Buffer.from("BT /F1 12 Tf ("), Buffer.alloc(count, "a"), Buffer.from(") Tj ET")]);

const files: readonly [name: string, bytes: () => Uint8Array, codes: RegExp][] = [
  ["widths.pdf", () => page(stream(words), wideFont, { 6: cidFont("[0 400000000 5]") }), /TOO_HARD/],
  ["inflates.pdf", () => page(stream(spaces(300_000_000), 1)), /INFLATES/],
  ["inflates-twice.pdf", () => page(stream(spaces(300_000_000), 2)), /INFLATES/],
  ["one-string.pdf", () => page(stream(aString(30_000_000), 1)), /INFLATES/],
  ["many.docx", () => writeDocx({ body: "<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(600_000) }), /INFLATES|TOO_HARD|TOO_MANY/],
];

/** Those that are refused before they cost a second. */
const isQuick = (name: string): boolean => ["one-string.pdf", "many.docx"].includes(name);

describe("hostile files", () => {
  test.for(files.filter(([name]) => isQuick(name)))("%s is refused, and the next file is read", refuse);
  test.for(files.filter(([name]) => !isQuick(name)))("%s is refused, and the next file is read", { tags: "long" }, refuse);

  async function refuse([name, bytes, codes]: (typeof files)[number]): Promise<void> {
    await expect(readSource(bytes(), { name })).rejects.toMatchObject({ code: expect.stringMatching(codes) as string });
    expect((await readSource(page(stream(words.replace("<004100420043>", "(Talks will resume)"))))).document.text).toContain("Talks will resume");
  }

  test("the file that ended the program is less than a kilobyte", () => {
    expect(page(stream(words), wideFont, { 6: cidFont("[0 400000000 5]") }).length).toBeLessThan(1300);
  });
});
