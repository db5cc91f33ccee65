import type { CausalMap, MapLink } from "./build-causal-map.ts";

/** How two maps treat one ordered pair of concepts. */
export type LinkVerdict = "same sign" | "opposite signs" | "one unsigned" | "only in the first" | "only in the second";

export interface LinkComparison {
  readonly cause: string;
  readonly effect: string;
  readonly verdict: LinkVerdict;
  readonly links: readonly [MapLink | null, MapLink | null];
}

export interface MapDistance {
  /** In [0, 1]: 0 equal maps, 1 as far apart as two maps with these concepts can be; null where neither has two concepts. */
  readonly distance: number | null;
  /** Named, for print beside the figure. */
  readonly method: string;
  readonly sharedConcepts: readonly string[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  readonly links: readonly LinkComparison[];
}

/**
 * How far apart two experts' maps are.
 *
 * D = Σ diff(i, j) / [2·p_c·(p_c − 1) + 2·p_c·(p_A + p_B) + p_A·(p_A − 1) + p_B·(p_B − 1)], over ordered pairs i ≠ j; p_c concepts in both, p_A and p_B
 * in one only. For concepts in both, diff = |a − b| with a, b the link weights in [−1, 1], 0 for no link; with a concept of one map only it is
 * 1 where that map has the link. Source: Markóczy & Goldberg 1995, Journal of Management 21:305–333, with α = 1, β = 1, γ = 1, δ = 0, ε = 2.
 * A map says more where its author wrote more: maps of texts of unequal length are far apart for that reason alone.
 *
 * Cost: O(links + concepts).
 */
export function mapDistance(first: CausalMap, second: CausalMap): MapDistance {
  const [inFirst, inSecond] = [new Set(first.concepts), new Set(second.concepts)];
  const sharedConcepts = first.concepts.filter((concept) => inSecond.has(concept));
  const onlyFirst = first.concepts.filter((concept) => !inSecond.has(concept));
  const onlySecond = second.concepts.filter((concept) => !inFirst.has(concept));
  const links = compareLinks(first, second);
  const shared = new Set(sharedConcepts);
  const difference = links.reduce((sum, pair) => sum + (shared.has(pair.cause) && shared.has(pair.effect) ? weightGap(pair) : 1), 0);
  const most = greatestDifference(sharedConcepts.length, onlyFirst.length, onlySecond.length);
  return {
    distance: most === 0 ? null : difference / most,
    method: "Markóczy & Goldberg 1995, α = β = γ = 1, δ = 0, ε = 2",
    sharedConcepts,
    onlyFirst,
    onlySecond,
    links,
  };
}

function greatestDifference(common: number, first: number, second: number): number {
  return 2 * common * (common - 1) + 2 * common * (first + second) + first * (first - 1) + second * (second - 1);
}

function compareLinks(first: CausalMap, second: CausalMap): LinkComparison[] {
  const pairs = new Map<string, [MapLink | null, MapLink | null]>();
  for (const link of first.links) pairs.set(keyOf(first, link), [link, null]);
  for (const link of second.links) pairs.set(keyOf(second, link), [pairs.get(keyOf(second, link))?.[0] ?? null, link]);
  const sorted = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([key, links]) => {
    const [cause = "", effect = ""] = key.split("\n");
    return { cause, effect, verdict: verdictOf(links), links };
  });
}

function keyOf(map: CausalMap, link: MapLink): string {
  return `${map.concepts[link.cause] ?? ""}\n${map.concepts[link.effect] ?? ""}`;
}

function verdictOf([first, second]: readonly [MapLink | null, MapLink | null]): LinkVerdict {
  if (second === null) return "only in the first";
  if (first === null) return "only in the second";
  if (first.sign === null || second.sign === null) return first.sign === second.sign ? "same sign" : "one unsigned";
  return first.sign === second.sign ? "same sign" : "opposite signs";
}

function weightGap(pair: LinkComparison): number {
  const [first, second] = pair.links;
  return Math.abs((first?.weight ?? 0) - (second?.weight ?? 0));
}
