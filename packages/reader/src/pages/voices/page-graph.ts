import type { SourceDocument } from "@rapporteur/core/model";
import type { PageUnit } from "../page-unit.ts";
import { lowerCaseWords } from "../people/ordinary-words.ts";
import { mentionFeatures } from "./mention-features.ts";
import { namedPeople, type NamedPeople } from "./name-mentions.ts";
import { type PageSentence, pageSentences } from "./page-sentences.ts";
import { opensUnit, pageShape } from "./page-shape.ts";
import { sentenceFeatures } from "./sentence-features.ts";

/** What the network of voices reads of a page. */
export interface PageGraph {
  readonly units: readonly PageUnit[];
  readonly sentences: readonly PageSentence[];
  readonly people: NamedPeople;
  /** Rows of features, for each sentence and for each mention. */
  readonly sentenceRows: readonly (readonly number[])[];
  readonly mentionRows: readonly (readonly number[])[];
  /** The sentence in which each mention stands. */
  readonly sentenceOf: readonly number[];
  /** Which mentions open a unit, as labels and bylines do. */
  readonly opens: readonly boolean[];
}

/** Cost: linear in the text. */
export function pageGraph(
  { text, metadata }: SourceDocument,
  units: readonly PageUnit[],
  sentences: readonly PageSentence[] = pageSentences(units),
): PageGraph {
  const people = namedPeople(units, metadata.authors);
  const shape = pageShape(units, people.mentions);
  const page = { units, people, shape, lowerCase: lowerCaseWords(text), peopleCount: people.names.length };
  const firsts = firstSentences(sentences, units.length);
  return {
    units,
    sentences,
    people,
    sentenceRows: sentences.map((sentence) => sentenceFeatures(sentence, page)),
    mentionRows: mentionFeatures(page),
    sentenceOf: people.mentions.map(({ unit, start }) => sentenceAt(sentences, firsts[unit] ?? 0, start)),
    opens: people.mentions.map((mention) => opensUnit(mention, units)),
  };
}

/** The first sentence of each unit. */
function firstSentences(sentences: readonly PageSentence[], unitCount: number): number[] {
  const firsts = Array.from({ length: unitCount }, () => 0);
  for (const [index, { unit, order }] of sentences.entries()) if (order === 0) firsts[unit] = index;
  return firsts;
}

function sentenceAt(sentences: readonly PageSentence[], first: number, start: number): number {
  let at = first;
  while (sentences[at + 1]?.unit === sentences[first]?.unit && (sentences[at + 1]?.start ?? Infinity) <= start) at++;
  return at;
}
