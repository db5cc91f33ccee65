import { expect, test } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { symmetricEigenvalues } from "./symmetric-eigenvalues.ts";

function close(actual: Float64Array, expected: number[], digits = 10): void {
  expect(actual.length).toBe(expected.length);
  for (const [index, value] of expected.entries()) expect(actual[index]).toBeCloseTo(value, digits);
}

test("sizes nought and one", () => {
  close(symmetricEigenvalues(new Float64Array(0), 0), []);
  close(symmetricEigenvalues(Float64Array.of(-3), 1), [-3]);
});

test("two by two by hand: 2 ± 1", () => close(symmetricEigenvalues(Float64Array.of(2, 1, 1, 2), 2), [1, 3]));

test("the path on five nodes: 2 cos(kπ/6)", () => {
  const matrix = new Float64Array(25);
  for (let i = 0; i < 4; i++) matrix[i * 5 + i + 1] = matrix[(i + 1) * 5 + i] = 1;
  close(
    symmetricEigenvalues(matrix, 5),
    [5, 4, 3, 2, 1].map((k) => 2 * Math.cos((k * Math.PI) / 6)),
  );
});

test("the complete graph on six nodes: 5 once, −1 five times; a zero matrix; blocks that do not touch", () => {
  close(
    symmetricEigenvalues(
      Float64Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 0 : 1)),
      6,
    ),
    [-1, -1, -1, -1, -1, 5],
  );
  close(symmetricEigenvalues(new Float64Array(16), 4), [0, 0, 0, 0]);
  close(symmetricEigenvalues(Float64Array.of(0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, -1, 0, 0, -1, 0), 4), [-1, -1, 1, 1]);
});

test("moments of a random matrix: the sums of λ, λ² and λ³ are the traces of A, A², A³; the input stays", () => {
  const size = 40;
  const random = seededRandom(3);
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) matrix[i * size + j] = matrix[j * size + i] = random() * 2 - 1;
  const before = matrix.slice();
  const values = symmetricEigenvalues(matrix, size);
  expect(matrix).toEqual(before);
  const at = (i: number, j: number): number => matrix[i * size + j] as number;
  let [first, second, third] = [0, 0, 0];
  for (let i = 0; i < size; i++) {
    first += at(i, i);
    for (let j = 0; j < size; j++) {
      second += at(i, j) ** 2;
      for (let k = 0; k < size; k++) third += at(i, j) * at(j, k) * at(k, i);
    }
  }
  const sum = (power: number): number => values.reduce((total, value) => total + value ** power, 0);
  expect(sum(1)).toBeCloseTo(first, 9);
  expect(sum(2)).toBeCloseTo(second, 9);
  expect(sum(3)).toBeCloseTo(third, 8);
});
