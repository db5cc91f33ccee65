import fc from "fast-check";
import { expect, test } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import { spanContains, spansOverlap } from "@rapporteur/core/model";
import { recogniseEntities } from "./recognise-entities.ts";
import { untaggedSentences } from "./testing/untagged-sentences.ts";

const fragments = [
  "China",
  "the US",
  "U.S.",
  "Xi Jinping",
  "Xi-Putin",
  "Russian President Vladimir Putin",
  "He",
  "it",
  "its",
  "they",
  "the two leaders",
  "both sides",
  "the alliance",
  "NATO",
  "Côte d’Ivoire",
  "Moscow",
  "in Beijing",
  "said",
  "met",
  "and",
  ",",
  ".",
  "\n\n",
  "“",
  "”",
  "(",
  "SCO",
  ")",
  "former",
  "of",
  "Georgia",
  "Kim Jong-un",
  "👩‍🚀",
  "é",
  "l’Élysée",
  "’s",
  "-",
  "the Chinese leader",
  "who",
  "Institute for",
  "Security Studies",
  "President",
  "his Ukrainian counterpart",
  "THE KREMLIN",
  "\u0301",
  "a",
];
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(" ")),
);

test("every mention lies on whole tokens' text, heads a token of its sentence, and refers to entities that list it", () => {
  fc.assert(
    fc.property(text, (written) => {
      const sentences = untaggedSentences(written);
      const { mentions, entities } = recogniseEntities(written, sentences);
      const byId = new Map(entities.map((entity) => [entity.id, entity]));
      for (const mention of mentions) {
        const sentence = sentences[mention.sentence];
        const head = sentence?.tokens[mention.head];
        expect(mention.start).toBeLessThan(mention.end);
        expect(sentence !== undefined && spanContains(sentence, mention)).toBe(true);
        expect(head !== undefined && spansOverlap(head, mention)).toBe(true);
        expect(mention.entities.length).toBeGreaterThan(0);
        for (const id of mention.entities) expect(byId.get(id)?.mentions).toContainEqual({ start: mention.start, end: mention.end });
      }
      for (const entity of entities)
        expect(entity.mentions.every((span) => written.slice(span.start, span.end).length === span.end - span.start)).toBe(true);
    }),
    { numRuns: times(20, 400) },
  );
});

test("mentions are in order, nest and never cross", () => {
  fc.assert(
    fc.property(text, (written) => {
      const { mentions } = recogniseEntities(written, untaggedSentences(written));
      for (const [index, inner] of mentions.entries()) {
        const outer = mentions[index - 1];
        if (outer === undefined) continue;
        expect(outer.start <= inner.start).toBe(true);
        if (spansOverlap(outer, inner)) expect(spanContains(outer, inner)).toBe(true);
      }
    }),
    { numRuns: times(20, 400) },
  );
});

test("the same text gives the same entities", () => {
  fc.assert(
    fc.property(text, (written) => {
      expect(recogniseEntities(written, untaggedSentences(written))).toEqual(recogniseEntities(written, untaggedSentences(written)));
    }),
    { numRuns: 100 },
  );
});
