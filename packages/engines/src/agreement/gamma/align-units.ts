import { combinedDissimilarity, type Dissimilarity, type GammaUnit } from "./dissimilarity.ts";

/** Passages that are taken for the same, at most one a coder: indices into each coder's list, −1 for none. */
export interface UnitaryAlignment {
  readonly members: readonly number[];
  /** Mean over all pairs of coders; a pair with no passage on one side or both costs `emptyCost`. */
  readonly disorder: number;
}

export interface Alignment {
  readonly groups: readonly UnitaryAlignment[];
  /** Sum of the groups' disorders over the mean number of passages a coder. */
  readonly disorder: number;
  /** False where the search was cut short: the disorder is then an upper bound. */
  readonly isExact: boolean;
}

/** A candidate as the search handles it: units by global index. */
interface Candidate {
  readonly units: readonly number[];
  readonly cost: number;
}

interface Problem {
  readonly coderOf: Int32Array;
  readonly indexOf: Int32Array;
  readonly units: readonly GammaUnit[];
  readonly coderCount: number;
  readonly pairCount: number;
  readonly dissimilarity: Dissimilarity;
}

const mostCandidates = 20_000;
const mostStates = 60_000;

/**
 * The alignment of all coders' passages with the least disorder.
 *
 * A group is a candidate only where it costs no more than its members alone would (Mathet et al. 2015); candidates fall apart into components that share no passage, and each is
 * solved exactly by dynamic programming over its passages in text order. Among equal costs fewer groups win. A component too large for that is
 * aligned greedily, and the result says so.
 *
 * Cost: linear in components; exponential only in how many passages overlap at one place.
 */
export function alignUnits(coders: readonly (readonly GammaUnit[])[], dissimilarity: Dissimilarity): Alignment {
  const problem = makeProblem(coders, dissimilarity);
  const { candidates, isComplete } = listCandidates(problem);
  const groups: Candidate[] = [];
  let isExact = isComplete;
  for (const component of componentsOf(problem.units.length, candidates)) {
    const exact = isComplete ? solveExactly(component, dissimilarity.emptyCost) : null;
    groups.push(...(exact ?? solveGreedily(component, dissimilarity.emptyCost)));
    if (!exact) isExact = false;
  }
  const mean = problem.units.length / coders.length;
  const disorder = groups.reduce((sum, group) => sum + group.cost, 0) / mean;
  return { groups: groups.map((group) => toAlignment(group, problem)), disorder, isExact };
}

function makeProblem(coders: readonly (readonly GammaUnit[])[], dissimilarity: Dissimilarity): Problem {
  const order = coders.flatMap((units, coder) => units.map((unit, index) => ({ unit, coder, index })));
  order.sort((a, b) => a.unit.start - b.unit.start || a.unit.end - b.unit.end || a.coder - b.coder);
  return {
    coderOf: Int32Array.from(order, ({ coder }) => coder),
    indexOf: Int32Array.from(order, ({ index }) => index),
    units: order.map(({ unit }) => unit),
    coderCount: coders.length,
    pairCount: (coders.length * (coders.length - 1)) / 2,
    dissimilarity,
  };
}

/** Groups of two or more that cost no more than their members alone. Each is grown from its first member in text order. */
function listCandidates(problem: Problem): { candidates: Candidate[]; isComplete: boolean } {
  const candidates: Candidate[] = [];
  const neighbours = neighboursOf(problem);
  for (let first = 0; first < problem.units.length; first++) {
    grow({ units: [first], pairs: 0 }, { problem, candidates, partners: neighbours[first] ?? [] }, 0);
    if (candidates.length > mostCandidates) return { candidates, isComplete: false };
  }
  return { candidates, isComplete: true };
}

/**
 * Later passages of other coders near enough to share a group: a pair may cost at most what a group of all coders would cost alone.
 * Passages are in order of start, and those with a start too far off end the search.
 */
function neighboursOf({ units, coderOf, coderCount, pairCount, dissimilarity }: Problem): { unit: number; cost: number }[][] {
  const limit = coderCount * dissimilarity.emptyCost * pairCount;
  const longest = units.reduce((most, unit) => Math.max(most, unit.end - unit.start), 0);
  // From α · (shift / lengths)² ≤ limit: how far apart starts may lie, in multiples of the lengths.
  const reach = dissimilarity.alpha > 0 ? Math.sqrt(limit / (dissimilarity.alpha * dissimilarity.emptyCost)) : Number.POSITIVE_INFINITY;
  return units.map((unit, first) => {
    const found: { unit: number; cost: number }[] = [];
    const farthest = unit.start + reach * (unit.end - unit.start + longest);
    for (let second = first + 1; second < units.length && (units[second] as GammaUnit).start <= farthest; second++) {
      if (coderOf[second] === coderOf[first]) continue;
      const cost = combinedDissimilarity(unit, units[second] as GammaUnit, dissimilarity);
      if (cost <= limit) found.push({ unit: second, cost });
    }
    return found;
  });
}

interface Growth {
  readonly problem: Problem;
  readonly candidates: Candidate[];
  readonly partners: readonly { readonly unit: number; readonly cost: number }[];
}

function grow(group: { readonly units: readonly number[]; readonly pairs: number }, growth: Growth, from: number): void {
  const { problem, candidates, partners } = growth;
  if (candidates.length > mostCandidates) return;
  const { emptyCost } = problem.dissimilarity;
  for (let index = from; index < partners.length; index++) {
    const { unit, cost } = partners[index] as { unit: number; cost: number };
    if (group.units.some((member) => problem.coderOf[member] === problem.coderOf[unit])) continue;
    let pairs = group.pairs + cost;
    for (const member of group.units.slice(1))
      pairs += combinedDissimilarity(problem.units[member] as GammaUnit, problem.units[unit] as GammaUnit, problem.dissimilarity);
    // Even with all other coders joining at no cost the group would be too dear.
    if (pairs > problem.coderCount * emptyCost * problem.pairCount) continue;
    const units = [...group.units, unit];
    const realPairs = (units.length * (units.length - 1)) / 2;
    const disorder = (pairs + (problem.pairCount - realPairs) * emptyCost) / problem.pairCount;
    if (disorder <= units.length * emptyCost + 1e-12) candidates.push({ units, cost: disorder });
    grow({ units, pairs }, growth, index + 1);
  }
}

interface Component {
  /** In text order. */
  readonly units: readonly number[];
  readonly candidates: readonly Candidate[];
}

/** Sets of passages that candidates tie together. */
function componentsOf(unitCount: number, candidates: readonly Candidate[]): Component[] {
  const parent = Int32Array.from({ length: unitCount }, (_, index) => index);
  const find = (unit: number): number => {
    let root = unit;
    while (parent[root] !== root) root = parent[root] as number;
    for (let at = unit; parent[at] !== root;) [at, parent[at]] = [parent[at] as number, root];
    return root;
  };
  for (const { units } of candidates) for (const unit of units) parent[find(unit)] = find(units[0] as number);
  const units = new Map<number, number[]>();
  for (let unit = 0; unit < unitCount; unit++) {
    const list = units.get(find(unit));
    if (list) list.push(unit);
    else units.set(find(unit), [unit]);
  }
  const byRoot = Map.groupBy(candidates, (candidate) => find(candidate.units[0] as number));
  return [...units].map(([root, members]) => ({ units: members, candidates: byRoot.get(root) ?? [] }));
}

interface State {
  readonly cost: number;
  readonly groupCount: number;
  readonly choice: Candidate | null;
}

/**
 * Least cost of a component: the first free passage is either alone or in one of the candidates that begin with it.
 * A state is the set of passages already taken beyond the first free one. Null where there are too many states.
 */
function solveExactly({ units, candidates }: Component, emptyCost: number): Candidate[] | null {
  const place = new Map(units.map((unit, index) => [unit, index]));
  const starting = Map.groupBy(candidates, (candidate) => place.get(candidate.units[0] as number) ?? 0);
  const states = new Map<string, State>();
  const cheapest = (from: number, taken: readonly number[]): State | null => {
    let at = from;
    while (taken.includes(at)) at++;
    if (at >= units.length) return { cost: 0, groupCount: 0, choice: null };
    const ahead = taken.filter((index) => index > at);
    const key = `${at}:${ahead.join()}`;
    const known = states.get(key);
    if (known) return known;
    if (states.size > mostStates) return null;
    const alone = cheapest(at + 1, ahead);
    if (!alone) return null;
    let best: State = { cost: alone.cost + emptyCost, groupCount: alone.groupCount + 1, choice: null };
    for (const candidate of starting.get(at) ?? []) {
      const places = candidate.units.map((unit) => place.get(unit) ?? 0);
      if (places.some((index) => ahead.includes(index))) continue;
      const rest = cheapest(
        at + 1,
        [...ahead, ...places.slice(1)].sort((a, b) => a - b),
      );
      if (!rest) return null;
      const cost = rest.cost + candidate.cost;
      const isBetter = cost < best.cost - 1e-12 || (cost < best.cost + 1e-12 && rest.groupCount + 1 < best.groupCount);
      if (isBetter) best = { cost, groupCount: rest.groupCount + 1, choice: candidate };
    }
    states.set(key, best);
    return best;
  };
  // Deep recursion: one level a passage, so a long component goes to the greedy way.
  if (units.length > 2_000 || !cheapest(0, [])) return null;
  return follow(units, states, emptyCost);
}

function follow(units: readonly number[], states: ReadonlyMap<string, State>, emptyCost: number): Candidate[] {
  const place = new Map(units.map((unit, index) => [unit, index]));
  const groups: Candidate[] = [];
  let taken: number[] = [];
  for (let at = 0; at < units.length; at++) {
    if (taken.includes(at)) continue;
    const ahead = taken.filter((index) => index > at);
    const choice = states.get(`${at}:${ahead.join()}`)?.choice ?? null;
    groups.push(choice ?? { units: [units[at] as number], cost: emptyCost });
    taken = choice ? [...ahead, ...choice.units.slice(1).map((unit) => place.get(unit) ?? 0)].sort((a, b) => a - b) : ahead;
  }
  return groups;
}

/** Takes the candidate that saves most against its members alone, again and again. */
function solveGreedily({ units, candidates }: Component, emptyCost: number): Candidate[] {
  const saving = (candidate: Candidate): number => candidate.units.length * emptyCost - candidate.cost;
  const taken = new Set<number>();
  const groups: Candidate[] = [];
  for (const candidate of [...candidates].sort((a, b) => saving(b) - saving(a) || b.units.length - a.units.length)) {
    if (candidate.units.some((unit) => taken.has(unit))) continue;
    groups.push(candidate);
    for (const unit of candidate.units) taken.add(unit);
  }
  for (const unit of units) if (!taken.has(unit)) groups.push({ units: [unit], cost: emptyCost });
  return groups;
}

function toAlignment({ units, cost }: Candidate, { coderOf, indexOf, coderCount }: Problem): UnitaryAlignment {
  const members = Array.from({ length: coderCount }, () => -1);
  for (const unit of units) members[coderOf[unit] as number] = indexOf[unit] as number;
  return { members, disorder: cost };
}
