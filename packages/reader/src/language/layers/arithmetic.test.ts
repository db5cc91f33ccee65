import { describe, expect, it } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { addTimes, sumRows } from "./arithmetic.ts";
import type { PackedTable } from "./weights.ts";

const [rows, width] = [12, 7];

function madeUp(): { packed: PackedTable; numbers: Float32Array } {
  const random = seededRandom(3);
  const units = Int8Array.from({ length: rows * width }, () => Math.floor(random() * 256) - 128);
  const scales = Float32Array.from({ length: rows }, () => random() / 50);
  // What a whole table of single precision would hold.
  const numbers = Float32Array.from(units, (unit, at) => unit * (scales[Math.floor(at / width)] ?? 0));
  return { packed: { width, units, scales }, numbers };
}

describe("rows of a packed table", () => {
  it("add up to the same bits as those of a table of numbers", () => {
    const { packed, numbers } = madeUp();
    const lists = [[3, 0, 11], [], [5, 5]];
    const expected = new Float32Array(lists.length * width);
    for (const [index, list] of lists.entries())
      for (const row of list)
        for (let at = 0; at < width; at++) expected[index * width + at] = (expected[index * width + at] ?? 0) + (numbers[row * width + at] ?? 0);
    expect(sumRows(packed, lists)).toEqual(expected);
  });

  it("count as often as they are asked to, rounded before they are multiplied", () => {
    const { packed, numbers } = madeUp();
    const sums = new Float32Array(2 * width).fill(0.1);
    addTimes(sums, packed, 4, 1 / 3);
    const own = (at: number): number => (at < width ? (numbers[4 * width + at] ?? 0) * (1 / 3) : 0);
    const expected = Float32Array.from(sums, (_, at) => Math.fround(0.1) + own(at));
    expect(sums).toEqual(expected);
  });
});
