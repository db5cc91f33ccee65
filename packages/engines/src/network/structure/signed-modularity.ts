import { setting } from "../options.ts";
import type { SignedMatrices } from "./polarization-score.ts";

/**
 * Signed modularity of partitions of one network, kept up while actors move.
 *
 * Formula: Q = Σ over i, h in one group [A − F − k⁺k⁺/2w⁺ + k⁻k⁻/2w⁻] / (2w⁺ + 2w⁻); A congruence as positive ties, F
 * conflict as negative ones, k strengths, 2w sums of all cells. Range −1 … 1, 0 for one group. Source: Gómez, Jensen
 * and Arenas 2009, Phys. Rev. E 80, 016114.
 *
 * Cost: O(n²) to start, O(n) a move. @throws RAP_NETWORK_SETTING for negative ties
 */
export class SignedPartition {
  readonly membership: Int32Array;
  private readonly matrices: SignedMatrices;
  private readonly groups: number;
  /** Σ (A − F) from each actor to each group, itself left out: actor × groups. */
  private readonly ties: Float64Array;
  private readonly strengths: readonly [positive: Float64Array, negative: Float64Array];
  private readonly totals: readonly [positive: number, negative: number];
  private readonly groupStrengths: readonly [positive: Float64Array, negative: Float64Array];

  constructor(matrices: SignedMatrices, membership: Int32Array, groups: number) {
    const { size, congruence, conflict } = matrices;
    this.matrices = matrices;
    this.membership = membership;
    this.groups = groups;
    this.ties = new Float64Array(size * groups);
    this.strengths = [new Float64Array(size), new Float64Array(size)];
    this.groupStrengths = [new Float64Array(groups), new Float64Array(groups)];
    const [positive, negative] = this.strengths;
    const { ties } = this;
    let lowest = 0;
    for (let i = 0; i < size; i++) {
      const own = membership[i] as number;
      let [positiveSum, negativeSum] = [0, 0];
      for (let at = i * size + i + 1, h = i + 1; h < size; h++, at++) {
        const a = congruence[at] as number;
        const f = conflict[at] as number;
        const ofI = i * groups + (membership[h] as number);
        const ofH = h * groups + own;
        ties[ofI] = (ties[ofI] as number) + a - f;
        ties[ofH] = (ties[ofH] as number) + a - f;
        positiveSum += a;
        negativeSum += f;
        positive[h] = (positive[h] as number) + a;
        negative[h] = (negative[h] as number) + f;
        if (a < lowest) lowest = a;
        if (f < lowest) lowest = f;
      }
      positive[i] = (positive[i] as number) + positiveSum;
      negative[i] = (negative[i] as number) + negativeSum;
    }
    if (lowest < 0) throw setting("signed modularity needs ties of at least 0", "give congruence and conflict, not their difference");
    this.totals = [sum(positive), sum(negative)];
    for (let actor = 0; actor < size; actor++) this.addStrength(actor, membership[actor] as number, 1);
  }

  /** Q. Cost: O(n). */
  score(): number {
    const [positiveTotal, negativeTotal] = this.totals;
    const total = positiveTotal + negativeTotal;
    if (total === 0) return 0;
    let gained = 0;
    for (const [actor, group] of this.membership.entries()) gained += this.ties[actor * this.groups + group] as number;
    for (let group = 0; group < this.groups; group++)
      gained -= this.expected(this.groupStrengths[0][group] as number, this.groupStrengths[1][group] as number, group);
    return gained / total;
  }

  /** Moves single actors to the group they gain most by, until none gains. Cost: O(n · groups) a sweep, O(n) a move. */
  improve(): void {
    const [positiveTotal, negativeTotal] = this.totals;
    const threshold = 1e-12 * (positiveTotal + negativeTotal);
    for (let isMoving = true; isMoving;) {
      isMoving = false;
      for (let actor = 0; actor < this.membership.length; actor++) {
        const own = this.membership[actor] as number;
        this.addStrength(actor, own, -1);
        let target = own;
        let best = this.gain(actor, own) + threshold;
        for (let group = 0; group < this.groups; group++) {
          const gain = this.gain(actor, group);
          if (group !== own && gain > best) [target, best] = [group, gain];
        }
        this.addStrength(actor, target, 1);
        if (target === own) continue;
        this.moveTies(actor, own, target);
        isMoving = true;
      }
    }
  }

  /** What an actor outside every group would add to one. */
  private gain(actor: number, group: number): number {
    const [positive, negative] = this.strengths;
    return (this.ties[actor * this.groups + group] as number) - this.expected(positive[actor] as number, negative[actor] as number, group);
  }

  private expected(positive: number, negative: number, group: number): number {
    const [positiveTotal, negativeTotal] = this.totals;
    const [groupPositive, groupNegative] = this.groupStrengths;
    const congruence = positiveTotal === 0 ? 0 : (positive * (groupPositive[group] as number)) / positiveTotal;
    return congruence - (negativeTotal === 0 ? 0 : (negative * (groupNegative[group] as number)) / negativeTotal);
  }

  private addStrength(actor: number, group: number, by: 1 | -1): void {
    for (const sign of [0, 1] as const) {
      const groupStrength = this.groupStrengths[sign];
      groupStrength[group] = (groupStrength[group] as number) + by * (this.strengths[sign][actor] as number);
    }
  }

  private moveTies(actor: number, from: number, to: number): void {
    const { size, congruence, conflict } = this.matrices;
    this.membership[actor] = to;
    for (let other = 0; other < size; other++) {
      const tie = (congruence[actor * size + other] as number) - (conflict[actor * size + other] as number);
      const row = other * this.groups;
      this.ties[row + from] = (this.ties[row + from] as number) - tie;
      this.ties[row + to] = (this.ties[row + to] as number) + tie;
    }
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at] as number;
  return total;
}

/** Signed modularity of one partition. Cost: O(n²). */
export function signedModularity(matrices: SignedMatrices, membership: ArrayLike<number>): number {
  const groups = Array.from(membership).reduce((most, group) => Math.max(most, group + 1), 1);
  return new SignedPartition(matrices, Int32Array.from(membership), groups).score();
}
