import { RapporteurError } from "@rapporteur/core/base";
import { conceptIndex, type CausalMap, type MapLink } from "./build-causal-map.ts";
import { distancesTo, linkGraph, type LinkGraph } from "./link-graph.ts";

export interface PathOptions {
  /** Most links on a path, 6 by default: longer chains stretch what the texts say. */
  readonly maxLength?: number;
  /** Most paths listed, 1,000 by default. */
  readonly limit?: number;
}

/** A chain of links from one concept to another. */
export interface CausalPath {
  readonly concepts: readonly string[];
  readonly links: readonly MapLink[];
  /** Product of the signs; null where one of them is unknown. */
  readonly sign: 1 | -1 | null;
}

/**
 * What all paths together say. `plus` and `minus`: every path has that sign. `indeterminate`: paths of both signs. `unknown`: no two paths
 * contradict each other, but one has no sign. `none`: no path.
 */
export type TotalEffect = "plus" | "minus" | "indeterminate" | "unknown" | "none";

export interface PathSearch {
  /** Shortest first, then by the order of concepts. */
  readonly paths: readonly CausalPath[];
  readonly plus: number;
  readonly minus: number;
  readonly unknown: number;
  readonly effect: TotalEffect;
  /** True where there are more paths, longer ones or beyond the limit: the effect is then that of the listed ones. */
  readonly isCapped: boolean;
}

/**
 * The ways one concept is said to act on another, and their total effect.
 *
 * A path's sign is the product of its links' signs; the total effect is the sign all paths share, otherwise indeterminate. Source: Axelrod (ed.) 1976,
 * Structure of Decision, Princeton, ch. 3–4. Paths visit no concept twice.
 *
 * @throws RAP_CAUSAL_CONCEPT_UNKNOWN; RAP_CAUSAL_OPTION for a length or limit below 1
 * Cost: O(paths · length), cut off after a million steps (then `isCapped`). Deterministic.
 */
export function tracePaths(map: CausalMap, from: string, to: string, options: PathOptions = {}): PathSearch {
  const [maxLength, limit] = [positive("maxLength", options.maxLength ?? 6), positive("limit", options.limit ?? 1_000)];
  const [start, goal] = [conceptIndex(map, from), conceptIndex(map, to)];
  const graph = linkGraph(map);
  const found: number[][] = [];
  const isCapped = collectPaths(graph, { start, goal, maxLength, limit }, found);
  const paths = found.map((links) => pathOf(map, links)).sort((a, b) => a.links.length - b.links.length);
  return { paths, ...totalEffect(paths), isCapped };
}

/** Counts of paths by sign, and what they add up to. */
export function totalEffect(paths: readonly CausalPath[]): Pick<PathSearch, "plus" | "minus" | "unknown" | "effect"> {
  const count = (sign: 1 | -1 | null): number => paths.filter((path) => path.sign === sign).length;
  const [plus, minus, unknown] = [count(1), count(-1), count(null)];
  return { plus, minus, unknown, effect: effectOf(plus, minus, unknown) };
}

function effectOf(plus: number, minus: number, unknown: number): TotalEffect {
  if (plus > 0 && minus > 0) return "indeterminate";
  if (unknown > 0) return "unknown";
  if (plus > 0) return "plus";
  return minus > 0 ? "minus" : "none";
}

/** A path by its links' numbers in the map. */
export function pathOf(map: CausalMap, numbers: readonly number[]): CausalPath {
  const links = numbers.map((number) => map.links[number]).filter((link) => link !== undefined);
  const concepts = links.map((link) => map.concepts[link.effect] ?? "");
  if (links[0] !== undefined) concepts.unshift(map.concepts[links[0].cause] ?? "");
  let sign: 1 | -1 | null = 1;
  for (const link of links) sign = sign === null || link.sign === null ? null : ((sign * link.sign) as 1 | -1);
  return { concepts, links, sign };
}

function positive(option: string, value: number): number {
  if (Number.isInteger(value) && value >= 1) return value;
  throw new RapporteurError("RAP_CAUSAL_OPTION", { option, value, must: "a whole number from 1" });
}

const stepBudget = 1_000_000;

/** Adds paths to `found`, shorter ones first; returns whether anything was left out. */
function collectPaths(graph: LinkGraph, search: { start: number; goal: number; maxLength: number; limit: number }, found: number[][]): boolean {
  const distance = distancesTo(graph, search.goal);
  const onPath = new Uint8Array(graph.size);
  const links: number[] = [];
  const pass = { length: 1, steps: 0, isCut: false };
  const isOver = (): boolean => pass.steps > stepBudget || found.length > search.limit;
  const visit = (concept: number): void => {
    for (let link = graph.offsets[concept] as number; link < (graph.offsets[concept + 1] as number); link++) {
      const effect = graph.effects[link] as number;
      const left = pass.length - links.length - 1;
      const way = distance[effect] as number;
      if (onPath[effect] === 1 || way < 0) continue;
      if (way > left) pass.isCut = true;
      if (way > left || isOver()) continue;
      pass.steps++;
      links.push(link);
      onPath[effect] = 1;
      if (effect !== search.goal) visit(effect);
      else if (left === 0) found.push([...links]);
      onPath[effect] = 0;
      links.pop();
    }
  };
  onPath[search.start] = 1;
  for (; pass.length <= search.maxLength && !isOver(); pass.length++) {
    pass.isCut = false;
    visit(search.start);
    // Nothing was cut for its length: longer passes would find the same paths.
    if (!pass.isCut) break;
  }
  const isCapped = isOver() || pass.isCut;
  found.length = Math.min(found.length, search.limit);
  return isCapped;
}
