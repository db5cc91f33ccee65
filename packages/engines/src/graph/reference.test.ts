import { expect, test } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { centralities, shortestPaths } from "./centrality.ts";
import { concor, cutTree, hierarchicalClusters, kMedoids, linkages, type Linkage } from "./cluster.ts";
import { corePeriphery } from "./core-periphery.ts";
import { layoutGraph } from "./layout.ts";
import { louvain } from "./louvain.ts";
import { adjustedRand, modularity } from "./modularity.ts";
import { scaleToPlane } from "./scaling.ts";
import { spectralDistance, spectrumShares } from "./spectrum.ts";
import { connectedComponents, graphFromMatrix, nodeStrengths } from "./weighted-graph.ts";

// Figures of other programs (networkx 3.6, SciPy 1.17, scikit-learn 1.9, NumPy 2.4) on one graph and one table of distances without any symmetry.

function matrixOf(size: number, ties: readonly (readonly [number, number, number])[]): Float64Array {
  const matrix = new Float64Array(size * size);
  for (const [a, b, weight] of ties) {
    matrix[a * size + b] = weight;
    matrix[b * size + a] = weight;
  }
  return matrix;
}

function near(actual: Iterable<number>, expected: readonly number[], digits = 8): void {
  const values = [...actual];
  expect(values).toHaveLength(expected.length);
  for (const [at, value] of expected.entries()) expect(values[at], `at ${at}`).toBeCloseTo(value, digits);
}

const matrix = matrixOf(7, [
  [0, 1, 2],
  [0, 2, 1],
  [1, 2, 4],
  [2, 3, 1],
  [3, 4, 3],
  [3, 5, 2],
  [4, 5, 1],
  [1, 4, 0.5],
]);
const graph = graphFromMatrix(matrix, 7);

const distances = Float64Array.from(
  [
    [0, 3, 6, 11, 14, 15],
    [3, 0, 8, 7, 10, 12],
    [6, 8, 0, 13, 9, 5],
    [11, 7, 13, 0, 2, 17],
    [14, 10, 9, 2, 0, 16],
    [15, 12, 5, 17, 16, 0],
  ].flat(),
);

test("centralities", () => {
  const found = centralities(graph);
  near(found.degree, [2, 3, 3, 3, 3, 2, 0]);
  near(found.strength, [3, 6.5, 6, 6, 4.5, 3, 0]);
  near(found.betweenness, [0, 0.266666667, 0.4, 0.466666667, 0, 0, 0]);
  near(found.closeness, [0.804867725, 1.333834586, 1.291666667, 1.228571429, 1.010263158, 0.813756614, 0]);
  near(found.eigenvector, [0.564425092, 1, 0.975380543, 0.577317064, 0.482303726, 0.310524582, 0]);
});

test("shortest paths come by distance, of equal ones the lower node first, with how many there are", () => {
  // A square with a tail: two ways from 0 to 3, and 4 hangs on 3.
  const square = graphFromMatrix(
    matrixOf(5, [
      [0, 2, 1],
      [0, 1, 1],
      [1, 3, 1],
      [2, 3, 1],
      [3, 4, 0.5],
    ]),
    5,
  );
  const { order, distance, paths } = shortestPaths(square, 0);
  expect(order).toEqual([0, 1, 2, 3, 4]);
  expect([...distance]).toEqual([0, 1, 1, 2, 4]);
  expect([...paths]).toEqual([1, 1, 1, 2, 2]);
  expect(shortestPaths(graph, 6)).toEqual({
    order: [6],
    distance: Float64Array.of(Infinity, Infinity, Infinity, Infinity, Infinity, Infinity, 0),
    paths: Float64Array.of(0, 0, 0, 0, 0, 0, 1),
  });
});

test("a graph of one node, of two, and of none has centralities", () => {
  const pair = centralities(graphFromMatrix(matrixOf(2, [[0, 1, 4]]), 2));
  expect([[...pair.betweenness], [...pair.closeness], [...pair.eigenvector]]).toEqual([
    [0, 0],
    [4, 4],
    [1, 1],
  ]);
  const one = centralities(graphFromMatrix(new Float64Array(1), 1));
  expect([[...one.betweenness], [...one.closeness], [...one.eigenvector]]).toEqual([[0], [0], [0]]);
  expect(centralities(graphFromMatrix(new Float64Array(0), 0)).degree).toHaveLength(0);
});

test("ties at or below the threshold and ties of a node with itself are left out", () => {
  const above = graphFromMatrix(
    matrix.map((weight, at) => (at % 8 === 0 ? 9 : weight)),
    7,
    1,
  );
  near(nodeStrengths(above), [2, 6, 4, 5, 3, 2, 0]);
  expect([...connectedComponents(above)]).toEqual([0, 0, 0, 1, 1, 1, 2]);
  expect([...connectedComponents(graph, (a, b) => a < 4 === b < 4)]).toEqual([0, 0, 0, 0, 1, 1, 2]);
});

test("modularity, and the best partition for a resolution", () => {
  expect(modularity(graph, [0, 0, 0, 1, 1, 1, 2])).toBeCloseTo(0.39417360285, 10);
  expect(modularity(graph, [0, 0, 0, 1, 1, 1, 2], 1.5)).toBeCloseTo(0.14298454221, 10);
  expect(modularity(graphFromMatrix(new Float64Array(4), 2), [0, 1])).toBe(0);
  const communities = (resolution?: number) => [...louvain(graph, { random: seededRandom(3), resolution })];
  expect(communities()).toEqual([0, 0, 0, 1, 1, 1, 2]);
  // Of all 877 partitions, the best one for the resolution 3.
  expect(communities(3)).toEqual([0, 1, 2, 3, 3, 4, 5]);
  expect([...louvain(graph, { random: seededRandom(3), runs: 0 })]).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("the adjusted Rand index", () => {
  expect(adjustedRand([0, 0, 1, 1, 2, 2, 2], [0, 1, 1, 1, 2, 2, 0])).toBeCloseTo(0.2125, 12);
  expect(adjustedRand([0, 0, 0], [4, 4, 4])).toBe(1);
  expect(adjustedRand([0, 1, 2], [2, 1, 0])).toBe(1);
  expect(adjustedRand([0], [0])).toBe(1);
});

const trees: Record<Linkage, readonly (readonly [number, number, number, number])[]> = {
  single: [
    [3, 4, 2, 2],
    [0, 1, 3, 2],
    [2, 5, 5, 2],
    [7, 8, 6, 4],
    [6, 9, 7, 6],
  ],
  average: [
    [3, 4, 2, 2],
    [0, 1, 3, 2],
    [2, 5, 5, 2],
    [7, 8, 10.25, 4],
    [6, 9, 12.125, 6],
  ],
  complete: [
    [3, 4, 2, 2],
    [0, 1, 3, 2],
    [2, 5, 5, 2],
    [6, 7, 14, 4],
    [8, 9, 17, 6],
  ],
  ward: [
    [3, 4, 2, 2],
    [0, 1, 3, 2],
    [2, 5, 5, 2],
    [7, 8, 14.747881204, 4],
    [6, 9, 18.271106516, 6],
  ],
};

test.each(linkages)("hierarchy, %s", (linkage) => {
  const merges = hierarchicalClusters(distances, 6, linkage);
  near(
    merges.flatMap(({ first, second, height, size }) => [first, second, height, size]),
    trees[linkage].flat(),
  );
  expect([...cutTree(merges, 6, 3)]).toEqual([0, 0, 1, 2, 2, 1]);
  expect([...cutTree(merges, 6, 2)]).toEqual(linkage === "complete" ? [0, 0, 1, 0, 0, 1] : [0, 0, 0, 1, 1, 0]);
});

test("equal distances merge the lower nodes first, and one node has no merges", () => {
  const equal = new Float64Array(16).fill(1);
  expect(hierarchicalClusters(equal, 4, "average").map(({ first, second }) => [first, second])).toEqual([
    [0, 1],
    [2, 4],
    [3, 5],
  ]);
  expect(hierarchicalClusters(new Float64Array(1), 1, "ward")).toEqual([]);
});

test("medoids of the least sum of distances, of all choices", () => {
  const chosen = (k: number) => {
    const { medoids, membership } = kMedoids(distances, 6, k);
    return [[...medoids], [...membership]];
  };
  expect(chosen(1)).toEqual([[1], [0, 0, 0, 0, 0, 0]]);
  expect(chosen(2)).toEqual([
    [2, 3],
    [0, 1, 0, 1, 1, 0],
  ]);
  // 0 instead of 1 costs as much; 1 was there first.
  expect(chosen(3)).toEqual([
    [1, 2, 3],
    [0, 0, 1, 2, 2, 1],
  ]);
  expect(chosen(9)[0]).toEqual([0, 1, 2, 3, 4, 5]);
});

const weighted = [
  [0, 5, 4, 1, 0, 2],
  [5, 0, 3, 0, 2, 0],
  [4, 3, 0, 1, 0, 1],
  [1, 0, 1, 0, 1, 0],
  [0, 2, 0, 1, 0, 0],
  [2, 0, 1, 0, 0, 0],
];

test("a core with a periphery, and two structurally equal groups", () => {
  const { isCore, fit } = corePeriphery(weighted.flat(), 6);
  expect([...isCore]).toEqual([1, 1, 0, 0, 0, 0]);
  expect(fit).toBeCloseTo(0.95940322360025, 12);
  // Ties against are no ties: they change neither the ranking nor the fit.
  expect(
    corePeriphery(
      weighted.flat().map((weight, at) => (at === 4 || at === 24 ? -3 : weight)),
      6,
    ).fit,
  ).toBeCloseTo(fit, 12);
  expect(corePeriphery(new Float64Array(9), 3)).toEqual({ isCore: new Uint8Array(3), fit: 0 });
  expect([...concor(weighted.flat(), 6)]).toEqual([0, 1, 0, 1, 0, 1]);
});

test("classical scaling, and a round of majorization after it", () => {
  const classical = scaleToPlane(distances, 6, 0);
  near(classical.x, [0.164977662, -0.954198193, 4.597968255, -7.659866901, -5.815585602, 9.666704779], 5);
  near(classical.y, [7.441590851, 3.277383746, -0.577340996, -1.159616452, -5.328550967, -3.653466182], 5);
  expect(classical.stress).toBeCloseTo(0.12971098064, 8);
  const once = scaleToPlane(distances, 6, 1);
  near(once.x, [0.213353816, -1.122579626, 4.397620521, -7.303944857, -5.669141978, 9.484692123], 5);
  near(once.y, [6.727096888, 3.460528693, -0.458327005, -1.426573766, -4.803681197, -3.499043613], 5);
  expect(once.stress).toBeCloseTo(0.10970187656, 8);
  expect(scaleToPlane(distances, 6).stress).toBeCloseTo(0.10547731119, 6);
});

test("points that all lie together, one alone, and none have a place without stress", () => {
  expect(scaleToPlane(new Float64Array(9), 3)).toEqual({ x: new Float64Array(3), y: new Float64Array(3), stress: 0 });
  expect(scaleToPlane([0], 1)).toEqual({ x: Float64Array.of(0), y: Float64Array.of(0), stress: 0 });
  expect(scaleToPlane([], 0)).toEqual({ x: new Float64Array(0), y: new Float64Array(0), stress: 0 });
  const pair = scaleToPlane([0, 3, 3, 0], 2);
  near([...pair.x, ...pair.y], [1.5, -1.5, 0, 0]);
});

test("a layout sets components side by side, the largest first, a tie's length √(mean weight / weight)", () => {
  // Weights 4, 1 and 9, 2: mean 4.
  const apart = graphFromMatrix(
    matrixOf(6, [
      [0, 1, 4],
      [2, 3, 1],
      [3, 4, 9],
      [2, 4, 2],
    ]),
    6,
  );
  const { x, y } = layoutGraph(apart);
  const distance = (a: number, b: number) => Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
  near([distance(2, 3), distance(3, 4), distance(2, 4)], [2, 2 / 3, Math.SQRT2], 3);
  const right = Math.max(x[2] ?? 0, x[3] ?? 0, x[4] ?? 0);
  expect(Math.min(x[2] ?? 0, x[3] ?? 0, x[4] ?? 0)).toBeCloseTo(0, 9);
  near([x[1] ?? 0, x[0] ?? 0, x[5] ?? 0], [right + 1, right + 2, right + 3]);
  near([y[0] ?? 0, y[1] ?? 0, y[5] ?? 0], [0, 0, 0]);
});

test("spectra and how far apart they are", () => {
  near(spectrumShares(matrix, 7, "laplacian"), [0.366017369, 0.286369677, 0.167939418, 0.149909226, 0.02976431, 0, 0]);
  near(
    spectrumShares(matrix, 7, "degree"),
    [6.5, 6, 6, 4.5, 3, 3, 0].map((strength) => strength / 29),
  );
  expect([...spectrumShares(new Float64Array(4), 2, "laplacian")]).toEqual([0, 0]);
  expect(spectralDistance(Float64Array.of(0.7, 0.3, 0), Float64Array.of(0.5, 0.25, 0.25))).toBeCloseTo(0.5, 12);
});

test("the shortest ways of large graphs are those that trying every middle finds", () => {
  for (let seed = 1; seed <= 5; seed++) {
    const random = seededRandom(seed);
    const size = 40;
    const ties = Array.from({ length: 160 }, () => [Math.floor(random() * size), Math.floor(random() * size), 1 + random()] as const);
    const weights = matrixOf(size, ties);
    const lengths = weights.map((weight, at) => (Math.floor(at / size) === at % size ? 0 : 1 / weight));
    for (let middle = 0; middle < size; middle++)
      for (let at = 0; at < size * size; at++) {
        const through = (lengths[Math.floor(at / size) * size + middle] ?? 0) + (lengths[middle * size + (at % size)] ?? 0);
        lengths[at] = Math.min(lengths[at] ?? 0, through);
      }
    for (let source = 0; source < size; source++) {
      const { distance, order } = shortestPaths(graphFromMatrix(weights, size), source);
      near(distance, Array.from(lengths.subarray(source * size, source * size + size)));
      const reached = order.map((node) => distance[node] ?? 0);
      expect(reached).toEqual(reached.toSorted((a, b) => a - b));
    }
  }
});
