import { symmetricEigenvalues } from "../../graph/symmetric-eigenvalues.ts";
import type { SignedTopology } from "./signed-graph.ts";

/**
 * Walk balance K = Σ exp λⱼ(A) / Σ exp λⱼ(|A|): the weighted share of closed walks, short ones counting most, that are balanced minus
 * unbalanced; 1 in a balanced graph. Source: Estrada & Benzi 2014, Physical Review E 90:042802.
 *
 * @returns a number in (0, 1]; null where the graph has no edge
 * Cost: O(nodes³) time, O(nodes²) memory, over the nodes that have an edge.
 */
export function walkBalance(graph: SignedTopology): number | null {
  const place = placeOfActiveNodes(graph);
  if (place.size === 0) return null;
  const signed = new Float64Array(place.size ** 2);
  const absolute = new Float64Array(place.size ** 2);
  for (let edge = 0; edge < graph.sign.length; edge++) {
    const [a, b] = [place.get(graph.from[edge] as number) ?? 0, place.get(graph.to[edge] as number) ?? 0];
    for (const cell of [a * place.size + b, b * place.size + a]) {
      signed[cell] = graph.sign[edge] as number;
      absolute[cell] = 1;
    }
  }
  // Nodes without an edge have the closed walk of length nought alone, e⁰ = 1 in both sums.
  const isolated = graph.nodeCount - place.size;
  return exponentialRatio(symmetricEigenvalues(signed, place.size), symmetricEigenvalues(absolute, place.size), isolated);
}

function placeOfActiveNodes(graph: SignedTopology): Map<number, number> {
  const place = new Map<number, number>();
  for (const column of [graph.from, graph.to]) for (const node of column) if (!place.has(node)) place.set(node, place.size);
  return place;
}

/** Both sums are divided by the largest exponential first: e^λ overflows from λ = 710 on. */
function exponentialRatio(above: Float64Array, below: Float64Array, ones: number): number {
  const shift = below.at(-1) as number;
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + Math.exp(value - shift), ones * Math.exp(-shift));
  return sum(above) / sum(below);
}
