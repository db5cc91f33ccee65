import { sharedPart } from "./text-sketch.ts";

/** From this share of common shingles on, two texts are suggested as one. */
export const leastShared = 0.5;
/** Pairs that share half of their shingles meet in one of 42 bands of 3 hashes with a chance of 1 − (1 − .5³)⁴² = .996. */
const [bands, rows] = [42, 3];
/** Texts of a bucket that a further one is compared with: what keeps the cost linear where thousands share a band. */
const mostCompared = 8;

export interface Sketched {
  readonly id: string;
  readonly sketch: Uint32Array;
}

/**
 * Sets of texts that hang together by shares of at least `leastShared`, found by locality-sensitive hashing of their sketches (Leskovec, Rajaraman and Ullman,
 * Mining of Massive Datasets, 3.4). In a set, each is like some other one, and not like every one.
 *
 * @returns places in `texts`, two or more a set, in order
 * Deterministic. Cost: O(texts × 42).
 */
export function groupAlike(texts: readonly Sketched[]): number[][] {
  const roots = texts.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (roots[root] !== root) root = roots[root] = roots[roots[root] ?? root] ?? root;
    return root;
  };
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<number, number[]>();
    for (const [at, { sketch }] of texts.entries()) {
      const key = bandKey(sketch, band);
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [at]);
      else joinBucket({ texts, roots, rootOf }, bucket, at);
    }
  }
  const groups = Map.groupBy(roots.keys(), rootOf);
  return [...groups.values()].filter((group) => group.length > 1);
}

interface Joining {
  readonly texts: readonly Sketched[];
  readonly roots: number[];
  readonly rootOf: (at: number) => number;
}

function joinBucket({ texts, roots, rootOf }: Joining, bucket: number[], at: number): void {
  const sketch = texts[at]?.sketch;
  if (sketch === undefined) return;
  for (const other of bucket) {
    const [root, otherRoot] = [rootOf(at), rootOf(other)];
    if (root === otherRoot) return;
    const otherSketch = texts[other]?.sketch;
    if (otherSketch === undefined || sharedPart(sketch, otherSketch) < leastShared) continue;
    roots[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
    return;
  }
  if (bucket.length < mostCompared) bucket.push(at);
}

/** One number of 53 bits for the hashes of a band. */
function bandKey(sketch: Uint32Array, band: number): number {
  let [low, high] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const value = sketch[band * rows + row] ?? 0;
    low = Math.imul(low ^ value, 0x9e37_79b1) >>> 0;
    high = Math.imul(high ^ (value >>> 7), 0x85eb_ca6b) >>> 0;
  }
  return low * 0x20_0000 + (high & 0x1f_ffff);
}
