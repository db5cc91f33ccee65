import { describe, expect, it } from "vitest";
import { MarkNumbers, pathCount, pathNumber, type TokenMarks } from "./token-marks.ts";

const token = (start: number, end: number, head: number, { relation = "obj", marks = [] as string[] } = {}): TokenMarks => ({
  start,
  end,
  head,
  relation,
  marks,
});

describe("marks of words", () => {
  const numbers = new MarkNumbers(["tag:NNP", "entity:state"], ["nsubj", "obj", "other"]);

  it("are those of all tokens that a word touches, known ones only", () => {
    const tokens = [token(0, 3, 1, { marks: ["entity:state", "unheard"] }), token(3, 6, -1, { marks: ["tag:NNP"] })];
    expect(numbers.of([{ start: 0, end: 6 }], tokens).marks).toEqual([[0, 1]]);
  });

  it("lead to the word that holds the governor, and to none where it stands outside the window", () => {
    const tokens = [token(0, 2, -1), token(3, 5, 0), token(6, 8, 1, { relation: "nsubj:outer" }), token(9, 10, 2, { relation: "dep" })];
    const { heads, relations } = numbers.of(
      [
        { start: 3, end: 5 },
        { start: 6, end: 8 },
        { start: 9, end: 10 },
      ],
      tokens,
    );
    expect([...heads]).toEqual([-1, 0, 1]);
    expect([...relations]).toEqual([1, 0, 2]);
  });

  it("are none where no token stands", () => {
    expect(numbers.of([{ start: 4, end: 5 }], [token(0, 2, -1), token(7, 9, -1)])).toEqual({
      marks: [[]],
      heads: Int32Array.of(-1),
      relations: Int32Array.of(2),
    });
  });
});

describe("ways through the tree", () => {
  // "Paris and Rome condemned it . They left": the same as in training/reader/test_reading.py.
  const known = { marks: [], heads: Int32Array.of(3, 2, 0, -1, 3, 3, 7, -1), relations: Int32Array.of(0, 12, 8, 27, 2, 25, 0, 27) };
  const sentences = [0, 0, 0, 0, 0, 0, 1, 1];
  const count = 29;
  const from = (word: number) => sentences.map((_, to) => pathNumber(known, sentences, { from: word, to, count }));

  it("are told apart by steps and relations", () => {
    expect(from(3)).toEqual([3, 3 + 6 * count, 3 + 2 * count + 8, 2, 5, 28, 1, 1]);
    expect(from(0).slice(2, 5)).toEqual([3 + 8, 3 + count, 3 + 3 * count + 2]);
    expect(from(6).slice(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 2]);
  });

  it("all have a number below the count", () => {
    const all = sentences.flatMap((_, word) => from(word));
    expect(Math.max(...all)).toBeLessThan(pathCount(count));
  });
});
