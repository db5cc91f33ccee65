import { describe, expect, it } from "vitest";
import { readText } from "../plain/read-text.ts";

/* Texts that somebody put into one file, one after the other: what ends one of them must not end the file. */

const sentences = [
  "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles before the northern mills.",
  "Nobody in the capital had a plan for that, and nobody in the port had asked for one before the insurers came.",
  "A second week will cost the mills more than the whole of last year’s drought, and the ministry has begun to say so.",
];
/** Paragraphs of which no two are alike. */
const paragraphs = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `In the ${at + 1}. report on ${name}, ${sentences[at % 3] ?? ""} ${sentences[(at + 1) % 3] ?? ""}`);
const article = (name: string, count = 6): string => [`What ${name} will cost`, "By Ada Lund", ...paragraphs(name, count)].join("\n\n");
const comments = (count: number): string =>
  [
    "Leave a reply. Required fields are marked.",
    ...Array.from({ length: count }, (_, at) => `reader${at}\n\n2 May 2031\n\n${sentences.join(" ")}`),
  ].join("\n\n");

function shownOf(source: string): { readonly shown: string; readonly leftOut: readonly string[] } {
  const { document, warnings } = readText(source);
  const shown = document.blocks.map(({ start, end }) => document.text.slice(start, end)).join("\n");
  const places = warnings.filter(({ code }) => code === "text-left-out");
  return { shown, leftOut: places.map(({ start, end }) => document.text.slice(start, end)) };
}

describe("readers’ comments", () => {
  it("end with the next text of the file, and with the one behind that", () => {
    const { shown, leftOut } = shownOf([article("the gate"), comments(1), article("the mill"), "Leave a comment", article("the canal")].join("\n\n"));
    for (const name of ["gate", "mill", "canal"]) expect(shown).toContain(`In the 6. report on the ${name}`);
    expect(shown).not.toContain("Leave a");
    expect(leftOut).toEqual([]);
  });

  it("end with the next text in a file of more than three thousand lines", { tags: "long" }, () => {
    const many = Array.from({ length: 520 }, (_, at) => article(`gate ${at}`)).join("\n\n");
    const { shown } = shownOf([article("the first gate"), comments(1), many].join("\n\n"));
    expect(shown).toContain("In the 6. report on gate 519");
  });

  it("are said to be left out, with their place, where they are long", () => {
    const { shown, leftOut } = shownOf([article("the gate"), comments(6)].join("\n\n"));
    expect(shown).not.toContain("reader5");
    expect(leftOut).toEqual([comments(6)]);
  });

  it("do not begin where their number stands over the text", () => {
    const { shown } = shownOf(["What the gate will cost", "By Ada Lund", "41 comments", ...paragraphs("the gate", 6), comments(1)].join("\n\n"));
    expect(shown).toContain("In the 6. report on the gate");
    expect(shown).not.toContain("reader0");
  });

  it.each(["Discussion (0)", "Comments\n\nNo comments", "0 comments"])("do not begin where there are none: %j", (head) => {
    const { shown } = shownOf([article("the gate"), head, ...paragraphs("the mill", 2), ...paragraphs("the canal", 2)].join("\n\n"));
    expect(shown).toContain("In the 2. report on the canal");
  });

  it("are left out without a word where they are short", () => {
    const { shown, leftOut } = shownOf([article("the gate"), comments(2)].join("\n\n"));
    expect(shown).not.toContain("reader1");
    expect(leftOut).toEqual([]);
  });
});

it("are not the replies of others that a page prints under a heading", () => {
  const replies = ["Two replies", "Per Holm, pilot", sentences.join(" "), "Tove Brandt, miller", sentences.toReversed().join(" ")].join("\n\n");
  expect(shownOf([article("the gate"), replies].join("\n\n")).shown).toContain("Tove Brandt, miller");
  expect(shownOf([article("the gate"), "Two comments on “The gate”", "reader1", sentences.join(" ")].join("\n\n")).shown).not.toContain("reader1");
});
