import { RapporteurError } from "@rapporteur/core/base";
import type { CausalMap, MapLink } from "./build-causal-map.ts";
import { enumerateCycles } from "./johnson-search.ts";
import { linkGraph, type LinkGraph } from "./link-graph.ts";
import { loopsByLength } from "./loops-by-length.ts";

/** A feedback loop: a simple cycle of links. */
export interface Loop {
  /** Numbers of its links in the map, in order, from the concept of lowest index on. */
  readonly links: readonly number[];
  /** Product of the links' signs: 1 reinforcing, −1 balancing, 0 where one sign is unknown. */
  readonly polarity: 1 | 0 | -1;
}

export interface LoopSearch {
  /** Shortest first. */
  readonly loops: readonly Loop[];
  /** True where the map has more loops than were listed. */
  readonly isCapped: boolean;
  /** True where every loop left out is at least as long as those listed; false where finding that out would have taken too long. */
  readonly areShortest: boolean;
  readonly limit: number;
}

/**
 * The feedback loops of a map with their polarity.
 *
 * Loops are simple cycles. Their number grows exponentially with the map, so the list stops at `limit` and says so; it then holds shortest ones. They
 * are gathered by length; where that runs into too many blind alleys before the end or the limit is reached, Johnson's enumeration (Johnson 1975, SIAM
 * Journal on Computing 4:77–84) takes over, which bounds the work between two loops.
 *
 * @param options `limit` most loops listed, 1,000 by default
 * @throws RAP_CAUSAL_OPTION where `limit` is not a whole number ≥ 1
 * Cost: O((concepts + links) · (loops + concepts)). Deterministic.
 */
export function findLoops(map: CausalMap, options: { readonly limit?: number } = {}): LoopSearch {
  const limit = options.limit ?? 1_000;
  if (!Number.isInteger(limit) || limit < 1)
    throw new RapporteurError("RAP_CAUSAL_OPTION", { option: "limit", value: limit, must: "a whole number from 1" });
  const graph = linkGraph(map);
  const { found, areShortest } = gather(graph, limit + 1);
  const loops = found.slice(0, limit).map((links): Loop => ({ links, polarity: polarityOf(graph, links) }));
  return { loops, isCapped: found.length > limit, areShortest, limit };
}

/** Up to `limit` loops, shortest first. */
function gather(graph: LinkGraph, limit: number): { found: readonly (readonly number[])[]; areShortest: boolean } {
  const byLength = loopsByLength(graph, limit, shortBudget);
  if (byLength !== null) return { found: byLength, areShortest: true };
  const all = enumerateCycles(graph, limit).sort((a, b) => a.length - b.length);
  if (all.length < limit) return { found: all, areShortest: true };
  const shortest = loopsByLength(graph, limit, longBudget);
  return { found: shortest ?? all, areShortest: shortest !== null };
}

/** Steps of the search by length after which Johnson's is tried, and after which the shortest loops are given up. */
const shortBudget = 5_000_000;
const longBudget = 100_000_000;

/** A loop by name, with what each of its links stands on. */
export interface DescribedLoop {
  readonly concepts: readonly string[];
  readonly links: readonly MapLink[];
  readonly polarity: "reinforcing" | "balancing" | "unknown";
}

/** Names a loop's concepts and links. Cost: O(length). */
export function describeLoop(map: CausalMap, loop: Loop): DescribedLoop {
  const links = loop.links.map((link) => map.links[link]).filter((link) => link !== undefined);
  const polarity = loop.polarity === 1 ? "reinforcing" : loop.polarity === -1 ? "balancing" : "unknown";
  return { concepts: links.map((link) => map.concepts[link.cause] ?? ""), links, polarity };
}

function polarityOf(graph: LinkGraph, links: readonly number[]): 1 | 0 | -1 {
  let product = 1;
  for (const link of links) product *= graph.signs[link] as number;
  return product === 0 ? 0 : product > 0 ? 1 : -1;
}
