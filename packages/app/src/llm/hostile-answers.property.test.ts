import fc from "fast-check";
import { expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { times } from "../../../../test/support/effort.ts";
import { codeWithModel } from "./code-with-model.ts";

/* What a document that gives a model orders could make it answer: anything. */

const text = sampleReadout.document.text.replace("Ruritania threatened", "😀 Ruritania threatened");
const shift = (at: number): number => (at > sampleReadout.document.text.indexOf("Ruritania threatened") ? at + 3 : at);
const readout = {
  ...sampleReadout,
  document: { ...sampleReadout.document, text },
  entities: sampleReadout.entities.map((entity) => ({
    ...entity,
    mentions: entity.mentions.map(([start, end]) => [shift(start), shift(end)] satisfies [number, number]),
  })),
};

const names = [
  ...readout.entities.flatMap(({ name, aliases }) => [name, ...aliases]),
  "__proto__",
  "constructor",
  "",
  " ",
  "\ud83d",
  "\ude00",
  "😀",
  "\u0000",
];
const strange = fc.oneof(fc.constantFrom(...names), fc.string({ unit: "binary", maxLength: 30 }));
const cutOf = (whole: string) => fc.tuple(fc.nat(whole.length), fc.nat(whole.length)).map(([from, length]) => whole.slice(from, from + length));

/** What is said of a quote: mostly words of it, else anything. */
function entryAbout(quote: string): fc.Arbitrary<unknown> {
  const words = fc.oneof(
    { weight: 4, arbitrary: cutOf(quote) },
    { weight: 2, arbitrary: cutOf(quote).map((some) => some.toUpperCase()) },
    { weight: 1, arbitrary: strange },
  );
  return fc.record({
    type: fc.constantFrom("relation", "forecast", "cause", "position", "tool"),
    quote: fc.constant(quote),
    speaker: fc.option(words),
    status: fc.constantFrom("actual", "denied"),
    source: words,
    target: words,
    action: fc.constantFrom("THREATEN", "INVADE", "constructor"),
    event: words,
    direction: fc.constantFrom(1, 0, -1),
    term: fc.option(words),
    horizon: fc.option(words),
    condition: fc.option(words),
    cause: words,
    effect: words,
    connective: words,
    sign: fc.constantFrom(1, -1, null),
    concept: words,
    agreement: fc.boolean(),
    intensity: fc.double({ min: -1, max: 1, noNaN: true }),
  });
}

const quotes = fc.oneof(cutOf(text), strange, fc.constant(text), fc.constantFrom("😀 Ruritania threatened Graustark", "\ud83d", "\ude00 Ruritania"));
const entry = quotes.chain(entryAbout);
const answers = fc.oneof(
  fc.array(fc.oneof(entry, fc.jsonValue()), { maxLength: 12 }).map((statements): unknown => ({ statements })),
  fc.jsonValue(),
);

const isWhole = (part: string): boolean => part.isWellFormed();

it("whatever a model answers, only words of the text come in, whole characters of it, and nothing is thrown", async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(answers, async (answer) => {
      const client = { model: "toy", ask: async () => ({ answer, inputTokens: 1, outputTokens: 1 }) };
      const cache = { get: async () => null, put: async () => undefined };
      const coding = await codeWithModel(readout, { client, cache, digest: String, tokenBudget: 1e9 });
      for (const statement of coding.statements) {
        taken++;
        expect(statement.end).toBeGreaterThan(statement.start);
        expect([statement.quote, isWhole(statement.quote)]).toEqual([text.slice(statement.start, statement.end), true]);
        for (const value of Object.values(statement))
          if (typeof value === "object" && value !== null && "text" in value && typeof value.text === "string")
            expect([value.text !== "", text.includes(value.text), isWhole(value.text)]).toEqual([true, true, true]);
      }
    }),
    { numRuns: times(300, 5000) },
  );
  expect(taken).toBeGreaterThan(0);
});
