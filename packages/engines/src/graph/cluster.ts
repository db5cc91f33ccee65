/** Ways to measure the distance between two clusters from their members'. */
export const linkages = ["single", "average", "complete", "ward"] as const;
export type Linkage = (typeof linkages)[number];

/** One merge of a hierarchy: clusters below n are nodes, n + i is the cluster of merge i. */
export interface Merge {
  readonly first: number;
  readonly second: number;
  readonly height: number;
  readonly size: number;
}

/**
 * Agglomerative clustering by Lance–Williams updates along a chain of nearest neighbours.
 *
 * Ward works on squared distances and reports their root, as "Ward.D2" does. Source: Murtagh 1983, Computer Journal 26,
 * 354–359; Murtagh and Legendre 2014, J. Classification 31, 274–295. Ties go to the lower node.
 *
 * @param distances n × n row-major, symmetric
 * @returns n − 1 merges by ascending height
 * Cost: O(n²) time and memory.
 */
export function hierarchicalClusters(distances: ArrayLike<number>, size: number, linkage: Linkage): Merge[] {
  const work = Float64Array.from(distances, (distance) => (linkage === "ward" ? distance * distance : distance));
  const weight = new Int32Array(size).fill(1);
  const isActive = new Uint8Array(size).fill(1);
  const raw: { first: number; second: number; height: number }[] = [];
  const chain: number[] = [];
  for (let step = 0; step < size - 1; step++) {
    if (chain.length === 0) chain.push(isActive.indexOf(1));
    const [first, second] = growChain(chain, work, isActive);
    raw.push({ first, second, height: work[first * size + second] as number });
    merge({ work, weight, isActive, linkage }, first, second);
  }
  return nameMerges(raw, size, linkage);
}

/** Extends the chain until its last two are each other's nearest, and takes them off. */
function growChain(chain: number[], work: Float64Array, isActive: Uint8Array): [number, number] {
  const size = isActive.length;
  for (;;) {
    const last = chain[chain.length - 1] as number;
    const before = chain[chain.length - 2];
    // The one before wins ties, else chains could run in circles.
    let nearest = before ?? -1;
    for (let node = 0; node < size; node++)
      if (isActive[node] === 1 && node !== last && (nearest < 0 || (work[last * size + node] as number) < (work[last * size + nearest] as number)))
        nearest = node;
    if (nearest === before) {
      chain.length -= 2;
      return [Math.min(last, nearest), Math.max(last, nearest)];
    }
    chain.push(nearest);
  }
}

interface MergeState {
  readonly work: Float64Array;
  readonly weight: Int32Array;
  readonly isActive: Uint8Array;
  readonly linkage: Linkage;
}

/** Puts the second cluster into the first. */
function merge({ work, weight, isActive, linkage }: MergeState, first: number, second: number): void {
  const size = isActive.length;
  const [a, b] = [weight[first] as number, weight[second] as number];
  const between = work[first * size + second] as number;
  isActive[second] = 0;
  for (let node = 0; node < size; node++) {
    if (isActive[node] === 0 || node === first) continue;
    const toFirst = work[node * size + first] as number;
    const toSecond = work[node * size + second] as number;
    const c = weight[node] as number;
    let distance: number;
    if (linkage === "single") distance = Math.min(toFirst, toSecond);
    else if (linkage === "complete") distance = Math.max(toFirst, toSecond);
    else if (linkage === "average") distance = (a * toFirst + b * toSecond) / (a + b);
    else distance = ((a + c) * toFirst + (b + c) * toSecond - c * between) / (a + b + c);
    work[node * size + first] = distance;
    work[first * size + node] = distance;
  }
  weight[first] = a + b;
}

/** Sorts merges by height and names clusters by the order of their making. */
function nameMerges(raw: readonly { first: number; second: number; height: number }[], size: number, linkage: Linkage): Merge[] {
  const sorted = [...raw].sort((a, b) => a.height - b.height);
  const clusterOf = Array.from({ length: size }, (_, node) => node);
  const sizes = Array.from({ length: size }, () => 1);
  return sorted.map(({ first, second, height }, step) => {
    const names = [clusterOf[first] as number, clusterOf[second] as number].sort((a, b) => a - b) as [number, number];
    const joined = (sizes[names[0]] as number) + (sizes[names[1]] as number);
    sizes.push(joined);
    // The lower node stands for the cluster from now on.
    clusterOf[first] = size + step;
    clusterOf[second] = size + step;
    return { first: names[0], second: names[1], height: linkage === "ward" ? Math.sqrt(Math.max(0, height)) : height, size: joined };
  });
}

/** Cuts a hierarchy into k clusters, numbered by first member. */
export function cutTree(merges: readonly Merge[], size: number, k: number): Int32Array {
  const parent = Int32Array.from({ length: size + merges.length }, (_, node) => node);
  const find = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root] as number;
    return root;
  };
  for (const [step, { first, second }] of merges.slice(0, Math.max(0, size - k)).entries()) {
    parent[find(first)] = size + step;
    parent[find(second)] = size + step;
  }
  const names = new Map<number, number>();
  return Int32Array.from({ length: size }, (_, node) => {
    const root = find(node);
    const name = names.get(root) ?? names.size;
    names.set(root, name);
    return name;
  });
}

/**
 * k-medoids by PAM: greedy seeding, then the best swap of a medoid until none lowers the sum of distances.
 *
 * Source: Kaufman and Rousseeuw 1990, Finding Groups in Data, ch. 2. Ties go to the lower node.
 * Cost: O(k·(n − k)·n) a swap round.
 */
export function kMedoids(distances: ArrayLike<number>, size: number, k: number): { membership: Int32Array; medoids: Int32Array } {
  const medoids: number[] = [];
  const cost = (chosen: readonly number[]): number => {
    let sum = 0;
    for (let node = 0; node < size; node++) sum += nearestMedoid(distances, size, chosen, node).distance;
    return sum;
  };
  for (let step = 0; step < Math.min(k, size); step++) medoids.push(bestAddition(medoids, size, cost));
  let current = cost(medoids);
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (let place = 0; place < medoids.length; place++)
      for (let node = 0; node < size; node++) {
        if (medoids.includes(node)) continue;
        const swapped = medoids.with(place, node);
        const value = cost(swapped);
        if (value >= current - 1e-12) continue;
        medoids[place] = node;
        current = value;
        isMoving = true;
      }
  }
  medoids.sort((a, b) => a - b);
  return {
    membership: Int32Array.from({ length: size }, (_, node) => nearestMedoid(distances, size, medoids, node).place),
    medoids: Int32Array.from(medoids),
  };
}

function bestAddition(medoids: readonly number[], size: number, cost: (chosen: readonly number[]) => number): number {
  let best = -1;
  let lowest = Infinity;
  for (let node = 0; node < size; node++) {
    if (medoids.includes(node)) continue;
    const value = cost([...medoids, node]);
    if (value < lowest) [best, lowest] = [node, value];
  }
  return best;
}

function nearestMedoid(distances: ArrayLike<number>, size: number, medoids: readonly number[], node: number): { place: number; distance: number } {
  let place = 0;
  for (let other = 1; other < medoids.length; other++)
    if ((distances[node * size + (medoids[other] as number)] as number) < (distances[node * size + (medoids[place] as number)] as number))
      place = other;
  return { place, distance: distances[node * size + (medoids[place] as number)] as number };
}

/**
 * CONCOR: correlates columns with columns until every entry is ±1, and splits by the sign of the first node.
 *
 * Source: Breiger, Boorman and Arabie 1975, J. Math. Psychology 12, 328–383. A column without variance correlates 0 with
 * others. Two groups; apply it again to a group for more.
 *
 * @param matrix n × n row-major
 * Cost: O(n³) a round, at most 50 rounds.
 */
export function concor(matrix: ArrayLike<number>, size: number): Int32Array {
  let current: Float64Array = correlateColumns(Float64Array.from(matrix), size);
  for (let round = 0; round < 50 && current.some((value) => Math.abs(value) <= 0.999); round++) current = correlateColumns(current, size);
  return Int32Array.from({ length: size }, (_, node) => ((current[node] as number) >= 0 ? 0 : 1));
}

function correlateColumns(matrix: Float64Array, size: number): Float64Array {
  const centred = new Float64Array(matrix.length);
  for (let column = 0; column < size; column++) {
    let mean = 0;
    for (let row = 0; row < size; row++) mean += (matrix[row * size + column] as number) / size;
    let length = 0;
    for (let row = 0; row < size; row++) length += ((matrix[row * size + column] as number) - mean) ** 2;
    const scale = length > 1e-20 ? 1 / Math.sqrt(length) : 0;
    // Columns become rows here, so that the products below walk forward.
    for (let row = 0; row < size; row++) centred[column * size + row] = ((matrix[row * size + column] as number) - mean) * scale;
  }
  const result = new Float64Array(matrix.length);
  for (let i = 0; i < size; i++)
    for (let h = i; h < size; h++) {
      let product = i === h ? 1 : 0;
      if (i !== h) for (let at = 0; at < size; at++) product += (centred[i * size + at] as number) * (centred[h * size + at] as number);
      result[i * size + h] = product;
      result[h * size + i] = product;
    }
  return result;
}
