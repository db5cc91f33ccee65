import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { centralities } from "./centrality.ts";
import { concor, cutTree, hierarchicalClusters, kMedoids, linkages, type Linkage } from "./cluster.ts";
import { corePeriphery } from "./core-periphery.ts";
import { layoutGraph } from "./layout.ts";
import { louvain } from "./louvain.ts";
import { adjustedRand, modularity, relabelGroups } from "./modularity.ts";
import { scaleToPlane } from "./scaling.ts";
import { spectralDistance, spectrumShares } from "./spectrum.ts";
import { connectedComponents, graphFromMatrix } from "./weighted-graph.ts";

/** A symmetric matrix from ties [a, b, weight]. */
function matrixOf(size: number, ties: readonly (readonly [number, number, number?])[]): Float64Array {
  const matrix = new Float64Array(size * size);
  for (const [a, b, weight = 1] of ties) {
    matrix[a * size + b] = weight;
    matrix[b * size + a] = weight;
  }
  return matrix;
}

const triangles = matrixOf(6, [
  [0, 1],
  [1, 2],
  [0, 2],
  [3, 4],
  [4, 5],
  [3, 5],
  [2, 3],
]);

const distanceMatrices = fc.integer({ min: 2, max: 9 }).chain((size) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), { minLength: size, maxLength: size }).map((points) => {
    const matrix = new Float64Array(size * size);
    for (const [i, [x, y]] of points.entries()) for (const [h, [u, v]] of points.entries()) matrix[i * size + h] = Math.hypot(x - u, y - v);
    return { matrix, size };
  }),
);

test("modularity of two triangles joined by a tie is 5/14", () => {
  expect(modularity(graphFromMatrix(triangles, 6), [0, 0, 0, 1, 1, 1])).toBeCloseTo(5 / 14, 12);
  expect(modularity(graphFromMatrix(triangles, 6), [0, 0, 0, 0, 0, 0])).toBeCloseTo(0, 12);
});

test("Louvain finds the triangles, leaves loners alone, and never falls below no groups at all", () => {
  const withLoner = new Float64Array(49);
  for (let i = 0; i < 6; i++) for (let h = 0; h < 6; h++) withLoner[i * 7 + h] = triangles[i * 6 + h] as number;
  expect([...louvain(graphFromMatrix(withLoner, 7), { random: seededRandom(3) })]).toEqual([0, 0, 0, 1, 1, 1, 2]);
});

test("Louvain comes close to the best partition of small graphs", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 10 }), (ties) => {
      const graph = graphFromMatrix(
        matrixOf(
          6,
          ties.filter(([a, b]) => a !== b),
        ),
        6,
      );
      const found = modularity(graph, louvain(graph, { random: seededRandom(1) }));
      let best = -1;
      const visit = (membership: number[]): void => {
        if (membership.length === 6) best = Math.max(best, modularity(graph, membership));
        else for (let group = 0; group <= Math.max(-1, ...membership) + 1; group++) visit([...membership, group]);
      };
      visit([]);
      expect(found).toBeLessThanOrEqual(best + 1e-12);
      expect(found).toBeGreaterThanOrEqual(best - 0.05);
    }),
    // The bound holds for most small graphs, not for all: the same ones are drawn each time.
    { numRuns: 40, seed: 4 },
  );
});

test("the adjusted Rand index is 1 for equal partitions, whatever their names, and 0 or less for unrelated ones", () => {
  expect(adjustedRand([0, 0, 1, 1, 2], [5, 5, 3, 3, 9])).toBe(1);
  expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  expect([...relabelGroups([7, 3, 7])]).toEqual([0, 1, 0]);
});

/** Merges found by looking at all pairs each time: the definition. */
function slowHeights(matrix: Float64Array, size: number, linkage: Linkage): number[] {
  let clusters = Array.from({ length: size }, (_, node) => [node]);
  const between = (a: readonly number[], b: readonly number[]) => {
    const all = a.flatMap((i) => b.map((h) => matrix[i * size + h] as number));
    if (linkage === "single") return Math.min(...all);
    if (linkage === "complete") return Math.max(...all);
    return all.reduce((sum, value) => sum + value, 0) / all.length;
  };
  const heights: number[] = [];
  while (clusters.length > 1) {
    let best = { a: 0, b: 1, height: Infinity };
    for (let a = 0; a < clusters.length; a++)
      for (let b = a + 1; b < clusters.length; b++) {
        const height = between(clusters[a] as number[], clusters[b] as number[]);
        if (height < best.height) best = { a, b, height };
      }
    heights.push(best.height);
    clusters = [
      ...clusters.filter((_, at) => at !== best.a && at !== best.b),
      [...(clusters[best.a] as number[]), ...(clusters[best.b] as number[])],
    ];
  }
  return heights;
}

test("hierarchies have the heights that the definition gives", () => {
  fc.assert(
    fc.property(distanceMatrices, fc.constantFrom<Linkage>("single", "complete"), ({ matrix: given, size }, linkage) => {
      // Equal distances leave the hierarchy open, so no two are equal here.
      const matrix = given.map((value, at) =>
        value === 0 && at % (size + 1) === 0 ? 0 : value + 0.001 * Math.sqrt(Math.floor(at / size) + 2) * Math.sqrt((at % size) + 2),
      );
      const heights = hierarchicalClusters(matrix, size, linkage).map((merge) => merge.height);
      for (const [at, height] of slowHeights(matrix, size, linkage).entries()) expect(heights[at]).toBeCloseTo(height, 9);
    }),
  );
});

test.each(linkages)("%s linkage separates two clouds and cuts into any number", (linkage) => {
  const points = [0, 1, 2, 20, 21, 23];
  const matrix = Float64Array.from(points.flatMap((a) => points.map((b) => Math.abs(a - b))));
  const merges = hierarchicalClusters(matrix, 6, linkage);
  expect([...cutTree(merges, 6, 2)]).toEqual([0, 0, 0, 1, 1, 1]);
  expect([...cutTree(merges, 6, 6)]).toEqual([0, 1, 2, 3, 4, 5]);
  expect(merges.at(-1)?.size).toBe(6);
  expect(merges.every((merge, at) => at === 0 || merge.height >= (merges[at - 1]?.height ?? 0))).toBe(true);
});

test("k-medoids ends where no swap of a medoid helps", () => {
  fc.assert(
    fc.property(distanceMatrices, fc.integer({ min: 1, max: 3 }), ({ matrix, size }, k) => {
      const cost = (medoids: readonly number[]) =>
        Array.from({ length: size }, (_, node) => Math.min(...medoids.map((medoid) => matrix[node * size + medoid] as number))).reduce(
          (sum, value) => sum + value,
          0,
        );
      const medoids = [...kMedoids(matrix, size, k).medoids];
      for (let place = 0; place < medoids.length; place++)
        for (let node = 0; node < size; node++) expect(cost(medoids.with(place, node))).toBeGreaterThanOrEqual(cost(medoids) - 1e-9);
    }),
  );
});

test("CONCOR splits blocks apart", () => {
  expect([
    ...concor(
      matrixOf(5, [
        [0, 1],
        [0, 2],
        [1, 2],
        [3, 4],
      ]).map((value, at) => (at % 6 === 0 ? 1 : value)),
      5,
    ),
  ]).toEqual([0, 0, 0, 1, 1]);
});

test("centralities of a star and of a path", () => {
  const star = centralities(
    graphFromMatrix(
      matrixOf(4, [
        [0, 1],
        [0, 2],
        [0, 3],
      ]),
      4,
    ),
  );
  expect([...star.betweenness]).toEqual([1, 0, 0, 0]);
  expect(star.closeness[1]).toBeCloseTo((1 + 0.5 + 0.5) / 3, 12);
  expect(star.eigenvector[1]).toBeCloseTo(1 / Math.sqrt(3), 6);
  const path = centralities(
    graphFromMatrix(
      matrixOf(4, [
        [0, 1, 2],
        [1, 2, 2],
        [2, 3, 2],
      ]),
      4,
    ),
  );
  expect([...path.betweenness].map((value) => Number(value.toFixed(6)))).toEqual([0, 0.666667, 0.666667, 0]);
  expect([...path.strength]).toEqual([2, 4, 4, 2]);
});

test("of two components, only the stronger one has eigenvector centrality", () => {
  const graph = graphFromMatrix(
    matrixOf(5, [
      [0, 1, 0.2],
      [1, 2, 0.2],
      [0, 2, 0.2],
      [3, 4, 0.1],
    ]),
    5,
  );
  expect([...centralities(graph).eigenvector]).toEqual([1, 1, 1, 0, 0]);
});

test("equal ways share betweenness, and a stronger tie is the shorter way", () => {
  const square = centralities(
    graphFromMatrix(
      matrixOf(4, [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 0],
      ]),
      4,
    ),
  );
  expect(square.betweenness[0]).toBeCloseTo(1 / 6, 12);
  const detour = centralities(
    graphFromMatrix(
      matrixOf(3, [
        [0, 1, 10],
        [1, 2, 10],
        [0, 2, 1],
      ]),
      3,
    ),
  );
  expect(detour.betweenness[1]).toBe(1);
});

test("a clique with hangers-on is a core with a periphery", () => {
  const { isCore, fit } = corePeriphery(
    matrixOf(6, [
      [0, 1],
      [0, 2],
      [1, 2],
      [0, 3],
      [1, 4],
      [2, 5],
    ]),
    6,
  );
  expect([[...isCore], fit]).toEqual([[1, 1, 1, 0, 0, 0], 1]);
});

test("scaling puts points where their distances say", () => {
  fc.assert(
    fc.property(distanceMatrices, ({ matrix, size }) => {
      const { x, y, stress } = scaleToPlane(matrix, size);
      expect(stress).toBeLessThan(0.02);
      expect(scaleToPlane(matrix, size)).toEqual({ x, y, stress });
      // Turned so that the points lie along x, and do not rise or fall with it.
      const [along, across, common] = [
        x.map((value) => value ** 2),
        y.map((value) => value ** 2),
        x.map((value, at) => value * (y[at] as number)),
      ].map((values) => values.reduce((sum, value) => sum + value, 0));
      expect(along).toBeGreaterThanOrEqual((across ?? 0) - 1e-6);
      expect(common).toBeCloseTo(0, 6);
    }),
    { numRuns: 40 },
  );
});

test("distances of points in a plane give the points back before any round of moving them", () => {
  const points = [
    [0, 0],
    [3, 0],
    [3, 4],
    [-2, 1],
    [1, -5],
  ] as const;
  const given = points.flatMap(([x, y]) => points.map(([toX, toY]) => Math.hypot(x - toX, y - toY)));
  const { x, y, stress } = scaleToPlane(given, points.length, 0);
  expect(stress).toBeLessThan(1e-6);
  for (let i = 0; i < points.length; i++)
    for (let h = 0; h < points.length; h++) expect(Math.hypot(x[i]! - x[h]!, y[i]! - y[h]!)).toBeCloseTo(given[i * points.length + h]!, 5);
  // The first point is right and up of the middle.
  expect([x[0]! >= 0, y[0]! >= 0]).toEqual([true, true]);
});

test("a layout keeps components apart and neighbours near", () => {
  const graph = graphFromMatrix(
    matrixOf(5, [
      [0, 1],
      [1, 2],
      [3, 4],
    ]),
    5,
  );
  const { x, y } = layoutGraph(graph);
  const distance = (a: number, b: number) => Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));
  expect(distance(0, 1)).toBeCloseTo(1, 3);
  expect(distance(0, 2)).toBeCloseTo(2, 3);
  expect(Math.min(...[0, 1, 2].flatMap((a) => [3, 4].map((b) => distance(a, b))))).toBeGreaterThan(0.9);
  expect([...connectedComponents(graph)]).toEqual([0, 0, 0, 1, 1]);
});

test("spectra of a complete graph and of a star are the known ones", () => {
  const complete = matrixOf(3, [
    [0, 1],
    [1, 2],
    [0, 2],
  ]);
  expect([...spectrumShares(complete, 3, "laplacian")].map((value) => Number(value.toFixed(9)))).toEqual([0.5, 0.5, 0]);
  const star = matrixOf(4, [
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2, -5],
  ]);
  expect([...spectrumShares(star, 4, "laplacian")].map((value) => Number(value.toFixed(9)))).toEqual([0.666666667, 0.166666667, 0.166666667, 0]);
  expect([...spectrumShares(star, 4, "degree")]).toEqual([0.5, 1 / 6, 1 / 6, 1 / 6]);
  expect(spectralDistance(Float64Array.of(0.6, 0.4), Float64Array.of(0.5, 0.5))).toBeCloseTo(0.2, 12);
});
