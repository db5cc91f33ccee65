import type { WholeWeights } from "../build/one-mode.ts";

/** Numbers of a set of sums kept under changes. */
export interface SlidingShape {
  readonly actorCount: number;
  readonly columnCount: number;
  readonly levelCount: number;
}

/** Cells (actor, column, level) up to which counts are kept in a dense array. */
export const maximumSlidingCells = 2 ** 24;

/** Side of a square of the matrix that fits the nearest cache twice. */
const tile = 32;

interface Tiles {
  readonly result: Float64Array;
  readonly actors: Int32Array;
  readonly totals: Float64Array;
  readonly divisors: "average" | "cosine" | null;
}

/**
 * One-mode numerators that follow statements as they enter and leave.
 *
 * A statement of actor i on layer x changes i's sums by its weight times everyone's count on the layers of its column.
 * Sums stand above the diagonal. With whole weights they are exact, so the result never depends on how it was reached.
 *
 * Cost: per statement, the actors of its column at the time; memory n² + 3 integers a cell.
 */
export class SlidingSums {
  readonly shape: SlidingShape;
  readonly weights: WholeWeights;
  /** a(i, x), layer-major. */
  readonly counts: Int32Array;
  /** N(i). */
  readonly totals: Float64Array;
  pairUpdates = 0;
  /** Cells with a statement. */
  cellCount = 0;
  private readonly sums: Float64Array;
  private readonly members: Int32Array;
  private readonly memberPlaces: Int32Array;
  private readonly memberCounts: Int32Array;

  constructor(shape: SlidingShape, weights: WholeWeights) {
    const layers = shape.columnCount * shape.levelCount;
    this.shape = shape;
    this.weights = weights;
    this.counts = new Int32Array(layers * shape.actorCount);
    this.totals = new Float64Array(shape.actorCount);
    this.sums = new Float64Array(shape.actorCount ** 2);
    this.members = new Int32Array(layers * shape.actorCount);
    this.memberPlaces = new Int32Array(layers * shape.actorCount);
    this.memberCounts = new Int32Array(layers);
  }

  /** Adds (1) or removes (−1) one statement. */
  change(actor: number, layer: number, by: 1 | -1): void {
    this.addRow(actor, layer, by);
    this.changeCount(actor, layer, by);
  }

  /** Starts again from numerators computed otherwise; `counts` of the statements are added by `changeCount`. */
  restart(numerators: Float64Array): void {
    this.counts.fill(0);
    this.totals.fill(0);
    this.cellCount = 0;
    this.memberCounts.fill(0);
    this.sums.fill(0);
    const { actorCount } = this.shape;
    const { divisor } = this.weights;
    for (let i = 0; i < actorCount; i++)
      for (let h = i + 1; h < actorCount; h++) this.sums[i * actorCount + h] = Math.round((numerators[i * actorCount + h] as number) * divisor);
  }

  /** Takes a statement into the counts alone. */
  changeCount(actor: number, layer: number, by: 1 | -1): void {
    const at = layer * this.shape.actorCount + actor;
    const count = (this.counts[at] as number) + by;
    this.counts[at] = count;
    this.totals[actor] = (this.totals[actor] as number) + by;
    if (by === 1 && count === 1) this.enter(at, layer, actor);
    else if (by === -1 && count === 0) this.leave(at, layer);
  }

  /** Numerators among some actors, row-major, diagonal 0. */
  numerators(actors: Int32Array): Float64Array {
    return this.quotients(actors, null, new Float64Array(actors.length ** 2));
  }

  /**
   * Numerators among some actors, divided for `average` by the mean and for `cosine` by the product of two actors'
   * totals. Works tile by tile, because one side of every pair is written down a column.
   *
   * @param actors ascending
   * @param result at least actors² long; its first actors² numbers are overwritten
   */
  quotients(actors: Int32Array, divisors: "average" | "cosine" | null, result: Float64Array): Float64Array {
    const totals = Float64Array.from(actors, (actor) => this.totals[actor] as number);
    for (let i = 0; i < actors.length; i++) result[i * actors.length + i] = 0;
    for (let i = 0; i < actors.length; i += tile)
      for (let h = i; h < actors.length; h += tile) this.fillTile({ result, actors, totals, divisors }, i, h);
    return result;
  }

  private fillTile({ result, actors, totals, divisors }: Tiles, fromI: number, fromH: number): void {
    const { actorCount } = this.shape;
    const { sums } = this;
    const scale = this.weights.divisor;
    const size = actors.length;
    const endI = Math.min(fromI + tile, size);
    const endH = Math.min(fromH + tile, size);
    for (let i = fromI; i < endI; i++) {
      // Actors ascend, so that the pair stands above the diagonal.
      const own = actors[i] as number;
      const total = totals[i] as number;
      for (let h = fromH > i ? fromH : i + 1; h < endH; h++) {
        const other = actors[h] as number;
        let value = sums[own * actorCount + other] as number;
        if (value !== 0) {
          if (scale !== 1) value /= scale;
          if (divisors === "average") value /= (total + (totals[h] as number)) / 2;
          else if (divisors === "cosine") value /= total * (totals[h] as number);
        }
        result[i * size + h] = value;
        result[h * size + i] = value;
      }
    }
  }

  private addRow(actor: number, layer: number, by: number): void {
    const { actorCount, levelCount } = this.shape;
    const { sums, counts, members } = this;
    const column = Math.floor(layer / levelCount);
    const level = layer - column * levelCount;
    const base = actor * actorCount;
    for (let other = 0; other < levelCount; other++) {
      const weight = by * (this.weights.weights[level * levelCount + other] as number);
      if (weight === 0) continue;
      const start = (column * levelCount + other) * actorCount;
      const size = this.memberCounts[column * levelCount + other] as number;
      for (let place = 0; place < size; place++) {
        const h = members[start + place] as number;
        const at = h > actor ? base + h : h * actorCount + actor;
        sums[at] = (sums[at] as number) + weight * (counts[start + h] as number);
      }
      this.pairUpdates += size;
    }
  }

  private enter(at: number, layer: number, actor: number): void {
    const place = this.memberCounts[layer] as number;
    this.members[layer * this.shape.actorCount + place] = actor;
    this.memberPlaces[at] = place;
    this.memberCounts[layer] = place + 1;
    this.cellCount += 1;
  }

  private leave(at: number, layer: number): void {
    const start = layer * this.shape.actorCount;
    const last = (this.memberCounts[layer] as number) - 1;
    const place = this.memberPlaces[at] as number;
    const moved = this.members[start + last] as number;
    this.members[start + place] = moved;
    this.memberPlaces[start + moved] = place;
    this.memberCounts[layer] = last;
    this.cellCount -= 1;
  }
}
