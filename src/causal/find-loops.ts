import { RapporteurError } from "../base/errors.ts";
import type { CausalMap, MapLink } from "./build-causal-map.ts";
import { distancesTo, linkGraph, type LinkGraph } from "./link-graph.ts";
import { strongComponents } from "../graph/strong-components.ts";

/** A feedback loop: a simple cycle of links. */
export interface Loop {
  /** Numbers of its links in the map, in order, from the concept of lowest index on. */
  readonly links: Int32Array;
  /** Product of the links' signs: 1 reinforcing, −1 balancing, 0 where one sign is unknown. */
  readonly polarity: 1 | 0 | -1;
}

export interface LoopSearch {
  /** Shortest first. */
  readonly loops: readonly Loop[];
  /** True where the map has more loops than were listed; then these are shortest ones. */
  readonly isCapped: boolean;
  readonly limit: number;
}

/**
 * The feedback loops of a map with their polarity.
 *
 * Enumerates simple cycles. Source: Johnson 1975, SIAM Journal on Computing 4:77–84. Their number grows exponentially with the map, so the
 * enumeration stops at `limit` and says so; it is then done again by length, so that the list holds the shortest ones.
 *
 * @param options `limit` most loops listed, 1,000 by default
 * @throws RAP_CAUSAL_OPTION where `limit` is no whole number ≥ 1
 * Cost: O((concepts + links) · (loops + concepts)). Deterministic.
 */
export function findLoops(map: CausalMap, options: { readonly limit?: number } = {}): LoopSearch {
  const limit = options.limit ?? 1_000;
  if (!Number.isInteger(limit) || limit < 1)
    throw new RapporteurError("RAP_CAUSAL_OPTION", { option: "limit", value: limit, must: "a whole number from 1" });
  const graph = linkGraph(map);
  const all = new JohnsonSearch(graph, limit + 1).run();
  const isCapped = all.length > limit;
  const found = isCapped ? shortestLoops(graph, limit) : all;
  const loops = found.map((links) => ({ links, polarity: polarityOf(graph, links) }));
  return { loops: loops.sort((a, b) => a.links.length - b.links.length), isCapped, limit };
}

/** A loop by name, with what each of its links stands on. */
export interface DescribedLoop {
  readonly concepts: readonly string[];
  readonly links: readonly MapLink[];
  readonly polarity: "reinforcing" | "balancing" | "unknown";
}

/** Names a loop's concepts and links. Cost: O(length). */
export function describeLoop(map: CausalMap, loop: Loop): DescribedLoop {
  const links = Array.from(loop.links, (link) => map.links[link]).filter((link) => link !== undefined);
  const polarity = loop.polarity === 1 ? "reinforcing" : loop.polarity === -1 ? "balancing" : "unknown";
  return { concepts: links.map((link) => map.concepts[link.cause] ?? ""), links, polarity };
}

function polarityOf(graph: LinkGraph, links: Int32Array): 1 | 0 | -1 {
  let product = 1;
  for (const link of links) product *= graph.signs[link] as number;
  return product === 0 ? 0 : product > 0 ? 1 : -1;
}

/**
 * Johnson's search without recursion. Every loop is found from its lowest concept: `start` climbs, and each search stays in the strong component of
 * `start` among the concepts from `start` on.
 */
class JohnsonSearch {
  private readonly graph: LinkGraph;
  private readonly limit: number;
  private readonly found: Int32Array[] = [];
  private readonly isBlocked: Uint8Array;
  /** Concepts to free once a concept is freed. */
  private readonly waiting: Set<number>[];
  private readonly next: Int32Array;
  private component: Int32Array = new Int32Array(0);

  constructor(graph: LinkGraph, limit: number) {
    this.graph = graph;
    this.limit = limit;
    this.isBlocked = new Uint8Array(graph.size);
    this.waiting = Array.from({ length: graph.size }, () => new Set<number>());
    this.next = new Int32Array(graph.size);
  }

  run(): Int32Array[] {
    const { offsets, effects, size } = this.graph;
    for (let start = 0; start < size && this.found.length < this.limit; start++) {
      this.component = strongComponents({ offsets, targets: effects, from: start });
      this.isBlocked.fill(0);
      for (const set of this.waiting) set.clear();
      this.search(start);
    }
    return this.found;
  }

  private search(start: number): void {
    const path = [start];
    const links: number[] = [];
    // Whether a loop was closed below the concept at the same place of the path: only then may it be freed at once.
    const hasClosed = [false];
    this.enter(start);
    while (path.length > 0 && this.found.length < this.limit) {
      const concept = path.at(-1) as number;
      const link = this.nextLink(concept, start);
      if (link < 0) this.retreat({ path, links, hasClosed }, start);
      else if (this.graph.effects[link] === start) {
        this.found.push(Int32Array.from([...links, link]));
        hasClosed[hasClosed.length - 1] = true;
      } else {
        const effect = this.graph.effects[link] as number;
        path.push(effect);
        links.push(link);
        hasClosed.push(false);
        this.enter(effect);
      }
    }
  }

  private enter(concept: number): void {
    this.isBlocked[concept] = 1;
    this.next[concept] = this.graph.offsets[concept] as number;
  }

  /** The concept's next link to `start` or to a concept that is not blocked; −1 where there is none left. */
  private nextLink(concept: number, start: number): number {
    const end = this.graph.offsets[concept + 1] as number;
    for (let link = this.next[concept] as number; link < end; link++) {
      const effect = this.graph.effects[link] as number;
      if (!this.isInside(effect, start)) continue;
      if (effect !== start && this.isBlocked[effect] === 1) continue;
      this.next[concept] = link + 1;
      return link;
    }
    return -1;
  }

  private isInside(concept: number, start: number): boolean {
    return concept >= start && this.component[concept] === this.component[start];
  }

  private retreat(stack: { path: number[]; links: number[]; hasClosed: boolean[] }, start: number): void {
    const concept = stack.path.pop() as number;
    stack.links.pop();
    if (stack.hasClosed.pop() === true) {
      this.free(concept);
      if (stack.hasClosed.length > 0) stack.hasClosed[stack.hasClosed.length - 1] = true;
      return;
    }
    const { offsets, effects } = this.graph;
    for (let link = offsets[concept] as number; link < (offsets[concept + 1] as number); link++) {
      const effect = effects[link] as number;
      if (this.isInside(effect, start)) this.waiting[effect]?.add(concept);
    }
  }

  private free(concept: number): void {
    const queue = [concept];
    for (let freed = queue.pop(); freed !== undefined; freed = queue.pop()) {
      if (this.isBlocked[freed] === 0) continue;
      this.isBlocked[freed] = 0;
      const set = this.waiting[freed];
      if (set === undefined) continue;
      queue.push(...set);
      set.clear();
    }
  }
}

/** Loops by length until `limit` are there. Called only where there are more than that, so a length with all of them is reached. */
function shortestLoops(graph: LinkGraph, limit: number): Int32Array[] {
  const found: Int32Array[] = [];
  for (let length = 1; length <= graph.size && found.length < limit; length++) {
    for (let start = 0; start < graph.size && found.length < limit; start++) loopsOfLength({ graph, start, length, limit }, found);
  }
  return found;
}

/** Adds the loops of one length whose lowest concept is `start`; a branch ends where the way back is longer than what is left. */
function loopsOfLength(search: { graph: LinkGraph; start: number; length: number; limit: number }, found: Int32Array[]): void {
  const { graph, start, length, limit } = search;
  const distance = distancesTo(graph, start);
  const onPath = new Uint8Array(graph.size);
  const links: number[] = [];
  const visit = (concept: number): void => {
    for (let link = graph.offsets[concept] as number; link < (graph.offsets[concept + 1] as number) && found.length < limit; link++) {
      const effect = graph.effects[link] as number;
      const left = length - links.length - 1;
      if (effect === start && left === 0) found.push(Int32Array.from([...links, link]));
      const way = distance[effect] as number;
      if (effect <= start || onPath[effect] === 1 || way < 0 || way > left) continue;
      onPath[effect] = 1;
      links.push(link);
      visit(effect);
      links.pop();
      onPath[effect] = 0;
    }
  };
  visit(start);
}
