import { clearTies } from "./clear-ties.ts";
import { componentsOf, packBoxes } from "./pack-components.ts";
import { placeNodes } from "./place-nodes.ts";
import { twoColumns } from "./two-columns.ts";

/** Ties as columns; values above 0 attract. */
export interface LayoutTies {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Distance that two nodes keep, in the picture's own measure: about 1.5 times the width of the largest mark where the picture fits its frame. */
export const nodeDistance = 56;
const columnDistance = 420;
/** Between high columns, so that no tie is so steep that it runs through the mark beside its end. */
const columnSlope = 0.9;
const gap = 90;
/** Between two pairs of columns, for the labels of both. */
const labelRoom = 380;
const aspect = 1.7;
/** More nodes a side than this are no columns that anybody reads. */
const mostInColumn = 60;
/** Pairs are looked at one by one. */
const mostSpread = 1200;

/**
 * Places for a network as print draws it: connected parts side by side, the largest first; of two kinds of nodes, the first at the left and the second at the
 * right, in an order in which few ties cross; no node on another. The same places for the same network.
 *
 * In rounds, so that others may have their turn (`inTurns`); the places do not depend on it.
 *
 * @param rowCount nodes of the first kind; null where there is one kind
 * Cost: what `placeNodes` costs for each part, and O(nodes²) to keep nodes apart up to 1,200.
 */
export function* placeNetwork(size: number, ties: LayoutTies, rowCount: number | null): Generator<undefined, Places> {
  const [x, y] = [new Float64Array(size), new Float64Array(size)];
  const parts = componentsOf(size, ties);
  const own = splitTies(parts, size, ties);
  const boxes: { width: number; height: number }[] = [];
  for (const [at, nodes] of parts.entries()) {
    yield undefined;
    const tiesOf = own[at] ?? noTies;
    const isInColumns = rowCount !== null && nodes.length <= mostInColumn * 2;
    const places = isInColumns ? placeColumns(nodes, tiesOf, rowCount) : yield* placePart(nodes, tiesOf);
    boxes.push(boxOf(places, nodes, { x, y }));
  }
  for (const [at, corner] of packBoxes(boxes, { gapX: rowCount === null ? gap : labelRoom, gapY: gap, aspect }).entries())
    for (const node of parts[at] ?? []) {
      x[node] = (x[node] ?? 0) + corner.x;
      // Upwards, as the picture counts.
      y[node] = -((y[node] ?? 0) + corner.y);
    }
  return { x, y };
}

const noTies: LayoutTies = { from: [], to: [], values: [] };

/** The ties of each part. Cost: O(ties). */
function splitTies(parts: readonly (readonly number[])[], size: number, { from, to, values }: LayoutTies): LayoutTies[] {
  const partOf = new Int32Array(size);
  for (const [at, nodes] of parts.entries()) for (const node of nodes) partOf[node] = at;
  const split = parts.map(() => ({ from: [] as number[], to: [] as number[], values: [] as number[] }));
  for (let tie = 0; tie < values.length; tie++) {
    const part = split[partOf[from[tie] as number] ?? 0];
    part?.from.push(from[tie] as number);
    part?.to.push(to[tie] as number);
    part?.values.push(values[tie] as number);
  }
  return split;
}

type Point = readonly [x: number, y: number];

function placeColumns(nodes: readonly number[], ties: LayoutTies, rowCount: number): Map<number, Point> {
  const { left, right } = twoColumns(nodes, ties, (node) => node < rowCount);
  const height = Math.max(left.length, right.length, 1) * nodeDistance;
  const set = (column: readonly number[], x: number): [number, Point][] =>
    column.map((node, at) => [node, [x, ((at + 0.5) * height) / Math.max(1, column.length)]]);
  return new Map([...set(left, 0), ...set(right, right.length === 0 || left.length === 0 ? 0 : Math.max(columnDistance, height * columnSlope))]);
}

/** A part by the library's forces, made as large as its nodes need, with none of them on another and, where the part is small, none on a tie of others. */
function* placePart(nodes: readonly number[], { from, to, values }: LayoutTies): Generator<undefined, Map<number, Point>> {
  const numbers = new Map(nodes.map((node, at) => [node, at]));
  const renamed = (ends: ArrayLike<number>): number[] => Array.from(ends, (node) => numbers.get(node) ?? 0);
  const { x, y } = yield* placeNodes(nodes.length, { from: renamed(from), to: renamed(to), values });
  const scale = nodes.length < 2 ? 1 : (nodeDistance * 1.6) / Math.max(1e-9, meanNearest(x, y));
  const [scaledX, scaledY] = [x.map((value) => value * scale), y.map((value) => value * scale)];
  if (nodes.length <= mostSpread) {
    yield* keepApart(scaledX, scaledY);
    const ends = { from: renamed(from), to: renamed(to) };
    yield* clearTies({ x: scaledX, y: scaledY }, ends, nodeDistance * 0.6, () => keepApart(scaledX, scaledY));
  }
  return new Map(nodes.map((node, at) => [node, [scaledX[at] ?? 0, scaledY[at] ?? 0]]));
}

/** How far a node is from the one next to it, on average. Cost: O(nodes²) up to 1,200 nodes, of more by a sample. */
function meanNearest(x: Float64Array, y: Float64Array): number {
  const step = Math.max(1, Math.floor(x.length / mostSpread));
  let [sum, count] = [0, 0];
  for (let one = 0; one < x.length; one += step) {
    let nearest = Infinity;
    for (let other = 0; other < x.length; other++)
      if (other !== one)
        nearest = Math.min(nearest, Math.hypot((x[one] as number) - (x[other] as number), (y[one] as number) - (y[other] as number)));
    sum += nearest;
    count++;
  }
  return sum / Math.max(1, count);
}

const rounds = 80;

/** Moves nodes that are too near one another apart, a little each round. */
function* keepApart(x: Float64Array, y: Float64Array): Generator<undefined, void> {
  for (let round = 0; round < rounds; round++) {
    let isStill = true;
    for (let one = 0; one < x.length; one++)
      for (let other = one + 1; other < x.length; other++) {
        const [dx, dy] = [(x[other] as number) - (x[one] as number), (y[other] as number) - (y[one] as number)];
        const distance = Math.hypot(dx, dy);
        if (distance >= nodeDistance) continue;
        isStill = false;
        const push = (nodeDistance - distance) / 2 + 0.01;
        // Two at one place part in a direction of their own, so that not all of them go the same way.
        const angle = one * 2.399963;
        const [ux, uy] = distance < 1e-6 ? [Math.cos(angle), Math.sin(angle)] : [dx / distance, dy / distance];
        x[one] = (x[one] as number) - ux * push;
        y[one] = (y[one] as number) - uy * push;
        x[other] = (x[other] as number) + ux * push;
        y[other] = (y[other] as number) + uy * push;
      }
    if (isStill) return;
    yield undefined;
  }
}

/** Puts a part's places into the columns with its left top corner at 0, and tells how large it is. */
function boxOf(places: ReadonlyMap<number, Point>, nodes: readonly number[], { x, y }: Places): { width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [px, py] of places.values())
    [left, top, right, bottom] = [Math.min(left, px), Math.min(top, py), Math.max(right, px), Math.max(bottom, py)];
  for (const node of nodes) {
    const [px, py] = places.get(node) ?? [0, 0];
    x[node] = px - left;
    y[node] = py - top;
  }
  return { width: right - left, height: bottom - top };
}
