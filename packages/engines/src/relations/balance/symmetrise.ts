import type { ActorGraph, Arc } from "../build-actor-graph.ts";
import { arcEvidence } from "../build-actor-graph.ts";
import { orderedGraph, type IndexedEdge, type SignedGraph, type SymmetrisationRule } from "./signed-graph.ts";

/** The rules a caller may choose for directed acts. */
export type RuleChoice = Exclude<SymmetrisationRule, "given">;

export const symmetrisationRules = ["sum-of-values", "sum-of-signs", "mutual", "any-negative"] as const satisfies readonly RuleChoice[];

/**
 * One signed edge a pair of actors, from the arcs in both directions. The sign of an arc is that of cooperation minus conflict.
 *
 * The rule is an arbitrary choice that moves the figures (the Sampson monastery has frustration 12, 1 or 13 by rule), so it stays
 * with the graph and is printed with every figure.
 *
 * Cost: O(arcs).
 */
export function symmetrise(graph: ActorGraph, rule: RuleChoice = "sum-of-values"): SignedGraph {
  const pairs = new Map<number, Arc[]>();
  for (const arc of graph.arcs) {
    const key = Math.min(arc.source, arc.target) * graph.actors.length + Math.max(arc.source, arc.target);
    const list = pairs.get(key);
    if (list === undefined) pairs.set(key, [arc]);
    else list.push(arc);
  }
  const edges: IndexedEdge[] = [];
  let unsignedPairs = 0;
  for (const [key, arcs] of pairs) {
    const sign = pairSign(arcs, rule);
    if (sign === 0) unsignedPairs++;
    else {
      const ends = { from: Math.floor(key / graph.actors.length), to: key % graph.actors.length };
      edges.push({ ...ends, sign, evidence: arcs.flatMap((arc) => arcEvidence(graph, arc)) });
    }
  }
  return orderedGraph(graph.actors, edges, { rule, unsignedPairs });
}

function pairSign(arcs: readonly Arc[], rule: RuleChoice): 1 | 0 | -1 {
  const balances = arcs.map((arc) => arc.cooperation - arc.conflict);
  const signs = balances.map((balance) => Math.sign(balance));
  switch (rule) {
    case "sum-of-values":
      return asSign(balances.reduce((sum, balance) => sum + balance, 0));
    case "sum-of-signs":
      return asSign(signs.reduce((sum, sign) => sum + sign, 0));
    case "mutual":
      return signs.length === 2 && signs[0] === signs[1] ? asSign(signs[0] ?? 0) : 0;
    case "any-negative":
      return signs.includes(-1) ? -1 : asSign(Math.max(...signs));
  }
}

function asSign(value: number): 1 | 0 | -1 {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}
