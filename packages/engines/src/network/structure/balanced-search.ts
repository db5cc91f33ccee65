import { type Random, randomBelow, shuffle } from "@rapporteur/core/base";
import { blockModel, groupSizes, type BlockModel, type SignedMatrices } from "./polarization-score.ts";

/**
 * Swaps members between groups until no swap raises DNA's score: group sizes, hence expectations, stay the same, so a
 * swap is judged in O(1) from each actor's score in every group, and carried out in O(n).
 *
 * @param membership changed in place
 * @returns the raw score reached, S / 2
 * Cost: O(n² · groups) to start, O(n²) a sweep, O(n · groups) a swap.
 */
export function improveBySwaps(matrices: SignedMatrices, membership: Int32Array): number {
  const model = blockModel(matrices, groupSizes(membership));
  const search = new SwapSearch(matrices, model, membership);
  while (search.sweep() > 0);
  return search.score();
}

/** Smallest rise that counts, relative to the norm: below it only rounding moves. */
const smallestRise = 1e-12;

class SwapSearch {
  private readonly matrices: SignedMatrices;
  private readonly model: BlockModel;
  private readonly membership: Int32Array;
  private readonly groupCount: number;
  /** Score of all pairs of an actor if it stood in a group: actor × groups. */
  private readonly inGroup: Float64Array;

  constructor(matrices: SignedMatrices, model: BlockModel, membership: Int32Array) {
    this.matrices = matrices;
    this.model = model;
    this.membership = membership;
    this.groupCount = model.sizes.length;
    this.inGroup = new Float64Array(membership.length * this.groupCount);
    this.scoreAll();
  }

  /** S / 2: every pair once. */
  score(): number {
    let sum = 0;
    for (const [actor, group] of this.membership.entries()) sum += this.inGroup[actor * this.groupCount + group] as number;
    return sum / 2;
  }

  private scoreAll(): void {
    const { size, congruence, conflict } = this.matrices;
    const { model, membership, groupCount, inGroup } = this;
    const within = Float64Array.from(model.within);
    const between = Float64Array.from(model.between);
    for (let i = 0; i < size; i++) {
      const own = membership[i] as number;
      for (let at = i * size + i + 1, h = i + 1; h < size; h++, at++) {
        const a = congruence[at] as number;
        const f = conflict[at] as number;
        const other = membership[h] as number;
        const sizeA = Math.abs(a);
        const sizeF = Math.abs(f);
        for (let group = 0; group < groupCount; group++) {
          const ofI = i * groupCount + group;
          const ofH = h * groupCount + group;
          const byOther =
            group === other ? Math.abs(a - (within[group] as number)) + sizeF : sizeA + Math.abs(f - (between[group * groupCount + other] as number));
          const byOwn =
            group === own ? Math.abs(a - (within[group] as number)) + sizeF : sizeA + Math.abs(f - (between[group * groupCount + own] as number));
          inGroup[ofI] = (inGroup[ofI] as number) + byOther;
          inGroup[ofH] = (inGroup[ofH] as number) + byOwn;
        }
      }
    }
  }

  sweep(): number {
    const { size, congruence, conflict } = this.matrices;
    const { membership, inGroup, groupCount } = this;
    const threshold = smallestRise * this.model.norm;
    const mostOwn = this.largestPairTerm();
    let swaps = 0;
    for (let i = 0; i < size; i++)
      for (let h = i + 1; h < size; h++) {
        const from = membership[i] as number;
        const to = membership[h] as number;
        if (from === to) continue;
        const alone =
          (inGroup[i * groupCount + to] as number) -
          (inGroup[i * groupCount + from] as number) +
          (inGroup[h * groupCount + from] as number) -
          (inGroup[h * groupCount + to] as number);
        // Most pairs fall here, without a look at the matrices.
        if (alone + mostOwn <= threshold) continue;
        if (alone - this.pairTerm(congruence[i * size + h] as number, conflict[i * size + h] as number, from * groupCount + to) <= threshold)
          continue;
        this.swap(i, h);
        swaps += 1;
      }
    return swaps;
  }

  /**
   * What the two actors' own pair adds to the sum of their moves, although it stays a pair between the same groups.
   *
   * @param groups from × groupCount + to
   */
  private pairTerm(a: number, f: number, groups: number): number {
    const { within, between } = this.model;
    const from = Math.floor(groups / this.groupCount);
    const apart = Math.abs(a) + Math.abs(f - (between[groups] as number));
    const together = Math.abs(a - (within[from] as number)) + Math.abs(a - (within[groups - from * this.groupCount] as number));
    return together + 2 * Math.abs(f) - 2 * apart;
  }

  /** No pair term lies below minus this: |a − w| ≥ |a| − w, and |f − b| ≤ |f| + b. */
  private largestPairTerm(): number {
    return 2 * (Math.max(...this.model.within) + Math.max(...this.model.between));
  }

  private swap(i: number, h: number): void {
    const from = this.membership[i] as number;
    const to = this.membership[h] as number;
    this.moveOne(i, from, to);
    this.moveOne(h, to, from);
    this.membership[i] = to;
    this.membership[h] = from;
    this.scoreActor(i);
    this.scoreActor(h);
  }

  /** Updates everyone's scores for one actor that changes groups. */
  private moveOne(moved: number, from: number, to: number): void {
    const { size, congruence, conflict } = this.matrices;
    const { model, inGroup, groupCount } = this;
    for (let actor = 0; actor < size; actor++) {
      if (actor === moved) continue;
      const a = congruence[moved * size + actor] as number;
      const f = conflict[moved * size + actor] as number;
      for (let group = 0; group < groupCount; group++) {
        const at = actor * groupCount + group;
        inGroup[at] =
          (inGroup[at] as number) + scoreBetween(model, group * groupCount + to, a, f) - scoreBetween(model, group * groupCount + from, a, f);
      }
    }
  }

  private scoreActor(actor: number): void {
    const { size, congruence, conflict } = this.matrices;
    const { model, membership, groupCount } = this;
    const start = actor * groupCount;
    this.inGroup.fill(0, start, start + groupCount);
    for (let other = 0; other < size; other++) {
      if (other === actor) continue;
      const own = membership[other] as number;
      const a = congruence[actor * size + other] as number;
      const f = conflict[actor * size + other] as number;
      for (let group = 0; group < groupCount; group++)
        this.inGroup[start + group] = (this.inGroup[start + group] as number) + scoreBetween(model, group * groupCount + own, a, f);
    }
  }
}

/** The score of a pair of actors in two groups, given as first × groupCount + second. */
function scoreBetween(model: BlockModel, groups: number, a: number, f: number): number {
  const groupCount = model.sizes.length;
  const first = Math.floor(groups / groupCount);
  if (groups === first * groupCount + first) return Math.abs(a - (model.within[first] as number)) + Math.abs(f);
  return Math.abs(a) + Math.abs(f - (model.between[groups] as number));
}

/** A random partition into groups whose sizes differ by one at most. */
export function randomBalanced(size: number, groupCount: number, random: Random): Int32Array {
  return Int32Array.from(
    shuffle(
      Array.from({ length: size }, (_, actor) => actor % groupCount),
      random,
    ),
  );
}

/** Moves the fewest actors, the last of a surplus group first, so that sizes differ by one at most. */
export function rebalance(membership: Int32Array, groupCount: number): Int32Array {
  const balanced = membership.map((group) => group % groupCount);
  const sizes = groupSizes(balanced);
  while (sizes.length < groupCount) sizes.push(0);
  const low = Math.floor(membership.length / groupCount);
  let roomAbove = membership.length % groupCount;
  const target = sizes.map(() => low);
  // The largest groups keep the extra members.
  for (const group of sizes.map((_, index) => index).sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b))
    if (roomAbove-- > 0) target[group] = low + 1;
  for (let actor = balanced.length - 1; actor >= 0; actor--) {
    const group = balanced[actor] as number;
    if ((sizes[group] as number) <= (target[group] as number)) continue;
    const needy = sizes.findIndex((size, index) => size < (target[index] as number));
    balanced[actor] = needy;
    sizes[group] = (sizes[group] as number) - 1;
    sizes[needy] = (sizes[needy] as number) + 1;
  }
  return balanced;
}

/** A mutation for restarts: some random swaps between groups. */
export function perturb(membership: Int32Array, swaps: number, random: Random): Int32Array {
  const changed = membership.slice();
  for (let at = 0; at < swaps; at++) {
    const i = randomBelow(random, changed.length);
    const h = randomBelow(random, changed.length);
    const kept = changed[i] as number;
    changed[i] = changed[h] as number;
    changed[h] = kept;
  }
  return changed;
}
