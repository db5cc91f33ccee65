import type { Span } from "@rapporteur/core/model";
import { SpanIndex } from "../../language/span-index.ts";
import type { MarkedPerson } from "../people/author-mark.ts";
import { personKey, type Section } from "../section.ts";
import type { JointSignature } from "../signed/joint/joint-signatures.ts";
import type { PageGraph } from "./page-graph.ts";
import type { PageSentence } from "./page-sentences.ts";

/** Whose each sentence is by the rules, and everybody who may own one. */
export interface RuleOwners {
  /** 0 for nobody, else a person's place in `names` from 1. */
  readonly owners: readonly number[];
  /** The people of the page, and behind them those whom only the rules name. */
  readonly names: readonly string[];
  /** The section of each sentence, or -1. */
  readonly sections: readonly number[];
  /** Of each sentence all who sign it together, by its section or by a line beside it; none where nobody signs with another. */
  readonly together: readonly (readonly number[])[];
}

/** Where the middle of a sentence stands in the text. */
export function middleOf({ unit, start, end }: PageSentence, { units }: PageGraph): number {
  return (units[unit]?.start ?? 0) + Math.floor((start + end) / 2);
}

/**
 * Cost: linear in the sentences, sections and signatures.
 *
 * @param joint what several sign together, in the order of the text
 */
export function ruleOwners(
  graph: PageGraph,
  sections: readonly Section[],
  asides: readonly Span[],
  joint: readonly JointSignature[] = [],
): RuleOwners {
  const names = [...graph.people.names];
  const places = new Map<string, number>();
  for (const [index, name] of names.entries()) if (!places.has(personKey(name))) places.set(personKey(name), index);
  const placesOf = (people: readonly MarkedPerson[]): number[] =>
    people.map(({ name }) => {
      const key = personKey(name);
      const known = places.get(key) ?? names.push(name) - 1;
      places.set(key, known);
      return known + 1;
    });
  const ownersOf = sections.map(({ people }) => placesOf(people));
  const signed = joint.map((one) => ({ ...one, owners: placesOf(one.people) }));
  const within = new SpanIndex(asides);
  let section = 0;
  const found = graph.sentences.map((sentence) => {
    const at = middleOf(sentence, graph);
    while (section < sections.length && (sections[section]?.bodyEnd ?? 0) <= at) section++;
    const own = sections[section];
    return own !== undefined && own.bodyStart >= 0 && own.bodyStart <= at ? section : -1;
  });
  let signature = 0;
  const together = graph.sentences.map((sentence, index) => {
    const own = ownersOf[found[index] ?? -1] ?? [];
    const at = middleOf(sentence, graph);
    while (signature < signed.length && (signed[signature]?.end ?? 0) <= at) signature++;
    const beside = signed[signature];
    return own.length > 1 ? own : beside !== undefined && beside.start <= at ? beside.owners : [];
  });
  const isAside = (sentence: PageSentence): boolean => {
    const at = middleOf(sentence, graph);
    return within.holds({ start: at, end: at + 1 });
  };
  return {
    owners: graph.sentences.map((sentence, index) => (isAside(sentence) ? 0 : (ownersOf[found[index] ?? -1]?.[0] ?? 0))),
    names,
    sections: found,
    together,
  };
}
