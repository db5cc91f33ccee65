/** Probabilities p(i, x) that actor i uses item x. */
export interface BipartiteModel {
  /** Factors of those that the degrees leave open. */
  readonly actorFactors: Float64Array;
  readonly itemFactors: Float64Array;
  /** Nodes whose ties the degrees decide, with the order in which they were found and whether they tie to all the rest. */
  readonly decidedActors: readonly (Decided | null)[];
  readonly decidedItems: readonly (Decided | null)[];
  /** Largest gap between an expected and an observed degree. */
  readonly largestGap: number;
}

interface Decided {
  readonly rank: number;
  readonly probability: 0 | 1;
}

/** p(i, x): decided by whichever of the two was decided first, else a·b / (1 + a·b). */
export function cellProbability(model: BipartiteModel, actor: number, item: number): number {
  const byActor = model.decidedActors[actor] ?? null;
  const byItem = model.decidedItems[item] ?? null;
  if (byActor !== null && (byItem === null || byActor.rank < byItem.rank)) return byActor.probability;
  if (byItem !== null) return byItem.probability;
  const odds = (model.actorFactors[actor] as number) * (model.itemFactors[item] as number);
  return odds / (1 + odds);
}

/**
 * The least assuming model of a bipartite graph whose expected degrees are the observed ones: the bipartite
 * configuration model, which the stochastic degree sequence model draws its matrices from.
 *
 * Formula: p(i, x) = a_i·b_x / (1 + a_i·b_x) with Σ_x p = degree of i and Σ_i p = degree of x, by fixed-point iteration.
 * Source: Saracco et al. 2015, Sci. Rep. 5, 10595; Neal, Domagalski and Sagan 2021, Sci. Rep. 11, 23929. A node that uses
 * nothing, or everything there is left, is decided first and taken out, for no finite factor gives it its degree.
 *
 * Cost: O(actors · items) a round, at most 2,000 rounds, until every degree is met to 10⁻⁹.
 */
export function fitBipartiteModel(actorDegrees: ArrayLike<number>, itemDegrees: ArrayLike<number>): BipartiteModel {
  const actors = new Side(actorDegrees);
  const items = new Side(itemDegrees);
  for (let rank = 0; decideOne(actors, items, rank) || decideOne(items, actors, rank);) rank += 1;
  actors.startFactors();
  items.startFactors();
  let largestGap = Infinity;
  for (let round = 0; round < 2000 && largestGap > 1e-9; round++) largestGap = Math.max(actors.update(items), items.update(actors));
  return { actorFactors: actors.factors, itemFactors: items.factors, decidedActors: actors.decided, decidedItems: items.decided, largestGap };
}

/** Actors or items: what is left of their degrees, and their factors. */
class Side {
  readonly left: Float64Array;
  readonly factors: Float64Array;
  readonly decided: (Decided | null)[];

  constructor(degrees: ArrayLike<number>) {
    this.left = Float64Array.from(degrees);
    this.factors = new Float64Array(degrees.length);
    this.decided = Array.from(degrees, () => null);
  }

  get open(): number[] {
    return this.decided.flatMap((decided, at) => (decided === null ? [at] : []));
  }

  startFactors(): void {
    const total = this.open.reduce((sum, at) => sum + (this.left[at] as number), 0);
    for (const at of this.open) this.factors[at] = (this.left[at] as number) / Math.sqrt(total);
  }

  /** New factor = degree / Σ other / (1 + own·other); returns the largest gap of the expected degrees before. */
  update(other: Side): number {
    let largestGap = 0;
    const others = other.open;
    for (const at of this.open) {
      const factor = this.factors[at] as number;
      let sum = 0;
      for (const across of others) sum += (other.factors[across] as number) / (1 + factor * (other.factors[across] as number));
      largestGap = Math.max(largestGap, Math.abs(factor * sum - (this.left[at] as number)));
      this.factors[at] = (this.left[at] as number) / sum;
    }
    return largestGap;
  }
}

/** Decides one open node that uses none or all of the other side's open ones. */
function decideOne(side: Side, other: Side, rank: number): boolean {
  const others = other.open;
  for (const at of side.open) {
    const left = side.left[at] as number;
    if (left > 0 && left < others.length) continue;
    const probability = left > 0 ? 1 : 0;
    side.decided[at] = { rank, probability };
    for (const across of others) other.left[across] = (other.left[across] as number) - probability;
    return true;
  }
  return false;
}
