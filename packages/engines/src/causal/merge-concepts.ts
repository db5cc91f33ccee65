import { RapporteurError } from "@rapporteur/core/base";
import { buildCausalMap } from "./build-causal-map.ts";
import type { CausalLink } from "./causal-link.ts";

/** One concept to go into another. */
export interface ConceptMerge {
  readonly from: string;
  readonly into: string;
}

/** What a merge would do, before it is done. */
export interface MergePreview {
  /** The links with merged concepts; links inside one concept are gone. Nothing else changes. */
  readonly links: readonly CausalLink[];
  /** Statements whose link would run from a concept to itself and leave the map. */
  readonly selfLinks: readonly string[];
  /** Number of statements whose link changes its ends. */
  readonly changed: number;
  /** Links of the merged map that several links of the old one fall into. */
  readonly joined: readonly { readonly cause: string; readonly effect: string; readonly from: number }[];
  /** Links on which voices disagree after the merge and did not before. */
  readonly newDisagreements: readonly { readonly cause: string; readonly effect: string }[];
}

/**
 * Shows what merging concepts does to the links; applying it is using `links`. Chains (a into b, b into c) are followed to their end.
 *
 * @throws RAP_CAUSAL_MERGE_CYCLE where merges lead back to their start
 * Cost: O(links · log links + merges).
 */
export function previewMerge(links: readonly CausalLink[], merges: readonly ConceptMerge[]): MergePreview {
  const target = resolveMerges(merges);
  const at = (concept: string): string => target.get(concept) ?? concept;
  const moved = links.map((link) => Object.assign({}, link, { cause: at(link.cause), effect: at(link.effect) }));
  const merged = moved.filter((link) => link.cause !== link.effect);
  const before = linkIndex(links);
  const after = linkIndex(merged);
  const sources = Map.groupBy(before.keys(), (key) => key.split("\n").map(at).join("\n"));
  const named = (key: string): { cause: string; effect: string } => ({ cause: key.split("\n")[0] ?? "", effect: key.split("\n")[1] ?? "" });
  const joined = [...after.keys()].map((key) => ({ key, from: sources.get(key)?.length ?? 0 })).filter(({ from }) => from > 1);
  return {
    links: merged,
    selfLinks: moved.filter((link) => link.cause === link.effect).map((link) => link.id),
    changed: links.filter((link) => at(link.cause) !== link.cause || at(link.effect) !== link.effect).length,
    joined: joined.map(({ key, from }) => Object.assign(named(key), { from })),
    newDisagreements: joined
      .filter(({ key }) => after.get(key) === true && !(sources.get(key) ?? []).some((old) => before.get(old)))
      .map(({ key }) => named(key)),
  };
}

/** By pair of concepts: whether voices disagree on the link. */
function linkIndex(links: readonly CausalLink[]): Map<string, boolean> {
  const map = buildCausalMap(links);
  const all = [...map.links, ...map.deniedOnly];
  return new Map(all.map((link) => [`${map.concepts[link.cause] ?? ""}\n${map.concepts[link.effect] ?? ""}`, link.disagreement !== "none"]));
}

function resolveMerges(merges: readonly ConceptMerge[]): Map<string, string> {
  const step = new Map(merges.map((merge) => [merge.from, merge.into]));
  const resolved = new Map<string, string>();
  for (const [index, merge] of merges.entries()) {
    const seen = [merge.from];
    for (let next = step.get(merge.from); next !== undefined; next = step.get(next)) {
      if (seen.includes(next)) throw new RapporteurError("RAP_CAUSAL_MERGE_CYCLE", { row: index + 1, chain: [...seen, next].join(" → ") });
      seen.push(next);
    }
    resolved.set(merge.from, seen.at(-1) ?? merge.into);
  }
  return resolved;
}

/** Two concepts that look alike. A suggestion is a guess from their names; a person decides. */
export interface MergeSuggestion extends ConceptMerge {
  /** Shared word stems / all word stems, in (0, 1]. */
  readonly likeness: number;
}

/**
 * Pairs of concepts whose names share most of their words, word endings set aside ("energy price", "prices of energy"). The concept with more links
 * stays, the first by name where they have as many.
 *
 * Likeness: Jaccard 1901 over word stems without function words. Cost: O(concepts + pairs that share a word).
 *
 * @param nameOf the name to compare; by default the id without its prefix
 * @param least lowest likeness suggested
 */
export function suggestMerges(
  links: readonly CausalLink[],
  options: { readonly nameOf?: (concept: string) => string; readonly least?: number } = {},
): MergeSuggestion[] {
  const nameOf = options.nameOf ?? ((concept) => concept.replace(/^concept:/, ""));
  const linkCount = new Map<string, number>();
  for (const link of links) for (const concept of [link.cause, link.effect]) linkCount.set(concept, (linkCount.get(concept) ?? 0) + 1);
  const stems = new Map([...linkCount.keys()].sort().map((concept) => [concept, stemsOf(nameOf(concept))]));
  const suggestions: MergeSuggestion[] = [];
  for (const [first, second] of sharingPairs(stems)) {
    const likeness = jaccard(stems.get(first) ?? new Set(), stems.get(second) ?? new Set());
    if (likeness < (options.least ?? 0.6)) continue;
    const isFirstKept = (linkCount.get(first) ?? 0) >= (linkCount.get(second) ?? 0);
    suggestions.push(isFirstKept ? { from: second, into: first, likeness } : { from: first, into: second, likeness });
  }
  return suggestions.sort((a, b) => b.likeness - a.likeness || (a.from < b.from ? -1 : 1));
}

const functionWords: ReadonlySet<string> = new Set("a an and at by for from in into of on or over s the to with".split(" "));

function stemsOf(name: string): Set<string> {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !functionWords.has(word)).map((word) => word.replace(/(?<=\p{L}{4})(?:ies|es|s|y|e)$/u, "")));
}

/** Pairs of concepts with a stem in common, each once. A stem that more than fifty concepts share tells nothing apart and is passed over. */
function sharingPairs(stems: ReadonlyMap<string, ReadonlySet<string>>): [string, string][] {
  const byStem = new Map<string, string[]>();
  for (const [concept, own] of stems) for (const stem of own) byStem.set(stem, [...(byStem.get(stem) ?? []), concept]);
  const pairs = new Map<string, [string, string]>();
  for (const concepts of byStem.values()) {
    if (concepts.length > 50) continue;
    for (const [place, first] of concepts.entries())
      for (const second of concepts.slice(place + 1)) pairs.set(`${first}\n${second}`, [first, second]);
  }
  return [...pairs.values()];
}

function jaccard(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  const shared = [...first].filter((stem) => second.has(stem)).length;
  return shared / (first.size + second.size - shared);
}
