import { frustrationIndex, type FrustrationOptions } from "./frustration-index.ts";
import type { SignedGraph, SymmetrisationRule } from "./signed-graph.ts";
import { triangleCensus, type TriangleCensus } from "./triangle-census.ts";
import { walkBalance } from "./walk-balance.ts";

/** An edge by name, with what it stands on. */
export interface NamedEdge {
  readonly source: string;
  readonly target: string;
  readonly sign: 1 | -1;
  /** Statement ids. */
  readonly evidence: readonly string[];
}

/** How balanced a signed graph is, by every measure at once; the rule that made its signs is printed with them. */
export interface BalanceReport {
  readonly rule: SymmetrisationRule;
  /** Pairs with acts that the rule gave no sign. */
  readonly unsignedPairs: number;
  readonly actorCount: number;
  readonly edgeCount: number;
  readonly negativeCount: number;
  readonly triangles: TriangleCensus;
  /** Null where there is no edge. */
  readonly walkBalance: number | null;
  readonly frustration: {
    readonly upper: number;
    readonly lower: number;
    readonly isExact: boolean;
    /** F; computed from `upper`, so true F lies between it and the value from `lower`. */
    readonly normalised: number | null;
    readonly method: string;
    /** The edges to remove or turn: one best (or best known) choice of possibly several. */
    readonly edges: readonly NamedEdge[];
    /** The two sides of that division; actors without an edge stand on neither. */
    readonly sides: readonly [readonly string[], readonly string[]];
  };
}

/**
 * Triangles, walk balance and frustration of one signed graph.
 *
 * Cost: that of `triangleCensus`, `walkBalance` and `frustrationIndex`.
 */
export function balanceReport(graph: SignedGraph, options: FrustrationOptions = {}): BalanceReport {
  const found = frustrationIndex(graph, options);
  const hasEdge = new Set([...graph.from, ...graph.to]);
  const side = (value: number): string[] => graph.nodes.filter((_, node) => found.sides[node] === value && hasEdge.has(node));
  return {
    rule: graph.rule,
    unsignedPairs: graph.unsignedPairs,
    actorCount: graph.nodes.length,
    edgeCount: graph.sign.length,
    negativeCount: graph.sign.reduce((count, sign) => count + (sign === -1 ? 1 : 0), 0),
    triangles: triangleCensus(graph),
    walkBalance: walkBalance(graph),
    frustration: {
      upper: found.upper,
      lower: found.lower,
      isExact: found.isExact,
      normalised: found.normalised,
      method: found.method,
      edges: found.frustrated.map((edge) => namedEdge(graph, edge)),
      sides: [side(1), side(-1)],
    },
  };
}

/** An edge of a signed graph with its names and evidence. */
export function namedEdge(graph: SignedGraph, edge: number): NamedEdge {
  return {
    source: graph.nodes[graph.from[edge] as number] ?? "",
    target: graph.nodes[graph.to[edge] as number] ?? "",
    sign: graph.sign[edge] === 1 ? 1 : -1,
    evidence: graph.evidence[edge] ?? [],
  };
}
