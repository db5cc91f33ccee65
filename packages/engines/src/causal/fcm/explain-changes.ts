import type { CausalMap } from "../build-causal-map.ts";
import { linkGraph, type LinkGraph } from "../link-graph.ts";
import { pathOf, type CausalPath } from "../trace-paths.ts";
import type { IndexedPush } from "./scenario.ts";

/** Why a concept moves: the quoted chains of links that carry the push to it. */
export interface Explanation {
  /** Paths whose sign times the push's sign is the direction found. */
  readonly supporting: readonly CausalPath[];
  /** Paths that pull the other way and are outweighed. */
  readonly opposing: readonly CausalPath[];
  /** Paths with a link of unknown sign. */
  readonly unsigned: readonly CausalPath[];
  /** True where there are more paths than were gathered. */
  readonly isCapped: boolean;
}

/** Paths gathered a concept and push. */
const pathsEach = 8;
/** Steps of the search from one pushed concept. */
const stepBudget = 60_000;

/**
 * The paths from the pushed concepts to each concept that moves, shortest first.
 *
 * @param options `directions` by concept: 1 rises, −1 falls, 0 explain nothing
 * Cost: at most 60,000 steps a push.
 */
export function explainChanges(
  map: CausalMap,
  pushes: readonly IndexedPush[],
  options: { readonly directions: readonly (1 | 0 | -1)[]; readonly maxLength: number },
): Explanation[] {
  const graph = linkGraph(map);
  const searches = pushes.map((push) => ({ push, ...pathsFrom(graph, push.concept, options.maxLength) }));
  return map.concepts.map((_, concept) => {
    const direction = options.directions[concept] ?? 0;
    const explanation = { supporting: [] as CausalPath[], opposing: [] as CausalPath[], unsigned: [] as CausalPath[], isCapped: false };
    if (direction === 0) return explanation;
    for (const search of searches) {
      if (search.isCapped.has(concept) || search.isOut) explanation.isCapped = true;
      for (const numbers of search.paths.get(concept) ?? []) {
        const path = pathOf(map, numbers);
        if (path.sign === null) explanation.unsigned.push(path);
        else if (path.sign * Math.sign(search.push.value) === direction) explanation.supporting.push(path);
        else explanation.opposing.push(path);
      }
    }
    return explanation;
  });
}

interface PathsFrom {
  /** Paths as link numbers, by end. */
  readonly paths: Map<number, number[][]>;
  /** Ends with more paths than are kept. */
  readonly isCapped: Set<number>;
  /** True where the search ran out of steps. */
  readonly isOut: boolean;
}

/** Paths by breadth: all of one link, then of two, and so on, so that what is cut off is the longest. */
function pathsFrom(graph: LinkGraph, start: number, maxLength: number): PathsFrom {
  const paths = new Map<number, number[][]>();
  const isCapped = new Set<number>();
  let front: { end: number; links: number[]; visited: number[] }[] = [{ end: start, links: [], visited: [start] }];
  let steps = 0;
  for (let length = 1; length <= maxLength && steps < stepBudget; length++) {
    const next: typeof front = [];
    for (const path of front) {
      for (let link = graph.offsets[path.end] as number; link < (graph.offsets[path.end + 1] as number) && steps < stepBudget; link++) {
        const effect = graph.effects[link] as number;
        if (path.visited.includes(effect)) continue;
        steps++;
        const links = [...path.links, link];
        keep(paths, isCapped, { end: effect, links });
        if (length < maxLength) next.push({ end: effect, links, visited: [...path.visited, effect] });
      }
    }
    front = next;
  }
  return { paths, isCapped, isOut: steps >= stepBudget };
}

function keep(paths: Map<number, number[][]>, isCapped: Set<number>, path: { end: number; links: number[] }): void {
  const list = paths.get(path.end);
  if (list === undefined) paths.set(path.end, [path.links]);
  else if (list.length < pathsEach) list.push(path.links);
  else isCapped.add(path.end);
}
