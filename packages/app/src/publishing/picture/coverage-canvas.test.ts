import { expect, test } from "vitest";
import { CoverageCanvas } from "./coverage-canvas.ts";

type Point = readonly [number, number];

/** Shares of the pixels of a canvas of 4 × 3 that outlines cover, row by row. */
function covered(...outlines: readonly (readonly Point[])[]): number[][] {
  const canvas = new CoverageCanvas(4, 3);
  for (const outline of outlines) {
    for (const [at, [x, y]] of outline.entries()) {
      const [nextX, nextY] = outline[(at + 1) % outline.length] ?? [x, y];
      canvas.addEdge(x, y, nextX, nextY);
    }
  }
  const rows = Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => 0));
  canvas.forEach((x, y, share) => {
    rows[y]![x] = Math.round(share * 1e9) / 1e9;
  });
  return rows;
}

function box(left: number, top: number, right: number, bottom: number): Point[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

const nothing = [0, 0, 0, 0];

test("a box between pixels covers them whole, and a part of a pixel by its area", () => {
  expect(covered(box(1, 1, 3, 2))).toEqual([nothing, [0, 1, 1, 0], nothing]);
  expect(covered(box(0.5, 0, 2.25, 1))).toEqual([[0.5, 1, 0.25, 0], nothing, nothing]);
  expect(covered(box(1.25, 0.5, 1.75, 2))).toEqual([[0, 0.25, 0, 0], [0, 0.5, 0, 0], nothing]);
});

test("a slope shares its row among the pixels it crosses", () => {
  const triangle: Point[] = [
    [0, 0],
    [4, 0],
    [0, 1],
  ];
  expect(covered(triangle)).toEqual([[0.875, 0.625, 0.375, 0.125], nothing, nothing]);
  const steep: Point[] = [
    [1, 0],
    [2, 2],
    [1, 2],
  ];
  expect(covered(steep)).toEqual([[0, 0.25, 0, 0], [0, 0.75, 0, 0], nothing]);
});

test("which way round an outline goes does not matter, and two that lie on each other cover no more than all", () => {
  const shape = box(0.5, 0, 3, 2);
  expect(covered(shape.toReversed())).toEqual(covered(shape));
  expect(covered(box(1, 0, 3, 1), box(2, 0, 4, 1))).toEqual([[0, 1, 1, 1], nothing, nothing]);
});

test("an outline of the other direction inside one is a hole", () => {
  const middle = [1, 0, 1, 0];
  expect(covered(box(0, 0, 3, 3), box(1, 1, 2, 2).reverse())).toEqual([[1, 1, 1, 0], middle, [1, 1, 1, 0]]);
});

test("what lies outside the canvas is not drawn, and what reaches over its edge covers up to it", () => {
  expect(covered(box(-2, -2, 2, 1))).toEqual([[1, 1, 0, 0], nothing, nothing]);
  expect(covered(box(3, 2, 9, 9))).toEqual([nothing, nothing, [0, 0, 0, 1]]);
  expect(covered(box(5, 0, 7, 2))).toEqual([nothing, nothing, nothing]);
  expect(covered(box(-3, 0, -1, 2))).toEqual([nothing, nothing, nothing]);
});
