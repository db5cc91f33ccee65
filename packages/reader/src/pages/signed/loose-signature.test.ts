import { expect, it } from "vitest";
import type { Block, LineRole, SourceDocument } from "@rapporteur/core/model";
import { looseAuthors } from "./loose-signature.ts";

type Line = readonly [kind: Block["kind"], role: LineRole, words: string];

function pageOf(lines: readonly Line[]): SourceDocument {
  let text = "";
  const blocks = lines.map(([kind, role, words]) => {
    const start = text.length;
    text += `${words}\n\n`;
    return { kind, level: 0, start, end: start + words.length, line: { role, probability: 0.9 } };
  });
  return { text, blocks } as unknown as SourceDocument;
}

const body: Line = ["paragraph", "body", "The river was closed on Monday, and nobody in the town could say for how long it would stay so."];
const signed = (...lines: Line[]): string[] => looseAuthors(pageOf(lines)).map(({ name }) => name);

it("takes the name behind by or from in a line at the top", () => {
  expect(signed(["byline", "byline", "Compiled by Nora Feldt, trade desk"], body)).toEqual(["Nora Feldt"]);
  expect(signed(["byline", "byline", "Posted by “Snipe” (Tomas Rehak), Varn, June 5, 2033"], body)).toEqual(["Tomas Rehak"]);
  expect(signed(["byline", "byline", "From Elena Marchetti"], body)).toEqual(["Elena Marchetti"]);
});

it("takes a name with its degrees, or behind a farewell, at the end", () => {
  expect(signed(body, ["paragraph", "body", "Nora Feldt, R.N."])).toEqual(["Nora Feldt"]);
  expect(signed(body, ["paragraph", "body", "Yours faithfully, Tomas Rehak"])).toEqual(["Tomas Rehak"]);
});

it("takes nobody who translated, and nobody of whom a sentence speaks", () => {
  expect(signed(["byline", "byline", "Translated by Nora Feldt"], body)).toEqual([]);
  expect(signed(body, ["paragraph", "body", "Nora Feldt, who lost two boats that night, has not been back since the flood."])).toEqual([]);
  expect(signed(["paragraph", "body", "The plan was drafted by Nora Feldt and her brother in the winter of that year."], body)).toEqual([]);
});
