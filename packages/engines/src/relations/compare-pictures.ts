import { arcEvidence, type ActorGraph, type Arc } from "./build-actor-graph.ts";

/** How two pictures of the same directed pair stand to each other. A pair whose cooperation and conflict cancel has sign 0. */
export type PairVerdict = "same sign" | "opposite signs" | "one undecided" | "only in the first" | "only in the second";

export interface PairComparison {
  readonly source: string;
  readonly target: string;
  readonly verdict: PairVerdict;
  /** Cooperation minus conflict in each picture; null where the picture has no act. */
  readonly balances: readonly [number | null, number | null];
  readonly evidence: readonly [readonly string[], readonly string[]];
}

export interface PictureComparison {
  readonly pairs: readonly PairComparison[];
  /** Actors in both pictures, and in one only. */
  readonly actors: { readonly both: readonly string[]; readonly onlyFirst: readonly string[]; readonly onlySecond: readonly string[] };
  /** Pairs in both pictures / pairs in either (Jaccard 1901); null where neither has a pair. */
  readonly overlap: number | null;
  /** Share of the pairs in both that have the same sign; null where there is none. */
  readonly signAgreement: number | null;
  /** Pearson correlation of the balances over the pairs that either picture has, absent ones as 0; null without variation. */
  readonly correlation: number | null;
}

/**
 * Lays two pictures of the same actors side by side: two experts, two sources, the experts and an event data set. Every directed pair that
 * either has is listed with both balances and the statements behind them.
 *
 * Cost: O(arcs of both).
 */
export function comparePictures(first: ActorGraph, second: ActorGraph): PictureComparison {
  const union = new Map<string, [Arc | undefined, Arc | undefined]>();
  for (const arc of first.arcs) union.set(keyOf(first, arc), [arc, undefined]);
  for (const arc of second.arcs) union.set(keyOf(second, arc), [union.get(keyOf(second, arc))?.[0], arc]);
  const pairs = [...union.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, arcs]) => comparePair(key, arcs, [first, second]));
  const shared = pairs.filter((pair) => pair.balances[0] !== null && pair.balances[1] !== null);
  const same = shared.filter((pair) => pair.verdict === "same sign").length;
  return {
    pairs,
    actors: compareActors(first.actors, second.actors),
    overlap: pairs.length === 0 ? null : shared.length / pairs.length,
    signAgreement: shared.length === 0 ? null : same / shared.length,
    correlation: correlation(
      pairs.map((pair) => pair.balances[0] ?? 0),
      pairs.map((pair) => pair.balances[1] ?? 0),
    ),
  };
}

function keyOf(graph: ActorGraph, arc: Arc): string {
  return `${graph.actors[arc.source] ?? ""}\n${graph.actors[arc.target] ?? ""}`;
}

function comparePair(key: string, arcs: readonly [Arc | undefined, Arc | undefined], graphs: readonly [ActorGraph, ActorGraph]): PairComparison {
  const [source = "", target = ""] = key.split("\n");
  const [first, second] = arcs;
  const balances = [balanceOf(first), balanceOf(second)] as const;
  const evidence = [first ? arcEvidence(graphs[0], first) : [], second ? arcEvidence(graphs[1], second) : []] as const;
  return { source, target, verdict: verdictOf(balances), balances, evidence };
}

function balanceOf(arc: Arc | undefined): number | null {
  return arc === undefined ? null : arc.cooperation - arc.conflict;
}

function verdictOf([first, second]: readonly [number | null, number | null]): PairVerdict {
  if (second === null) return "only in the first";
  if (first === null) return "only in the second";
  if (Math.sign(first) === Math.sign(second)) return "same sign";
  return first === 0 || second === 0 ? "one undecided" : "opposite signs";
}

function compareActors(first: readonly string[], second: readonly string[]): PictureComparison["actors"] {
  const [inFirst, inSecond] = [new Set(first), new Set(second)];
  return {
    both: first.filter((actor) => inSecond.has(actor)),
    onlyFirst: first.filter((actor) => !inSecond.has(actor)),
    onlySecond: second.filter((actor) => !inFirst.has(actor)),
  };
}

function correlation(x: readonly number[], y: readonly number[]): number | null {
  const n = x.length;
  const [meanX, meanY] = [x, y].map((values) => values.reduce((sum, value) => sum + value, 0) / n) as [number, number];
  let [xy, xx, yy] = [0, 0, 0];
  for (let place = 0; place < n; place++) {
    const [dx, dy] = [(x[place] as number) - meanX, (y[place] as number) - meanY];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx === 0 || yy === 0 || n === 0 ? null : xy / Math.sqrt(xx * yy);
}
