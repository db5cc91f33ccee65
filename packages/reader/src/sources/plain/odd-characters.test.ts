import { isRapporteurError } from "@rapporteur/core/base";
import { expect, test } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import { readTold, tellText, type TextReader } from "../read-source.ts";
import { readText } from "./read-text.ts";

/* Signs that are no letters, and lines of very many of one sign: each text is read, keeps its words, and takes a time that grows with it. */

const first = "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles, and nobody had a plan for that.";
const last = "China warned Japan on Monday that it would answer in kind, said Ada Lund of the Varn Institute, and nobody in the port believed it.";
const paragraphs = (between: string): string => `Gates of Varn${between}${first}${between}${last}`;
const reader: TextReader = (text) => readText(text);

interface Shown {
  readonly blocks: readonly string[];
  readonly isStored: boolean;
}

function read(given: string | Uint8Array): Shown | string {
  const bytes = typeof given === "string" ? new TextEncoder().encode(given) : given;
  try {
    const { text, blocks } = readTold(tellText(bytes, { name: "a.txt", format: "text" }), reader).document;
    return { blocks: blocks.map(({ start, end }) => text.slice(start, end)), isStored: text.isWellFormed() && !/[\0\r]/.test(text) };
  } catch (thrown) {
    return isRapporteurError(thrown) ? thrown.code : String(thrown);
  }
}

const three = { blocks: ["Gates of Varn", first, last], isStored: true };

test.each<readonly [what: string, between: string]>([
  ["LF", "\n\n"],
  ["CR", "\r\r"],
  ["CR LF", "\r\n\r\n"],
  ["LF CR", "\n\r\n\r"],
  ["form feeds", "\n\f\n"],
  ["vertical tabulators", "\v\v"],
  ["next line", "\u0085\u0085"],
  ["line separators", "\u2028\u2028"],
  ["paragraph separators", "\u2029"],
  ["NUL between", "\n\0\n"],
])("paragraphs parted by %s", (_, between) => expect(read(paragraphs(between))).toEqual(three));

/** A text with odd signs before its last paragraph. */
const odd = (signs: string): string => `Gates of Varn\n\n${first}\n\n${signs}${last}`;

test.each<readonly [what: string, signs: string]>([
  ["signs that turn the direction of writing", "\u202e\u202d\u2066"],
  ["a thousand of them, none closed", "\u202e".repeat(1_000)],
  ["signs of no width", "\u200b\u200c\u200d\u2060\ufeff"],
  ["tags of flags", "\u{e0041}\u{e0042}\u{e007f}"],
  ["an escape of terminals", "\u001b[31m"],
  ["a back step", "x\b"],
  ["a bell", "\u0007"],
  ["private signs", "\ue000\u{f0000}"],
  ["signs of no meaning", "\ufffe\uffff"],
  ["variation selectors", "\ufe0f\u{e0100}"],
  ["twenty thousand accents on one letter", `Z${"\u0301".repeat(20_000)} `],
])("a paragraph that begins with %s is read, signs and all", (_, signs) => {
  expect(read(odd(signs))).toEqual({ blocks: ["Gates of Varn", first, `${signs}${last}`], isStored: true });
});

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const wide = (words: string): Buffer => Buffer.from(words, "utf16le");

test.each<readonly [what: string, bytes: Uint8Array, blocks: readonly string[]]>([
  ["two marks of byte order", bytesOf(`\ufeff\ufeff${odd("")}`), three.blocks],
  ["NUL within a word", bytesOf(odd("").replaceAll("gates", "ga\0tes")), three.blocks],
  ["half of a pair, in UTF-16", bytesOf([0xff, 0xfe], [...wide(odd(""))], [0x00, 0xd8]), ["Gates of Varn", first, `${last}\ufffd`]],
  ["half of a letter at the end, in UTF-16", bytesOf([0xff, 0xfe], [...wide(odd(""))], [0x41]), ["Gates of Varn", first, `${last}\ufffd`]],
])("bytes with %s are read", (_, bytes, blocks) => expect(read(bytes)).toEqual({ blocks, isStored: true }));

test.each<readonly [what: string, bytes: Uint8Array]>([
  ["halves of pairs in UTF-8", bytesOf(`${odd("")} `, [0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80])],
  ["letters written too long", bytesOf(`${odd("")} `, [0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0xf5, 0x80, 0x80, 0x80])],
])("bytes with %s are no UTF-8, and the words around them stay", (_, bytes) => {
  expect(read(bytes)).toMatchObject({ isStored: true, blocks: ["Gates of Varn", first, expect.stringContaining(last) as string] });
});

test.each([
  ["spaces alone", " \n\t\r\n "],
  ["signs of no width alone", "\u200b\u200d\ufeff".repeat(100)],
  ["signs of direction alone", "\u202e\n\n\u2066"],
  ["accents alone", "\u0301 \u0301"],
])("%s are no text", (_, words) => expect(read(words)).toBe("RAP_SOURCE_EMPTY"));

/** A million in the long form. */
const many = times(150_000, 1_000_000);

test.each<readonly [what: string, signs: string]>([
  ["letters", "a".repeat(many)],
  ["words", "Ab ".repeat(many / 3)],
  ["digits", "7".repeat(many)],
  ["full stops", ".".repeat(many)],
  ["quotation marks", "“".repeat(many)],
  ["brackets", "(".repeat(many)],
  ["signs of quoting", ">".repeat(many)],
  ["dashes", "-".repeat(many)],
  ["signs of no width", "\u200b".repeat(many)],
  ["signs of direction", "\u202e".repeat(many)],
  ["accents", `a${"\u0301".repeat(many)}`],
  ["spaces", `x${" ".repeat(many)}`],
  ["line feeds", "\n".repeat(many)],
  ["carriage returns", "\r".repeat(many)],
  ["lines of a tabulator", "\t\n".repeat(many / 2)],
])("very many %s take a second or two, and the text before them stays", (_, signs) => {
  const page = `Gates of Varn\n\n${first}\n\n${signs}`;
  const costOf = (): number => {
    const before = process.cpuUsage();
    read(page);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000_000;
  };
  expect(read(page)).toMatchObject({ isStored: true, blocks: expect.arrayContaining([first]) as string[] });
  // Of a worker that other suites share: it may have their leavings to collect just then.
  expect(Math.min(costOf(), costOf())).toBeLessThan(times(1, 3));
});
