import { strongComponents } from "../graph/strong-components.ts";
import { distancesBack, type LinkGraph, reversed, type ReversedLinks } from "./link-graph.ts";

/**
 * Simple cycles as lists of link numbers, all of one length before those of the next, until `limit` are found or all are.
 *
 * @returns null where the budget of steps is spent before
 * Cost: at most `budget` steps; a step looks at one link.
 */
export function loopsByLength(graph: LinkGraph, limit: number, budget: number): number[][] | null {
  const { offsets, effects, size } = graph;
  const search: LengthSearch = {
    graph,
    back: reversed(graph),
    limit,
    length: 1,
    found: [],
    onPath: new Uint8Array(size),
    stepsLeft: budget,
    isCut: false,
  };
  const inLoop = conceptsInLoops(strongComponents({ offsets, targets: effects }));
  for (; search.length <= size && search.found.length < limit; search.length++) {
    search.isCut = false;
    for (let start = 0; start < size && search.found.length < limit; start++) {
      if (inLoop[start] === 1) loopsFrom(search, start);
      if (search.stepsLeft <= 0) return null;
    }
    // Nothing was cut for its length: there are no longer loops.
    if (!search.isCut) break;
  }
  return search.found;
}

interface LengthSearch {
  readonly graph: LinkGraph;
  readonly back: ReversedLinks;
  readonly limit: number;
  readonly found: number[][];
  readonly onPath: Uint8Array;
  length: number;
  stepsLeft: number;
  isCut: boolean;
}

/** 1 for the concepts whose strong component has more than one member. */
function conceptsInLoops(component: Int32Array): Uint8Array {
  const sizes = new Int32Array(component.length);
  for (const number of component) sizes[number] = (sizes[number] as number) + 1;
  return Uint8Array.from(component, (number) => ((sizes[number] as number) > 1 ? 1 : 0));
}

/** Adds the loops of the present length whose lowest concept is `start`; a branch ends where the way back is longer than what is left. */
function loopsFrom(search: LengthSearch, start: number): void {
  const { graph, back, limit, length, found, onPath } = search;
  const { offsets, effects } = graph;
  const distance = distancesBack(back, start);
  search.stepsLeft -= graph.size;
  const links: number[] = [];
  const visit = (concept: number, left: number): void => {
    const end = offsets[concept + 1] as number;
    search.stepsLeft -= end - (offsets[concept] as number);
    for (let link = offsets[concept] as number; link < end && search.stepsLeft > 0; link++) {
      const effect = effects[link] as number;
      if (effect === start) {
        if (left === 0 && found.length < limit) found.push([...links, link]);
        continue;
      }
      const way = distance[effect] as number;
      if (effect < start || onPath[effect] === 1 || way < 0) continue;
      if (way > left) {
        search.isCut = true;
        continue;
      }
      onPath[effect] = 1;
      links.push(link);
      visit(effect, left - 1);
      links.pop();
      onPath[effect] = 0;
    }
  };
  visit(start, length - 1);
}
