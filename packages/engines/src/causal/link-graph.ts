import type { CausalMap } from "./build-causal-map.ts";

/** The links of a map by cause: those of concept `c` stand at `offsets[c] … offsets[c + 1]`, by effect. The place is also the link's number in the map. */
export interface LinkGraph {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly effects: Int32Array;
  /** 1, −1, or 0 for unknown. */
  readonly signs: Int8Array;
}

/** Cost: O(concepts + links). */
export function linkGraph(map: CausalMap): LinkGraph {
  const offsets = new Int32Array(map.concepts.length + 1);
  for (const link of map.links) offsets[link.cause + 1] = (offsets[link.cause + 1] as number) + 1;
  for (let concept = 0; concept < map.concepts.length; concept++)
    offsets[concept + 1] = (offsets[concept + 1] as number) + (offsets[concept] as number);
  return {
    size: map.concepts.length,
    offsets,
    effects: Int32Array.from(map.links, (link) => link.effect),
    signs: Int8Array.from(map.links, (link) => link.sign ?? 0),
  };
}

/** Number of links to the goal by concept, following links forward; −1 where the goal cannot be reached. Cost: O(concepts + links). */
export function distancesTo(graph: LinkGraph, goal: number): Int32Array {
  return distancesBack(reversed(graph), goal);
}

/** As `distancesTo`, over links that are by effect already. */
export function distancesBack({ offsets, causes }: ReversedLinks, goal: number): Int32Array {
  const size = offsets.length - 1;
  const distances = new Int32Array(size).fill(-1);
  const queue = new Int32Array(size);
  distances[goal] = 0;
  queue[0] = goal;
  for (let head = 0, tail = 1; head < tail; head++) {
    const concept = queue[head] as number;
    for (let place = offsets[concept] as number; place < (offsets[concept + 1] as number); place++) {
      const cause = causes[place] as number;
      if (distances[cause] !== -1) continue;
      distances[cause] = (distances[concept] as number) + 1;
      queue[tail++] = cause;
    }
  }
  return distances;
}

/** Links by effect: those to concept `c` stand at `offsets[c] … offsets[c + 1]`, with their numbers in the map. */
export interface ReversedLinks {
  readonly offsets: Int32Array;
  readonly causes: Int32Array;
  readonly links: Int32Array;
}

/** The same links by effect. */
export function reversed(graph: LinkGraph): ReversedLinks {
  const offsets = new Int32Array(graph.size + 1);
  for (const effect of graph.effects) offsets[effect + 1] = (offsets[effect + 1] as number) + 1;
  for (let concept = 0; concept < graph.size; concept++) offsets[concept + 1] = (offsets[concept + 1] as number) + (offsets[concept] as number);
  const next = offsets.slice(0, graph.size);
  const causes = new Int32Array(graph.effects.length);
  const links = new Int32Array(graph.effects.length);
  for (let cause = 0; cause < graph.size; cause++) {
    for (let link = graph.offsets[cause] as number; link < (graph.offsets[cause + 1] as number); link++) {
      const effect = graph.effects[link] as number;
      const place = next[effect] as number;
      next[effect] = place + 1;
      causes[place] = cause;
      links[place] = link;
    }
  }
  return { offsets, causes, links };
}
