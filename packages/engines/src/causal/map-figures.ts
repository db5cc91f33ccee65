import { requireLinks, type CausalMap } from "./build-causal-map.ts";

/** What a concept does in the map: only acts, only is acted on, both, or neither. */
export type ConceptRole = "driver" | "outcome" | "ordinary" | "isolated";

export interface ConceptFigures {
  readonly concept: string;
  readonly role: ConceptRole;
  /** Number of links from and to it. */
  readonly outCount: number;
  readonly inCount: number;
  /** Sums of the links' absolute weights; their sum is the centrality of fuzzy cognitive mapping. */
  readonly outWeight: number;
  readonly inWeight: number;
  readonly centrality: number;
  /** Concepts within three links in either direction, those at distance d counted 1/d. */
  readonly reach: number;
  /** Ids of the statements behind its links. */
  readonly evidence: readonly string[];
}

export interface MapFigures {
  /** Most central first; ties by name. */
  readonly concepts: readonly ConceptFigures[];
  /** Links / (concepts · (concepts − 1)); null with fewer than two concepts. */
  readonly density: number | null;
  /** Outcomes / drivers; null without drivers. */
  readonly complexity: number | null;
  /** 0 where all concepts have as many links out, 1 for a full hierarchy; null with fewer than two concepts. */
  readonly hierarchy: number | null;
}

/**
 * Central concepts, drivers and outcomes of a map.
 *
 * Centrality = Σ|w| in + Σ|w| out; density, complexity = receivers / transmitters, and MacDonald's hierarchy index
 * h = 12 / ((N−1)·N·(N+1)) · Σ (outᵢ − mean out)²: Özesmi & Özesmi 2004, Ecological Modelling 176:43–64. Reach: the "central" analysis of Eden 2004,
 * EJOR 159:673–686, with three bands. What is central is what the texts link most, not what matters most.
 *
 * @throws RAP_CAUSAL_EMPTY for a map without links
 * Cost: O(concepts · (concepts + links)).
 */
export function mapFigures(map: CausalMap): MapFigures {
  requireLinks(map);
  const size = map.concepts.length;
  const columns = linkColumns(map);
  const neighbours = bothWays(map);
  const concepts = map.concepts.map((concept, index): ConceptFigures => {
    const [outCount, inCount] = [columns.outCount[index] as number, columns.inCount[index] as number];
    const [outWeight, inWeight] = [columns.outWeight[index] as number, columns.inWeight[index] as number];
    const role = roleOf(outCount, inCount);
    const figures = { concept, role, outCount, inCount, outWeight, inWeight, centrality: outWeight + inWeight };
    return Object.assign(figures, { reach: reachOf(neighbours, index), evidence: columns.evidence[index] ?? [] });
  });
  const count = (role: ConceptRole): number => concepts.filter((figures) => figures.role === role).length;
  return {
    concepts: concepts.toSorted((a, b) => b.centrality - a.centrality || (a.concept < b.concept ? -1 : 1)),
    density: size < 2 ? null : map.links.length / (size * (size - 1)),
    complexity: count("driver") === 0 ? null : count("outcome") / count("driver"),
    hierarchy: size < 2 ? null : hierarchyOf(columns.outCount),
  };
}

function linkColumns(map: CausalMap) {
  const size = map.concepts.length;
  const columns = {
    outCount: new Int32Array(size),
    inCount: new Int32Array(size),
    outWeight: new Float64Array(size),
    inWeight: new Float64Array(size),
    evidence: map.concepts.map((): string[] => []),
  };
  for (const link of map.links) {
    const weight = Math.abs(link.weight);
    columns.outCount[link.cause] = (columns.outCount[link.cause] as number) + 1;
    columns.inCount[link.effect] = (columns.inCount[link.effect] as number) + 1;
    columns.outWeight[link.cause] = (columns.outWeight[link.cause] as number) + weight;
    columns.inWeight[link.effect] = (columns.inWeight[link.effect] as number) + weight;
    columns.evidence[link.cause]?.push(...link.evidence);
    columns.evidence[link.effect]?.push(...link.evidence);
  }
  return columns;
}

function roleOf(outCount: number, inCount: number): ConceptRole {
  if (outCount > 0) return inCount > 0 ? "ordinary" : "driver";
  return inCount > 0 ? "outcome" : "isolated";
}

function hierarchyOf(outCounts: Int32Array): number {
  const size = outCounts.length;
  const mean = outCounts.reduce((sum, count) => sum + count, 0) / size;
  const squares = outCounts.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  return (12 * squares) / ((size - 1) * size * (size + 1));
}

function bothWays(map: CausalMap): number[][] {
  const neighbours = map.concepts.map((): number[] => []);
  for (const link of map.links) {
    neighbours[link.cause]?.push(link.effect);
    neighbours[link.effect]?.push(link.cause);
  }
  return neighbours;
}

const bands = 3;

function reachOf(neighbours: readonly (readonly number[])[], start: number): number {
  const seen = new Set([start]);
  let [front, reach] = [[start], 0];
  for (let band = 1; band <= bands; band++) {
    const next: number[] = [];
    for (const concept of front) {
      for (const neighbour of neighbours[concept] ?? []) {
        if (seen.has(neighbour)) continue;
        seen.add(neighbour);
        next.push(neighbour);
      }
    }
    reach += next.length / band;
    front = next;
  }
  return reach;
}
