import { expect, test } from "vitest";
import { buildNetwork } from "../build/build-network.ts";
import { exampleTable, type ExampleStatement } from "../example.test-data.ts";
import type { NetworkOptions } from "../options.ts";
import { answerMatrix } from "./answer-matrix.ts";
import { countBars } from "./bar-counts.ts";
import { buildDescribedNetwork } from "./describe-nodes.ts";
import { locateNodes } from "./locate-nodes.ts";

const base: NetworkOptions = { variable1: "organization", variable2: "concept", qualifier: "agreement", duplicates: "include" };
const table = exampleTable([
  ["d1", "Acme", "tax", true],
  ["d1", "Acme", "tax", true],
  ["d1", "Acme", "ban", true],
  ["d2", "Bund", "tax", true],
  ["d2", "Civic", "ban", false],
  ["d3", "Dawn", "aid", true],
]);

test("actors have a place, measures and a side of the core", () => {
  const { nodes, coreFit } = locateNodes(buildNetwork(table, { ...base, qualifier: undefined }));
  expect(nodes.map(({ name, degree, strength, isCore }) => [name, degree, strength, isCore])).toEqual([
    ["Acme", 2, 3, true],
    ["Bund", 1, 2, true],
    ["Civic", 1, 1, false],
    ["Dawn", 0, 0, false],
  ]);
  // Acme lies on the one way of three pairs.
  expect(nodes.map(({ betweenness }) => Number(betweenness.toFixed(6)))).toEqual([0.333333, 0, 0, 0]);
  expect(nodes[0]?.closeness).toBeCloseTo((2 + 1) / 3, 12);
  // Eigenvector of ties 2 and 1: Bund 2/√5, Civic 1/√5 of Acme's.
  expect(nodes[1]?.eigenvector).toBeCloseTo(2 / Math.sqrt(5), 9);
  expect(coreFit).toBeCloseTo(1, 12);
  expect(Math.hypot((nodes[0]?.x ?? 0) - (nodes[1]?.x ?? 0), (nodes[0]?.y ?? 0) - (nodes[1]?.y ?? 0))).toBeCloseTo(Math.sqrt(1.5 / 2), 3);
});

test("in a two-mode network columns stand behind the rows, and nobody is of a core", () => {
  const { nodes, coreFit } = locateNodes(buildNetwork(table, { ...base, networkType: "twomode" }));
  expect(coreFit).toBeNull();
  expect(nodes.map(({ name, degree, strength, isCore }) => [name, degree, strength, isCore])).toEqual([
    ["Acme", 2, 3, null],
    ["Bund", 1, 1, null],
    ["Civic", 1, 1, null],
    ["Dawn", 1, 1, null],
    ["aid", 1, 1, null],
    ["ban", 2, 2, null],
    ["tax", 2, 3, null],
  ]);
  // Two components side by side: the five, then Dawn and aid.
  const right = Math.max(...nodes.filter(({ name }) => name !== "Dawn" && name !== "aid").map(({ x }) => x));
  expect(Math.min(nodes[3]?.x ?? 0, nodes[4]?.x ?? 0)).toBeCloseTo(right + 1, 9);
});

test("a network with its nodes and rows is made from one selection", () => {
  const { network, nodes, rows } = buildDescribedNetwork(table, { ...base, filters: [{ field: "concept", values: ["aid"], mode: "exclude" }] });
  expect([network.rows, [...rows], nodes.map(({ name, statements }) => `${name} ${statements}`)]).toEqual([
    ["Acme", "Bund", "Civic"],
    [0, 1, 2, 3, 4],
    ["Acme 3", "Bund 1", "Civic 1"],
  ]);
});

test("bars without a qualifier have one level", () => {
  const bars = countBars(table, { variable1: "concept", duplicates: "include" });
  expect([bars.labels, bars.levels, [...bars.counts], bars.statementCount, [...bars.rows], bars.unreviewedShare]).toEqual([
    ["aid", "ban", "tax"],
    [""],
    [1, 2, 3],
    6,
    [0, 1, 2, 3, 4, 5],
    1,
  ]);
});

test("answers are yes, no or missing; who says too little goes, and so does anyone whom that leaves with too little", () => {
  const rows: ExampleStatement[] = [
    ["d1", "Acme", "tax", true],
    ["d1", "Acme", "ban", false],
    ["d2", "Bund", "tax", false],
    ["d2", "Bund", "ban", false],
    ["d3", "Bund", "tax", true],
    ["d3", "Bund", "war", true],
    // Dawn's second answer is on a concept that nobody else speaks of.
    ["d4", "Dawn", "war", true],
    ["d4", "Dawn", "aid", true],
    ["d5", "Ebb", "tax", true],
    ["d5", "Ebb", "ban", true],
  ];
  const matrix = (fewestAnswers: number, both?: "majority") => {
    const { actors, concepts, answers } = answerMatrix(exampleTable(rows), base, { fewestAnswers, both });
    return [actors, concepts, [...answers]];
  };
  expect(matrix(2)).toEqual([
    ["Acme", "Ebb"],
    ["ban", "tax"],
    [0, 1, 1, 1],
  ]);
  expect(matrix(1)).toEqual([
    ["Acme", "Bund", "Dawn", "Ebb"],
    ["aid", "ban", "tax", "war"],
    [-1, 0, 1, -1, -1, 0, -1, 1, 1, -1, -1, 1, -1, 1, 1, -1],
  ]);
  // Once yes and once no is no majority either.
  expect(matrix(1, "majority")[2]).toEqual(matrix(1)[2]);
  expect(() => matrix(3)).toThrow(/fewer than two actors have 3 answers/);
  expect(() => answerMatrix(exampleTable(rows), { ...base, qualifier: "intensity" })).toThrow(/ideal points need yes and no/);
});
