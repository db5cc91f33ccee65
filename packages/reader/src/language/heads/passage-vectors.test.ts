import { expect, test } from "vitest";
import { FloatRows, Kernels } from "../encoder/index.ts";
import { PassageVectors } from "./passage-vectors.ts";

function rowsOf(values: readonly (readonly number[])[]): FloatRows {
  const rows = new FloatRows(new Kernels(), values.length, 2);
  for (const [row, numbers] of values.entries()) rows.view(row, row + 1).set(numbers);
  return rows;
}

test("a passage is the mean of the words of its sentences", () => {
  const passages = new PassageVectors([
    { start: 0, end: 10 },
    { start: 11, end: 20 },
    { start: 21, end: 30 },
  ]);
  const rows = rowsOf([
    [1, 0],
    [3, 2],
    [5, 7],
  ]);
  passages.add(0, rows, 0);
  passages.add(0, rows, 1);
  passages.add(1, rows, 2);
  expect(passages.of({ start: 2, end: 5 })).toEqual(Float32Array.of(2, 1));
  expect(passages.of({ start: 0, end: 20 })).toEqual(Float32Array.of(3, 3));
  expect(passages.of({ start: 22, end: 25 })).toBeNull();
});
