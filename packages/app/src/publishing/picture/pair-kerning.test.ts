import { describe, expect, test } from "vitest";
import { pairKerning } from "./pair-kerning.ts";

/* Tables by hand, in words of two bytes: offsets count bytes from the beginning of what holds them. */
type Words = readonly number[];

function viewOf(words: Words): DataView {
  const view = new DataView(new ArrayBuffer(2 * words.length));
  for (const [at, word] of words.entries()) view.setUint16(2 * at, word & 0xff_ff);
  return view;
}

/** A list of parts behind its own head, with the offset of each. */
function listed(head: (offsets: Words) => Words, parts: readonly Words[]): Words {
  const start = head(parts.map(() => 0)).length;
  const offsets = parts.map((_, at) => 2 * (start + parts.slice(0, at).flat().length));
  return [...head(offsets), ...parts.flat()];
}

const tagWords = (tag: string): Words => [0, 2].map((at) => tag.charCodeAt(at) * 256 + tag.charCodeAt(at + 1));
interface Lookup {
  readonly type: number;
  readonly subtables: readonly Words[];
}

function kerningTable(features: readonly (readonly [tag: string, lookups: Words])[], lookups: readonly Lookup[]): DataView {
  const featureList = listed(
    (offsets) => [features.length, ...features.flatMap(([tag], at) => [...tagWords(tag), offsets[at] ?? 0])],
    features.map(([, numbers]) => [0, numbers.length, ...numbers]),
  );
  const lookupList = listed(
    (offsets) => [lookups.length, ...offsets],
    lookups.map(({ type, subtables }) => listed((offsets) => [type, 0, subtables.length, ...offsets], subtables)),
  );
  return viewOf(listed((offsets) => [1, 0, 0, ...offsets], [featureList, lookupList]));
}
const kerned = (...subtables: Words[]) => pairKerning(kerningTable([["kern", [0]]], [{ type: 2, subtables }]));

const only = (...glyphs: number[]): Words => [1, glyphs.length, ...glyphs];
/** Pairs one by one: for each left glyph its right ones with the words of both values. */
const onePair = (coverage: Words, formats: readonly [number, number], sets: readonly (readonly Words[])[]): Words =>
  listed(
    (offsets) => [1, offsets.at(-1) ?? 0, ...formats, sets.length, ...offsets.slice(0, -1)],
    [...sets.map((records) => [records.length, ...records.flat()]), coverage],
  );
/** Pairs by classes: a row of values for each class of left glyphs. */
const byClass = (
  coverage: Words,
  formats: readonly [number, number],
  [left, right]: readonly [Words, Words],
  rows: readonly (readonly Words[])[],
): Words => {
  const values = rows.flat(2);
  return listed(
    ([covered = 0, ofLeft = 0, ofRight = 0]) => [2, covered, ...formats, ofLeft, ofRight, rows.length, rows[0]?.length ?? 0, ...values],
    [coverage, left, right],
  );
};

describe("pairs one by one", () => {
  test("have the distance of their own record, others none", () => {
    const kern = kerned(
      onePair(
        only(3, 7),
        [4, 0],
        [
          [
            [5, -40],
            [6, 25],
          ],
          [[5, 11]],
        ],
      ),
    );
    expect([kern(3, 5), kern(3, 6), kern(7, 5), kern(7, 6), kern(5, 3), kern(4, 5)]).toEqual([-40, 25, 11, 0, 0, 0]);
  });

  test("of several values take the advance of the first glyph alone", () => {
    // Places in x and y stand before the advance, another value behind it; the second glyph has one of its own.
    const kern = kerned(
      onePair(
        only(3),
        [0b1111, 0b0010],
        [
          [
            [5, 1, 2, -30, 4, 9],
            [6, 1, 2, -20, 4, 9],
          ],
        ],
      ),
    );
    expect([kern(3, 5), kern(3, 6)]).toEqual([-30, -20]);
    expect(kerned(onePair(only(3), [0b0101, 0], [[[5, 1, -30]]]))(3, 5)).toBe(-30);
  });

  test("without an advance are not moved, and no later table is asked", () => {
    const kern = kerned(
      onePair(only(3), [1, 0], [[[5, 8]]]),
      onePair(
        only(3),
        [4, 0],
        [
          [
            [5, -30],
            [6, -20],
          ],
        ],
      ),
    );
    expect([kern(3, 5), kern(3, 6)]).toEqual([0, -20]);
  });
});

describe("pairs by classes", () => {
  const rows = [
    [[1], [2], [3]],
    [[4], [5], [6]],
  ];

  test("have the distance of their classes; a glyph that none names is of the first", () => {
    // Left 21 of class 1; right 30 of class 1, 32 of class 2, from a run and from ranges.
    const kern = kerned(
      byClass(
        only(20, 21),
        [4, 0],
        [
          [1, 21, 1, 1],
          [2, 2, 30, 30, 1, 32, 33, 2],
        ],
        rows,
      ),
    );
    expect([20, 21].map((left) => [29, 30, 31, 32, 33, 34].map((right) => kern(left, right)))).toEqual([
      [1, 2, 1, 3, 3, 1],
      [4, 5, 4, 6, 6, 4],
    ]);
    expect(kern(22, 30)).toBe(0);
  });

  test("are found past the values of the second glyph, and ranges of covered glyphs count on", () => {
    const wide = rows.map((row) => row.map(([value = 0]) => [7, -value, 9]));
    const kern = kerned(
      byClass(
        [2, 2, 20, 21, 0, 40, 41, 2],
        [0b0101, 1],
        [
          [1, 41, 1, 1],
          [1, 30, 3, 1, 0, 2],
        ],
        wide,
      ),
    );
    expect([20, 21, 40, 41].map((left) => [30, 31, 32, 33].map((right) => kern(left, right)))).toEqual([
      [-2, -1, -3, -1],
      [-2, -1, -3, -1],
      [-2, -1, -3, -1],
      [-5, -4, -6, -4],
    ]);
    expect([kern(19, 30), kern(22, 30), kern(39, 30), kern(42, 30)]).toEqual([0, 0, 0, 0]);
  });

  test("one by one are counted through ranges too", () => {
    const kern = kerned(onePair([2, 2, 20, 21, 0, 40, 40, 2], [4, 0], [[[5, 1]], [[5, 2]], [[5, 3]]]));
    expect([20, 21, 40].map((left) => kern(left, 5))).toEqual([1, 2, 3]);
  });
});

describe("the lookups of a font", () => {
  const pair = (value: number): Words => onePair(only(3), [4, 0], [[[5, value]]]);
  const kernOf = (features: Parameters<typeof kerningTable>[0], lookups: readonly Lookup[]) => pairKerning(kerningTable(features, lookups))(3, 5);

  test("add up, each once, as far as the feature names them", () => {
    const lookups = [1, 10, 100, 1000].map((value) => ({ type: 2, subtables: [pair(value)] }));
    expect(kernOf([["kern", [1, 3]]], lookups)).toBe(1010);
    expect(
      kernOf(
        [
          ["cpsp", [0]],
          ["kern", [2, 1]],
          ["kern", [1]],
          ["mark", [3]],
        ],
        lookups,
      ),
    ).toBe(110);
    expect(kernOf([["kern", []]], lookups)).toBe(0);
    expect(kernOf([], [])).toBe(0);
    expect(pairKerning(undefined)(3, 5)).toBe(0);
  });

  test("have tables of which the first that has the pair decides", () => {
    const other = onePair(only(4), [4, 0], [[[5, 1]]]);
    expect(kernOf([["kern", [0]]], [{ type: 2, subtables: [other, pair(-8), pair(-9)] }])).toBe(-8);
  });

  test("are found behind a longer offset, and are left out where they place marks", () => {
    const extended = (type: number): Words => [1, type, 0, 8, ...pair(-8)];
    expect(kernOf([["kern", [0]]], [{ type: 9, subtables: [extended(2)] }])).toBe(-8);
    expect(kernOf([["kern", [0]]], [{ type: 9, subtables: [extended(4)] }])).toBe(0);
    expect(kernOf([["kern", [0]]], [{ type: 4, subtables: [pair(-8)] }])).toBe(0);
    expect(kernOf([["kern", [0]]], [{ type: 8, subtables: [extended(2)] }])).toBe(0);
  });
});
