import type { Span } from "@rapporteur/core/model";
import { expect, it } from "vitest";
import { readText } from "../../sources/plain/read-text.ts";
import { toPageUnits } from "../page-unit.ts";
import { readGenre } from "../read-genre.ts";
import { unheldText } from "./unheld-text.ts";

const told =
  "The lock gates at Varn were shut on Monday, and by Thursday the barges stood in a row of nine miles before the mills, which nobody had foreseen.";
const prose = (name: string, count: number): string => Array.from({ length: count }, (_, at) => `Of ${name} ${at}: ${told}`).join("\n\n");
const letter = (name: string): string => `Sir, you asked for two pages on ${name}, and here is what I know of it. ${told}\n\n${prose(name, 4)}`;

function readingOf(source: string): { readonly held: number; readonly codes: readonly string[] } {
  const { contributions, warnings } = readGenre(readText(source).document);
  const held = contributions.reduce((sum, { body: [start, end] }) => sum + end - start, 0);
  return { held: held / source.length, codes: warnings.map(({ code }) => code) };
}

it("two texts that open like letters make no page of letters of a long file", () => {
  const { held, codes } = readingOf([prose("gates", 160), letter("plates"), prose("mills", 40), letter("locks")].join("\n\n"));
  expect(held).toBeGreaterThan(0.9);
  expect(codes).not.toContain("text-without-contribution");
});

it("says where most of a long text is in no contribution, at the longest stretch of it", () => {
  const source = [prose("gates", 10), prose("mills", 150), prose("locks", 10), prose("canals", 30)].join("\n\n");
  const units = toPageUnits(readText(source).document);
  const placeOf = (name: string): Span => {
    const [first, last] = [source.indexOf(`Of ${name} 0`), source.lastIndexOf(`Of ${name} `)];
    return { start: first, end: source.indexOf("\n\n", last) < 0 ? source.length : source.indexOf("\n\n", last) };
  };
  const found = unheldText(units, [placeOf("locks"), placeOf("gates")]);
  expect(found).toMatchObject([{ code: "text-without-contribution", ...placeOf("mills"), message: expect.stringMatching(/^90 % /) as string }]);
  expect(unheldText(units, [placeOf("mills")])).toEqual([]);
});
