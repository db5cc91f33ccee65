import { strongComponents } from "../graph/strong-components.ts";
import type { LinkGraph } from "./link-graph.ts";

/**
 * Simple cycles as lists of link numbers, in no order of length, until `limit` are found.
 *
 * Source: Johnson 1975, SIAM Journal on Computing 4:77–84.
 * Cost: O((concepts + links) · (cycles + concepts)): the work between two cycles is bounded, however many blind alleys there are.
 */
export function enumerateCycles(graph: LinkGraph, limit: number): number[][] {
  return new JohnsonSearch(graph, limit).run();
}

/**
 * Johnson's search without recursion. Every loop is found from its lowest concept: `start` climbs, and each search stays in the strong component of
 * `start` among the concepts from `start` on.
 */
class JohnsonSearch {
  private readonly graph: LinkGraph;
  private readonly limit: number;
  private readonly found: number[][] = [];
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

  run(): number[][] {
    for (let start = this.nextStart(0); start >= 0 && this.found.length < this.limit; start = this.nextStart(start + 1)) {
      this.isBlocked.fill(0);
      for (const set of this.waiting) set.clear();
      this.search(start);
    }
    return this.found;
  }

  /** The first concept from `from` on that lies on a cycle of concepts from `from` on, or −1; sets the components to those of that part. */
  private nextStart(from: number): number {
    const { offsets, effects, size } = this.graph;
    this.component = strongComponents({ offsets, targets: effects, from });
    const members = new Int32Array(size);
    for (const number of this.component) if (number >= 0) members[number] = (members[number] as number) + 1;
    return this.component.findIndex((number) => number >= 0 && (members[number] as number) > 1);
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
        this.found.push([...links, link]);
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
