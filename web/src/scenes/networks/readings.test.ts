import { expect, it } from "vitest";
import type { NetworkAnswer, PolarizationWindow } from "@rapporteur/app/analysis/figures";
import { campReading, curveReading } from "./readings.ts";

const node = (key: string, community: number, statements: number) => ({
  key,
  mode: 1 as const,
  statements,
  documents: 1,
  community,
  meanLevel: null,
});
const network = (ties: readonly (readonly [number, number, number])[]): NetworkAnswer => ({
  nodes: [node("a", 0, 1), node("b", 0, 5), node("c", 1, 2), node("d", 1, 1), node("e", 2, 9)],
  from: Int32Array.from(ties, ([from]) => from),
  to: Int32Array.from(ties, ([, to]) => to),
  values: Float64Array.from(ties, ([, , value]) => value),
  untiedCount: 0,
  communityCount: 2,
  modularity: 0.5,
  basis: { statements: 18, documents: 1, reviewed: 0, unreviewedShare: 1 },
  warnings: [],
  steps: [],
});

it("two camps are named by their most active, with what runs between them and who ties them", () => {
  const reading = campReading(
    network([
      [0, 1, 2],
      [2, 3, 1],
      [0, 2, -1],
      [1, 3, -2],
      [1, 2, 1],
    ]),
  );
  expect(reading).toEqual({
    camps: [
      [1, 0],
      [2, 3],
    ],
    more: 0,
    between: 3,
    belowZero: 2,
    bridge: { node: 1, ties: 1 },
  });
  expect(campReading({ ...network([]), nodes: [node("a", 0, 1), node("b", 0, 1)] })).toBe(null);
});

it("camps are those who oppose one another, not those who speak of other things", () => {
  const nodes = [node("a", 0, 1), node("b", 0, 5), node("c", 0, 1), node("d", 1, 2), node("e", 1, 1), node("f", 2, 9), node("g", 2, 1)];
  const ties = network([
    [0, 1, 2],
    [1, 2, 2],
    [3, 4, 1],
    [5, 6, 1],
    [3, 5, -1],
  ]);
  expect(campReading({ ...ties, nodes })?.camps).toEqual([
    [3, 4],
    [5, 6],
  ]);
});

it("a curve is read from what its windows tell, and gaps are no steps", () => {
  const window = (at: number, signed: number, statements = 4): PolarizationWindow => ({
    from: at,
    to: at + 1,
    statements,
    actors: 3,
    // Experts who speak of different things are tied by nothing.
    ties: statements > 1 ? 2 : 0,
    dna: 0,
    signed,
    isExact: true,
  });
  const windows = [window(0, 0.1), window(1, 0.12), window(2, 0, 1), window(3, 0.9), window(4, 0.5)];
  const reading = curveReading(windows);
  expect([reading?.first.from, reading?.last.from, reading?.highest.from]).toEqual([0, 4, 3]);
  expect([reading?.step?.before.from, reading?.step?.after.from]).toEqual([3, 4]);
  expect(curveReading([window(0, 0.2), window(1, 0.21)])?.step).toBe(null);
  expect(curveReading([window(0, 0.2)])).toBe(null);
});
