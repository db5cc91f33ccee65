import { RapporteurError } from "@rapporteur/core/base";

/** How two directed pictures of a pair become one sign. The rule changes the figures, so it is printed next to each of them. */
export type SymmetrisationRule =
  /** Sign of the sum of the two arcs' signs; opposite signs cancel and leave no edge. */
  | "sum-of-signs"
  /** Sign of the sum of all acts of both directions, by the graph's weighting; a draw leaves no edge. */
  | "sum-of-values"
  /** An edge only where both directions have the same sign. */
  | "mutual"
  /** Negative as soon as one direction is. */
  | "any-negative"
  /** The caller gave signs for unordered pairs. */
  | "given";

/**
 * The bare shape of an undirected graph with edges of sign ±1: no loops, no parallel edges, `from < to`, edges sorted by `from`, then `to`.
 */
export interface SignedTopology {
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly sign: Int8Array;
}

/** A signed graph of named nodes whose edges know what they stand on. `from` and `to` point into `nodes`. */
export interface SignedGraph extends SignedTopology {
  readonly nodes: readonly string[];
  /** Statement ids behind each edge. */
  readonly evidence: readonly (readonly string[])[];
  readonly rule: SymmetrisationRule;
  /** Pairs with acts that the rule gave no sign. */
  readonly unsignedPairs: number;
}

export interface SignedEdge {
  readonly source: string;
  readonly target: string;
  readonly sign: number;
  readonly evidence?: readonly string[];
}

/** An edge between node indices, before it is put in order. */
export interface IndexedEdge {
  readonly from: number;
  readonly to: number;
  readonly sign: 1 | -1;
  readonly evidence: readonly string[];
}

/**
 * A signed graph of plain edges.
 *
 * @param nodes nodes to list even where they have no edge
 * @throws RAP_RELATIONS_EDGE for a loop, a sign that is not ±1, or a pair given twice
 * Cost: O(edges · log edges).
 */
export function signedGraph(edges: readonly SignedEdge[], nodes: readonly string[] = []): SignedGraph {
  const index = new Map<string, number>();
  for (const node of nodes) if (!index.has(node)) index.set(node, index.size);
  for (const { source, target } of edges) for (const node of [source, target]) if (!index.has(node)) index.set(node, index.size);
  const rowOfPair = new Map<string, number>();
  const indexed = edges.map((edge, position) => {
    const [from, to] = [index.get(edge.source) ?? 0, index.get(edge.target) ?? 0];
    checkEdge(edge, position + 1, rowOfPair);
    return { from: Math.min(from, to), to: Math.max(from, to), sign: edge.sign as 1 | -1, evidence: edge.evidence ?? [] };
  });
  return orderedGraph([...index.keys()], indexed, { rule: "given", unsignedPairs: 0 });
}

function checkEdge(edge: SignedEdge, row: number, rowOfPair: Map<string, number>): void {
  const refuse = (problem: string, cure: string): never => {
    throw new RapporteurError("RAP_RELATIONS_EDGE", { row, problem, cure });
  };
  if (edge.source === edge.target) refuse(`it joins ${edge.source} to itself`, "remove the edge: balance is about pairs");
  if (edge.sign !== 1 && edge.sign !== -1) refuse(`the sign is ${edge.sign}`, "give 1 or -1; leave the edge out where there is no tie");
  const pair = edge.source < edge.target ? `${edge.source}\n${edge.target}` : `${edge.target}\n${edge.source}`;
  const earlier = rowOfPair.get(pair);
  if (earlier !== undefined) {
    refuse(`${edge.source} and ${edge.target} are already joined by edge ${earlier}`, "give each pair once, or symmetrise directed arcs with a rule");
  }
  rowOfPair.set(pair, row);
}

/** Puts indexed edges in order and into columns. */
export function orderedGraph(
  nodes: readonly string[],
  edges: readonly IndexedEdge[],
  origin: { rule: SymmetrisationRule; unsignedPairs: number },
): SignedGraph {
  const sorted = edges.toSorted((a, b) => a.from - b.from || a.to - b.to);
  return {
    nodeCount: nodes.length,
    nodes,
    from: Int32Array.from(sorted, (edge) => edge.from),
    to: Int32Array.from(sorted, (edge) => edge.to),
    sign: Int8Array.from(sorted, (edge) => edge.sign),
    evidence: sorted.map((edge) => edge.evidence),
    ...origin,
  };
}

/** Neighbours by node: those of `v` stand at `offsets[v] … offsets[v + 1]`, ascending, each with the number of its edge. */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly edges: Int32Array;
}

/** Cost: O(nodes + edges). */
export function adjacency(graph: SignedTopology): Adjacency {
  const { nodeCount, from, to } = graph;
  const offsets = new Int32Array(nodeCount + 1);
  for (let edge = 0; edge < from.length; edge++) {
    const [low, high] = [(from[edge] as number) + 1, (to[edge] as number) + 1];
    offsets[low] = (offsets[low] as number) + 1;
    offsets[high] = (offsets[high] as number) + 1;
  }
  for (let node = 0; node < nodeCount; node++) offsets[node + 1] = (offsets[node + 1] as number) + (offsets[node] as number);
  const next = offsets.slice();
  const neighbours = new Int32Array(2 * from.length);
  const edges = new Int32Array(2 * from.length);
  const put = (node: number, neighbour: number, edge: number): void => {
    const place = next[node] as number;
    neighbours[place] = neighbour;
    edges[place] = edge;
    next[node] = place + 1;
  };
  // Lower neighbours come first, then higher ones; edges are sorted, so both runs are ascending.
  for (let edge = 0; edge < from.length; edge++) put(to[edge] as number, from[edge] as number, edge);
  for (let edge = 0; edge < from.length; edge++) put(from[edge] as number, to[edge] as number, edge);
  return { offsets, neighbours, edges };
}
