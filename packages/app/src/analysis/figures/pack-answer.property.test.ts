import fc from "fast-check";
import { expect, test } from "vitest";
import { packColumns, unpackColumns, type Packed } from "../../../../core/src/model/pack-columns.ts";
import { packAnswer, packedBuffers, unpackAnswer, type PackedAnswer } from "./pack-answer.ts";
import { times } from "../../../../../test/support/effort.ts";

const word = fc.constantFrom("state:one", "state:two", "", "é");
const row = fc.record({
  source: word,
  target: fc.option(word),
  weight: fc.oneof(fc.double(), fc.integer(), fc.constant(-0)),
  isDenied: fc.boolean(),
  claims: fc.array(fc.record({ speaker: fc.option(word), ids: fc.array(word, { maxLength: 3 }) }), { maxLength: 3 }),
  mixed: fc.oneof(fc.integer(), word, fc.constant(null)),
});
const answer = fc.record({
  links: fc.array(row, { minLength: 190, maxLength: 210 }),
  odd: fc.array(fc.oneof(row, fc.record({ other: word })), { minLength: 200, maxLength: 202 }),
  words: fc.array(fc.option(word), { minLength: 200, maxLength: 200 }),
  matrix: fc.array(fc.oneof(fc.double(), fc.constant(null)), { minLength: 200, maxLength: 200 }),
  lists: fc.array(fc.array(fc.integer()), { minLength: 200, maxLength: 200 }),
  basis: fc.record({ statements: fc.nat(), share: fc.constant(null) }),
});

test("an answer comes out as it went in, also through the copy that a worker makes", () => {
  fc.assert(
    fc.property(answer, (given) => {
      const packed = packAnswer(given);
      expect(unpackAnswer(structuredClone(packed, { transfer: packedBuffers(packed) }))).toEqual(given);
    }),
    { numRuns: times(8, 25) },
  );
});

test("an answer comes out as it went in by way of JSON", () => {
  fc.assert(
    fc.property(answer, (given) => {
      const sent = JSON.stringify(packColumns(packAnswer(given)));
      expect(unpackAnswer(unpackColumns(JSON.parse(sent) as Packed) as PackedAnswer)).toEqual(given);
    }),
    { numRuns: times(8, 25) },
  );
});

test("columns of numbers stay what they are, and what is no record is left alone", () => {
  const columns = { from: Int32Array.of(1, 2), nodes: [] };
  expect(unpackAnswer(packAnswer(columns))).toStrictEqual(columns);
  expect([unpackAnswer(packAnswer(null)), unpackAnswer(packAnswer("words"))]).toEqual([null, "words"]);
  const trap = Array.from({ length: 200 }, () => JSON.parse('{"__proto__": 1}') as unknown);
  expect(unpackAnswer(packAnswer({ trap }))).toStrictEqual({ trap });
});
