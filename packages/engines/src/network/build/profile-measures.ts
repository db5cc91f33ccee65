import type { CellIndex } from "../select/cell-index.ts";
import { pairWeights, reduceLevels, type OneModeInput } from "./one-mode.ts";
import type { Aggregation, Normalization } from "../options.ts";

/**
 * Similarity of two actors' whole profiles, under the names these measures have elsewhere. A profile is what the
 * aggregation counts: ignore a(i, j) by column, congruence a(i, j, k) by column and level, subtract the net value by
 * column. X is the number of places of a profile.
 *
 * Formula: profileCosine numerator / √(self(i)·self(h)), self being an actor's congruence (or ignore, subtract) with
 * itself: the cosine of the profiles. correlation: Pearson's r of the profiles over all X places. setJaccard: shared
 * places / used places; phi: Pearson's r of the 0/1 profiles; hamming: 1 − places used by exactly one / X.
 * With a kernel, "used" is graded by the place's highest weight: shared is Σ min, used Σ max.
 * 0 where a profile has no variance (correlation, phi), no norm (profileCosine) or neither uses a place (setJaccard).
 *
 * Cost: O(n² + Σ over places of used²).
 */
export function profileMeasure(input: OneModeInput, numerators: Float64Array, by: Normalization, aggregation: Aggregation): Float64Array {
  if (by === "profileCosine") return divideByNorms(input, numerators, aggregation);
  if (by === "correlation") return correlate(netProfile(input, aggregation), input.index.actorCount);
  const profile = presenceProfile(input, aggregation);
  const shared = sharedPresence(profile, input.index.actorCount);
  return combinePresence(profile, shared, by, input.index.actorCount);
}

/** Sparse profiles by place: at place x the cells placeStart[x] … name an actor and a value. */
interface Profile {
  readonly placeStart: Int32Array;
  readonly actors: Int32Array;
  readonly values: Float64Array;
}

function netProfile(input: OneModeInput, aggregation: Aggregation): Profile {
  const { index, values, levels } = input;
  if (aggregation === "congruence") return { placeStart: index.layerStart, actors: index.actors, values: values.product };
  const isNet = aggregation === "subtract";
  const sign = (level: number) => (!isNet ? 1 : levels.kind === "boolean" ? (level === 1 ? 1 : -1) : (levels.values?.[level] ?? 1));
  const { columnStart, actors, values: reduced } = reduceLevels(index, values.product, sign);
  return { placeStart: columnStart, actors, values: reduced };
}

/** Presence by layer, or by column (the highest of its levels) where the qualifier is ignored. */
function presenceProfile(input: OneModeInput, aggregation: Aggregation): Profile {
  const { index, values } = input;
  if (aggregation !== "ignore" || index.levelCount === 1) return { placeStart: index.layerStart, actors: index.actors, values: values.presence };
  return highestByColumn(index, values.presence);
}

function highestByColumn(index: CellIndex, presence: Float64Array): Profile {
  const placeStart = new Int32Array(index.columnCount + 1);
  const actors: number[] = [];
  const values: number[] = [];
  for (let column = 0; column < index.columnCount; column++) {
    const highest = new Map<number, number>();
    const end = index.layerStart[(column + 1) * index.levelCount] as number;
    for (let cell = index.layerStart[column * index.levelCount] as number; cell < end; cell++) {
      const actor = index.actors[cell] as number;
      highest.set(actor, Math.max(highest.get(actor) ?? 0, presence[cell] as number));
    }
    for (const [actor, value] of [...highest].sort(([a], [b]) => a - b)) {
      actors.push(actor);
      values.push(value);
    }
    placeStart[column + 1] = actors.length;
  }
  return { placeStart, actors: Int32Array.from(actors), values: Float64Array.from(values) };
}

function divideByNorms(input: OneModeInput, numerators: Float64Array, aggregation: Aggregation): Float64Array {
  const { actorCount } = input.index;
  const norms = selfProducts(input, aggregation === "conflict" ? "congruence" : aggregation);
  const values = new Float64Array(numerators.length);
  for (let i = 0; i < actorCount; i++)
    for (let h = 0; h < actorCount; h++) {
      if (i === h) continue;
      const by = Math.sqrt((norms[i] as number) * (norms[h] as number));
      values[i * actorCount + h] = by > 0 ? (numerators[i * actorCount + h] as number) / by : 0;
    }
  return values;
}

/** Σ over columns, k and l of a(i,j,k)·a(i,j,l)·weight(k,l): each actor's numerator with itself. */
export function selfProducts(input: OneModeInput, aggregation: Aggregation): Float64Array {
  const { index, values } = input;
  const { levelCount } = index;
  const weights = pairWeights(input, aggregation);
  const self = new Float64Array(index.actorCount);
  const byLevel = new Float64Array(index.actorCount * levelCount);
  for (let column = 0; column < index.columnCount; column++) {
    const isSeen = new Set<number>();
    for (let level = 0; level < levelCount; level++) {
      const layer = column * levelCount + level;
      for (let cell = index.layerStart[layer] as number; cell < (index.layerStart[layer + 1] as number); cell++) {
        isSeen.add(index.actors[cell] as number);
        byLevel[(index.actors[cell] as number) * levelCount + level] = values.product[cell] as number;
      }
    }
    for (const actor of isSeen) self[actor] = (self[actor] as number) + quadraticForm(byLevel, actor * levelCount, weights, levelCount);
    for (const actor of isSeen) byLevel.fill(0, actor * levelCount, (actor + 1) * levelCount);
  }
  return self;
}

function quadraticForm(vector: Float64Array, from: number, weights: Float64Array, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++)
    for (let l = 0; l < size; l++) sum += (vector[from + k] as number) * (vector[from + l] as number) * (weights[k * size + l] as number);
  return sum;
}

function correlate(profile: Profile, actorCount: number): Float64Array {
  const places = profile.placeStart.length - 1;
  const sum = new Float64Array(actorCount);
  const squares = new Float64Array(actorCount);
  for (let cell = 0; cell < (profile.placeStart[places] as number); cell++) {
    const actor = profile.actors[cell] as number;
    const value = profile.values[cell] as number;
    sum[actor] = (sum[actor] as number) + value;
    squares[actor] = (squares[actor] as number) + value * value;
  }
  const products = sharedSums(profile, actorCount, (a, b) => a * b);
  return pearson({ sum, squares, products }, places, actorCount);
}

interface Moments {
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  /** Above the diagonal. */
  readonly products: Float64Array;
}

/** r = (X Σxy − Σx Σy) / √((X Σx² − (Σx)²)(X Σy² − (Σy)²)). */
function pearson({ sum, squares, products }: Moments, places: number, actorCount: number): Float64Array {
  const values = new Float64Array(actorCount * actorCount);
  // A spread that small beside its terms is rounding: the profile is constant.
  const spread = squares.map((square, actor) => {
    const value = places * square - (sum[actor] as number) ** 2;
    return value > 1e-12 * places * square ? value : 0;
  });
  for (let i = 0; i < actorCount; i++)
    for (let h = i + 1; h < actorCount; h++) {
      const by = Math.sqrt((spread[i] as number) * (spread[h] as number));
      const r = by > 0 ? (places * (products[i * actorCount + h] as number) - (sum[i] as number) * (sum[h] as number)) / by : 0;
      values[i * actorCount + h] = r;
      values[h * actorCount + i] = r;
    }
  return values;
}

function sharedPresence(profile: Profile, actorCount: number): Float64Array {
  return sharedSums(profile, actorCount, Math.min);
}

function sharedSums(profile: Profile, actorCount: number, f: (a: number, b: number) => number): Float64Array {
  const sums = new Float64Array(actorCount * actorCount);
  for (let place = 0; place + 1 < profile.placeStart.length; place++) {
    const end = profile.placeStart[place + 1] as number;
    for (let p = profile.placeStart[place] as number; p < end - 1; p++) {
      const base = (profile.actors[p] as number) * actorCount;
      for (let q = p + 1; q < end; q++) {
        const at = base + (profile.actors[q] as number);
        sums[at] = (sums[at] as number) + f(profile.values[p] as number, profile.values[q] as number);
      }
    }
  }
  return sums;
}

function combinePresence(profile: Profile, shared: Float64Array, by: Normalization, actorCount: number): Float64Array {
  const places = profile.placeStart.length - 1;
  const used = new Float64Array(actorCount);
  const squares = new Float64Array(actorCount);
  for (let cell = 0; cell < (profile.placeStart[places] as number); cell++) {
    const actor = profile.actors[cell] as number;
    const value = profile.values[cell] as number;
    used[actor] = (used[actor] as number) + value;
    squares[actor] = (squares[actor] as number) + value * value;
  }
  if (by === "phi") return pearson({ sum: used, squares, products: sharedSums(profile, actorCount, (a, b) => a * b) }, places, actorCount);
  const values = new Float64Array(actorCount * actorCount);
  for (let i = 0; i < actorCount; i++)
    for (let h = i + 1; h < actorCount; h++) {
      const both = shared[i * actorCount + h] as number;
      const either = (used[i] as number) + (used[h] as number) - both;
      const value = by === "setJaccard" ? (either > 0 ? both / either : 0) : places > 0 ? 1 - (either - both) / places : 0;
      values[i * actorCount + h] = value;
      values[h * actorCount + i] = value;
    }
  return values;
}
