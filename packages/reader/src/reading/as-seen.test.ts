import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Readout } from "../readout/readout.ts";
import { times } from "../../../../test/support/effort.ts";
import { readDocument } from "./read-document.ts";

const prose = `The truce is thin

By Ada Example

Russia accused Ukraine of violating the ceasefire on Tuesday. Sanctions eroded Iran's exports because buyers feared the United States. Germany will very likely
send aid by winter. “We will not yield,” said Sergei Lavrov.

Ada Example is director of the Invented Institute.
`;
const unseen = ["\u00ad", "\u200b", "\u2060", "\u200e", "\u202e"];
const isUnseen = /[\u00ad\u200b\u2060\u200e\u202e]/gu;
const read = (text: string): Promise<Readout> => readDocument({ bytes: new TextEncoder().encode(text), name: "truce.txt" });

/** Puts signs behind letters, each at a share of the way through the text. */
function withUnseen(signs: readonly (readonly [number, string])[]): string {
  const inside = [...prose.matchAll(/(?<=\p{L})(?=\p{L})/gu)].map(({ index }) => index);
  const places = signs.map(([share, sign]) => ({ at: inside[Math.floor(share * inside.length)] ?? 0, sign }));
  return places.toSorted((a, b) => b.at - a.at).reduce((text, { at, sign }) => text.slice(0, at) + sign + text.slice(at), prose);
}

/** A readout without where its words stand and how ids follow from that. */
function wordsOf({ statements, quotations, entities, document }: Readout): unknown {
  const bare = (words: string): string => words.replace(isUnseen, "");
  return {
    statements: statements.map(({ type, quote, speaker, status, confidence }) => ({ type, quote: bare(quote), speaker, status, confidence })),
    quotations: quotations.map(({ kind, speaker, speakerText }) => ({ kind, speaker, speakerText: bare(speakerText) })),
    entities: entities.map(({ id, name, mentions }) => ({
      id,
      name,
      mentions: mentions.map(([start, end]) => bare(document.text.slice(start, end))),
    })),
    contributions: document.contributions.map(({ author, affiliation }) => ({ author, affiliation })),
  };
}

describe("what is not seen", () => {
  it("costs no statement, and stays in the stored text", async () => {
    const plain = wordsOf(await read(prose));
    const signs = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.constantFrom(...unseen)), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(signs, async (placed) => {
        const text = withUnseen(placed);
        const readout = await read(text);
        expect(readout.document.text).toBe(text);
        expect(wordsOf(readout)).toEqual(plain);
        for (const { start, end, quote } of readout.statements) expect(text.slice(start, end)).toBe(quote);
      }),
      { numRuns: times(4, 40) },
    );
  }, 60_000);

  it("is in the words that statements are cut from", async () => {
    const { statements } = await read("Russia ac\u00adcused Ukraine of vio\u200blating the cease\u00adfire on Tuesday.\n");
    expect(statements.map(({ quote }) => quote)).toContain("Russia ac\u00adcused Ukraine of vio\u200blating the cease\u00adfire on Tuesday.");
  });
});
