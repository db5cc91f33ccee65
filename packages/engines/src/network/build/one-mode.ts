import { actorMass, type CellIndex, type CellValues } from "../select/cell-index.ts";
import type { Conventions } from "../conventions.ts";
import { isOrdered, levelSimilarity, type Levels } from "../select/levels.ts";
import type { Aggregation } from "../options.ts";

/** Work done, so that a bench can say how far from the machine's limit it is. */
export interface WorkTally {
  pairUpdates: number;
}

export interface OneModeInput {
  readonly index: CellIndex;
  readonly values: CellValues;
  readonly levels: Levels;
  /** σ of the levels; `levelSimilarity` unless the caller has its own. */
  readonly similarity?: Float64Array | undefined;
  readonly conventions: Conventions;
  readonly tally: WorkTally;
}

/**
 * The one-mode numerators, n × n row-major, symmetric, diagonal 0.
 *
 * Formula (sums over columns j, levels k and l; δ = 1 − σ):
 * ignore Σ a(i,j)·a(h,j); congruence Σ a(i,j,k)·a(h,j,l)·σ(k,l); conflict the same with δ; subtract with σ − δ;
 * combine counts the columns on which both made the same combination of levels.
 *
 * Cost: Σ over columns of (cells of the column)² / 2 multiply–adds, not n² × columns.
 */
export function oneModeNumerators(input: OneModeInput, aggregation: Aggregation): Float64Array {
  const { actorCount } = input.index;
  const sums = new Float64Array(actorCount * actorCount);
  const isOneSided = input.conventions.unorderedConflictIsOneSided && input.similarity === undefined && !isOrdered(input.levels);
  let divisor = 1;
  if (aggregation === "ignore") addReduced(sums, input, () => 1);
  else if (aggregation === "combine") addCombined(sums, input);
  else if (isOneSided && aggregation !== "congruence") addOneSided(sums, input, aggregation);
  else if (aggregation === "subtract" && isPlainBoolean(input)) addReduced(sums, input, (level) => (level === 1 ? 1 : -1));
  else {
    const whole = wholeWeights(input, aggregation);
    addLayers(sums, input, whole.weights);
    divisor = whole.divisor;
  }
  mirror(sums, actorCount);
  // Divided last, since quotients no longer add up exactly.
  if (divisor !== 1) for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) / divisor;
  return sums;
}

/** Pair weights as whole numbers over one divisor where the levels allow it: sums are then exact in any order. */
export interface WholeWeights {
  readonly weights: Float64Array;
  readonly divisor: number;
}

export function wholeWeights(input: Pick<OneModeInput, "levels" | "similarity" | "conventions">, aggregation: Aggregation): WholeWeights {
  const weights = pairWeights(input, aggregation);
  const { scale, values } = input.levels;
  const divisor = scale.high - scale.low;
  const isWhole = input.similarity === undefined && isOrdered(input.levels) && divisor > 0 && Number.isInteger(divisor);
  if (!isWhole || values === null || !values.every(Number.isInteger)) return { weights, divisor: 1 };
  return { weights: weights.map((weight) => Math.round(weight * divisor)), divisor };
}

function isPlainBoolean({ levels, similarity }: OneModeInput): boolean {
  return levels.kind === "boolean" && similarity === undefined && levels.scale.high - levels.scale.low === 1;
}

/** The weight of a pair of levels under an aggregation, from their similarity. */
export function pairWeights(input: Pick<OneModeInput, "levels" | "similarity" | "conventions">, aggregation: Aggregation): Float64Array {
  const similarity = input.similarity ?? levelSimilarity(input.levels, input.conventions);
  if (aggregation === "congruence") return similarity;
  if (aggregation === "conflict") return similarity.map((value) => 1 - value);
  if (aggregation === "subtract") return similarity.map((value) => 2 * value - 1);
  return new Float64Array(similarity.length).fill(1);
}

/** A run of cells with one value each, actors ascending. */
interface Run {
  readonly actors: Int32Array;
  readonly values: Float64Array;
  readonly start: number;
  readonly end: number;
}

/**
 * Adds weight × value × value to the cell above the diagonal of every pair of the run. The inner loop walks one row of
 * the matrix forward, so that it stays in the nearest cache.
 */
function addPairs(sums: Float64Array, actorCount: number, run: Run, weight: number): void {
  const { actors, values, start, end } = run;
  for (let p = start; p < end - 1; p++) {
    const base = (actors[p] as number) * actorCount;
    const scaled = (values[p] as number) * weight;
    for (let q = p + 1; q < end; q++) {
      const at = base + (actors[q] as number);
      sums[at] = (sums[at] as number) + scaled * (values[q] as number);
    }
  }
}

/** The same for pairs of different runs; cells land on either side of the diagonal, `mirror` adds the two sides up. */
function addCross(sums: Float64Array, actorCount: number, runs: readonly [Run, Run], weight: number): void {
  const [first, second] = runs;
  for (let p = first.start; p < first.end; p++) {
    const base = (first.actors[p] as number) * actorCount;
    const scaled = (first.values[p] as number) * weight;
    for (let q = second.start; q < second.end; q++) {
      const at = base + (second.actors[q] as number);
      sums[at] = (sums[at] as number) + scaled * (second.values[q] as number);
    }
  }
}

/** Sets both sides of the diagonal to their sum, and the diagonal to 0. */
function mirror(sums: Float64Array, actorCount: number): void {
  for (let i = 0; i < actorCount; i++) {
    sums[i * actorCount + i] = 0;
    for (let h = i + 1; h < actorCount; h++) {
      const above = i * actorCount + h;
      const below = h * actorCount + i;
      const sum = (sums[above] as number) + (sums[below] as number);
      sums[above] = sum;
      sums[below] = sum;
    }
  }
}

/** Folds the levels of each column into one value an actor first: (x₁ − x₀)(y₁ − y₀) is congruence − conflict. */
function addReduced(sums: Float64Array, input: OneModeInput, sign: (level: number) => number): void {
  const { index, tally } = input;
  const { values, ...shape } = reduceLevels(index, input.values.product, sign);
  for (let column = 0; column < index.columnCount; column++) {
    const start = shape.columnStart[column] as number;
    const end = shape.columnStart[column + 1] as number;
    addPairs(sums, index.actorCount, { actors: shape.actors, values, start, end }, 1);
    tally.pairUpdates += ((end - start) * (end - start - 1)) / 2;
  }
}

/** One value an actor and column: Σ over levels of sign(level) × value; zeros are left out. */
export interface ReducedCells {
  readonly columnStart: Int32Array;
  readonly actors: Int32Array;
  readonly values: Float64Array;
}

export function reduceLevels(index: CellIndex, values: Float64Array, sign: (level: number) => number): ReducedCells {
  const { levelCount, columnCount, layerStart } = index;
  const row = new Float64Array(index.actorCount);
  const isTouched = new Uint8Array(index.actorCount);
  const touched = new Int32Array(index.actorCount);
  const columnStart = new Int32Array(columnCount + 1);
  const actors = new Int32Array(values.length);
  const reduced = new Float64Array(values.length);
  let count = 0;
  for (let column = 0; column < columnCount; column++) {
    let touchedCount = 0;
    for (let level = 0; level < levelCount; level++) {
      const layer = column * levelCount + level;
      const factor = sign(level);
      for (let cell = layerStart[layer] as number; cell < (layerStart[layer + 1] as number); cell++) {
        const actor = index.actors[cell] as number;
        if (isTouched[actor] === 0) touched[touchedCount++] = actor;
        isTouched[actor] = 1;
        row[actor] = (row[actor] as number) + factor * (values[cell] as number);
      }
    }
    // A single level comes in order already.
    const list = levelCount === 1 ? touched.subarray(0, touchedCount) : touched.subarray(0, touchedCount).sort();
    for (let at = 0; at < touchedCount; at++) {
      const actor = list[at] as number;
      if (row[actor] !== 0) {
        actors[count] = actor;
        reduced[count] = row[actor] as number;
        count += 1;
      }
      row[actor] = 0;
      isTouched[actor] = 0;
    }
    columnStart[column + 1] = count;
  }
  return { columnStart, actors, values: reduced };
}

function addLayers(sums: Float64Array, input: OneModeInput, weights: Float64Array): void {
  const { index, tally } = input;
  // DNA walks every column and level, and nothing times not-a-number is not a number.
  if (weights.some(Number.isNaN)) return void sums.fill(Number.NaN);
  const { levelCount, actorCount } = index;
  for (let column = 0; column < index.columnCount; column++) {
    for (let k = 0; k < levelCount; k++) {
      const first = layerRun(index, input.values.product, column * levelCount + k);
      if (first.end === first.start) continue;
      const own = weights[k * levelCount + k] as number;
      if (own !== 0) {
        addPairs(sums, actorCount, first, own);
        tally.pairUpdates += ((first.end - first.start) * (first.end - first.start - 1)) / 2;
      }
      for (let l = k + 1; l < levelCount; l++) {
        const weight = weights[k * levelCount + l] as number;
        if (weight === 0) continue;
        const second = layerRun(index, input.values.product, column * levelCount + l);
        addCross(sums, actorCount, [first, second], weight);
        tally.pairUpdates += (first.end - first.start) * (second.end - second.start);
      }
    }
  }
}

function layerRun(index: CellIndex, values: Float64Array, layer: number): Run {
  return { actors: index.actors, values, start: index.layerStart[layer] as number, end: index.layerStart[layer + 1] as number };
}

/**
 * Sum over layers of f(value, value) for every pair that shares the layer: what Jaccard and one-sided conflict need.
 * Written above the diagonal only.
 */
export function addSharedLayers(sums: Float64Array, input: OneModeInput, f: (a: number, b: number) => number, values: Float64Array): void {
  const { index, tally } = input;
  for (let layer = 0; layer + 1 < index.layerStart.length; layer++) {
    const run = layerRun(index, values, layer);
    for (let p = run.start; p < run.end - 1; p++) {
      const base = (run.actors[p] as number) * index.actorCount;
      const a = run.values[p] as number;
      for (let q = p + 1; q < run.end; q++) {
        const at = base + (run.actors[q] as number);
        sums[at] = (sums[at] as number) + f(a, run.values[q] as number);
      }
    }
    tally.pairUpdates += ((run.end - run.start) * (run.end - run.start - 1)) / 2;
  }
}

/**
 * DNA's conflict for unordered levels: on every layer that only one of the two uses, that one's statements.
 *
 * Formula: N(i) + N(h) − Σ over shared layers (a(i,x) + a(h,x)); subtract takes it from congruence.
 */
function addOneSided(sums: Float64Array, input: OneModeInput, aggregation: Aggregation): void {
  const { index, values } = input;
  const isSubtract = aggregation === "subtract";
  const total = actorMass(index, values.mass);
  addSharedLayers(sums, input, isSubtract ? (a, b) => a * b + a + b : (a, b) => -a - b, values.product);
  for (let i = 0; i < index.actorCount; i++)
    for (let h = i + 1; h < index.actorCount; h++) {
      const both = (total[i] as number) + (total[h] as number);
      const at = i * index.actorCount + h;
      sums[at] = (sums[at] as number) + (isSubtract ? -both : both);
    }
}

/** Actors by the combination of levels they made on a column; equal combinations count one. */
function addCombined(sums: Float64Array, input: OneModeInput): void {
  const { index } = input;
  for (let column = 0; column < index.columnCount; column++) {
    const groups = new Map<string, number[]>();
    for (const [actor, combination] of combinationsOf(index, column)) {
      const group = groups.get(combination) ?? [];
      group.push(actor);
      groups.set(combination, group);
    }
    for (const group of groups.values()) {
      const actors = Int32Array.from(group);
      addPairs(sums, index.actorCount, { actors, values: new Float64Array(actors.length).fill(1), start: 0, end: actors.length }, 1);
      input.tally.pairUpdates += (actors.length * (actors.length - 1)) / 2;
    }
  }
}

/** Each actor's set of levels on a column, as text. */
export function combinationsOf(index: CellIndex, column: number): Map<number, string> {
  const combinations = new Map<number, string>();
  for (let level = 0; level < index.levelCount; level++) {
    const layer = column * index.levelCount + level;
    for (let cell = index.layerStart[layer] as number; cell < (index.layerStart[layer + 1] as number); cell++) {
      const actor = index.actors[cell] as number;
      combinations.set(actor, `${combinations.get(actor) ?? ""},${level}`);
    }
  }
  return new Map([...combinations].sort(([a], [b]) => a - b));
}
