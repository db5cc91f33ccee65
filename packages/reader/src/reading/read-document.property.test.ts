import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Readout } from "../readout/readout.ts";
import { readoutSchema } from "../readout/readout.ts";
import { readDocument } from "./read-document.ts";
import { times } from "../../../../test/support/effort.ts";

/* Documents of the genre, put together at random from awkward pieces: every span of the readout must slice to its own words. */

const sentences = [
  "Chinese leader Xi Jinping met Russian President Vladimir Putin in Moscow on Tuesday.",
  "“We will not yield,” said the minister 😀, “and NATO knows it.”",
  "He said: \"They told us 'never again' twice.\"",
  "Z\u0300e\u0301lensky\u0308y\u0301 accused Moscow of lying 👩🏽‍🚀 about the cease\u00adfire.",
  "If Congress approves, Washington will probably send aid by winter.",
  "Sanctions eroded Iran’s exports because buyers feared the United States.",
  "“An unclosed quote that runs on and on",
  "Germany is very unlikely to recognise Taiwan within two years.",
  "The so-called “peace plan” is a sham.",
  "مرحبا بالعالم — the envoy told reporters that France had threatened Mali.",
  "\u202eevil\u202c override, and a tab\there.",
  "Analysts give it a 60 percent chance; others say “one in three”.",
];
const headings = ["The truce is thin", "Will it last?", "WHAT COMES NEXT", "1. A word of caution"];
const bios = [
  "Ada Example is director of the Invented Institute and a former ambassador to Chad.",
  "—By Otto Sample, professor at Nowhere University",
  "By María-José Núñez",
];

const paragraph = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" "));
const section = fc.tuple(fc.constantFrom(...headings), fc.array(paragraph, { minLength: 1, maxLength: 3 }), fc.constantFrom(...bios, ""));
const page = fc.record({
  sections: fc.array(section, { minLength: 1, maxLength: 3 }),
  newline: fc.constantFrom("\n", "\r\n"),
  hasBom: fc.boolean(),
  noise: fc.string({ unit: "binary", maxLength: 12 }).map((text) => text.replace(/[\ud800-\udfff\u0000-\u001f]/g, "")),
});

function bytesOf({
  sections,
  newline,
  hasBom,
  noise,
}: {
  sections: [string, string[], string][];
  newline: string;
  hasBom: boolean;
  noise: string;
}): Uint8Array {
  const blocks = [
    "A summit in three acts: what now?",
    ...sections.flatMap(([heading, body, bio]) => [heading, ...body, ...(bio === "" ? [] : [bio])]),
    noise,
    "Tags: truce, trade",
  ];
  return new TextEncoder().encode((hasBom ? "\ufeff" : "") + blocks.join(newline + newline) + newline);
}

/** Every claim of a span in a readout, with the words it must slice to where the readout states them. */
function* spansOf(readout: Readout): Generator<{ start: number; end: number; words?: string }> {
  const { document } = readout;
  yield* document.blocks;
  for (const { start, end, text } of document.questions) yield { start, end, words: text };
  for (const { start, end, body, bio } of document.contributions) {
    yield { start, end };
    for (const pair of [body, bio]) if (pair !== null) yield { start: pair[0], end: pair[1] };
  }
  for (const entity of readout.entities) for (const [start, end] of entity.mentions) yield { start, end };
  for (const { start, end, cue, speakerSpan, speakerText } of readout.quotations) {
    yield { start, end };
    yield { start: cue[0], end: cue[1] };
    if (speakerSpan !== null) yield { start: speakerSpan[0], end: speakerSpan[1], words: speakerText };
  }
  for (const statement of readout.statements) {
    yield { start: statement.start, end: statement.end, words: statement.quote };
    if (statement.type === "forecast") {
      yield { start: statement.event.start, end: statement.event.end };
      for (const part of [statement.horizon, statement.condition]) if (part !== null) yield { start: part.start, end: part.end, words: part.text };
    }
    if (statement.type === "cause") for (const { start, end, text } of [statement.cause, statement.effect]) yield { start, end, words: text };
    if (statement.type === "relation") for (const [start, end] of [statement.sourceSpan, statement.targetSpan]) yield { start, end };
  }
  for (const { passages } of readout.answers) for (const [start, end] of passages) yield { start, end };
}

describe("readDocument", () => {
  it("gives spans that slice to their words, ids that resolve, and the same readout again", { tags: "long" }, async () => {
    await fc.assert(
      fc.asyncProperty(page, async (parts) => {
        const source = { bytes: bytesOf(parts), name: "generated.txt" };
        const readout = await readDocument(source);
        const { text } = readout.document;
        expect(text).not.toMatch(/\r|\u0000|\ufeff/);
        for (const { start, end, words } of spansOf(readout)) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
          if (words !== undefined) expect(text.slice(start, end)).toBe(words);
        }
        const ids = new Set(readout.entities.map((entity) => entity.id));
        const named = readout.statements.flatMap((statement) => [
          statement.speaker,
          ...statement.reportedBy,
          ...(statement.type === "relation" ? [statement.source, statement.target] : []),
        ]);
        expect(named.filter((id) => id !== null && !ids.has(id))).toEqual([]);
        expect(new Set(readout.statements.map(({ id }) => id)).size).toBe(readout.statements.length);
        expect(readoutSchema.safeParse(readout).error?.issues ?? []).toEqual([]);
        expect(JSON.stringify(await readDocument(source))).toBe(JSON.stringify(readout));
      }),
      { numRuns: times(2, 60) },
    );
  });
});
