/** Probabilities p(i, x) that actor i uses item x, as products of an actor's and an item's factor. */
export interface BipartiteModel {
  readonly actorFactors: Float64Array;
  readonly itemFactors: Float64Array;
  /** Largest gap between an expected and an observed degree. */
  readonly largestGap: number;
}

/** p = a·b / (1 + a·b). */
export function cellProbability(model: BipartiteModel, actor: number, item: number): number {
  const odds = (model.actorFactors[actor] as number) * (model.itemFactors[item] as number);
  return odds === Infinity ? 1 : odds / (1 + odds);
}

/**
 * The least assuming model of a bipartite graph whose expected degrees are the observed ones: the bipartite
 * configuration model, which the stochastic degree sequence model draws its matrices from.
 *
 * Formula: p(i, x) = a_i·b_x / (1 + a_i·b_x) with Σ_x p = degree of i and Σ_i p = degree of x, by fixed-point iteration.
 * Source: Saracco et al. 2015, Sci. Rep. 5, 10595; Neal, Domagalski and Sagan 2021, Sci. Rep. 11, 23929. Actors who use
 * nothing or everything have factor 0 or infinity, and so have such items.
 *
 * Cost: O(actors · items) a round, at most 2,000 rounds, until every degree is met to 10⁻⁹.
 */
export function fitBipartiteModel(actorDegrees: ArrayLike<number>, itemDegrees: ArrayLike<number>): BipartiteModel {
  const total = Array.from(actorDegrees).reduce((sum, degree) => sum + degree, 0);
  const actorFactors = Float64Array.from(actorDegrees, (degree) => degree / Math.sqrt(Math.max(1, total)));
  const itemFactors = Float64Array.from(itemDegrees, (degree) => degree / Math.sqrt(Math.max(1, total)));
  let largestGap = Infinity;
  for (let round = 0; round < 2000 && largestGap > 1e-9; round++) {
    largestGap = updateFactors(actorFactors, itemFactors, actorDegrees);
    largestGap = Math.max(largestGap, updateFactors(itemFactors, actorFactors, itemDegrees));
  }
  return { actorFactors, itemFactors, largestGap };
}

/** New factor = degree / Σ other / (1 + own·other); returns the largest gap of expected degrees before the change. */
function updateFactors(own: Float64Array, other: Float64Array, degrees: ArrayLike<number>): number {
  let largestGap = 0;
  for (let at = 0; at < own.length; at++) {
    const degree = degrees[at] as number;
    if (degree === 0 || own[at] === Infinity) continue;
    const factor = own[at] as number;
    let sum = 0;
    for (let item = 0; item < other.length; item++) sum += (other[item] as number) / (1 + factor * (other[item] as number));
    largestGap = Math.max(largestGap, Math.abs(factor * sum - degree));
    own[at] = degree >= other.length ? Infinity : degree / sum;
  }
  return largestGap;
}
