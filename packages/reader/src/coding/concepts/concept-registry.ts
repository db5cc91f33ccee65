import { type Entity, entityId, type Span } from "@rapporteur/core/model";
import type { Analysis, Mention } from "../../language/mention.ts";
import type { Sentence } from "../../language/sentence.ts";
import { childrenBy, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { type ConceptLabel, conceptLabel, type NameOf, nounLabel } from "./concept-label.ts";
import { pickClause, pickLabel, shownLabel } from "./pick-label.ts";

/** What a passage is about: an entity id, and the sign that its words of change carry. */
export interface ConceptUse {
  readonly id: string;
  readonly sign: 1 | -1;
}

/**
 * The concepts of one document. The same noun with the same essential modifiers is the same concept everywhere, in other
 * documents too, since its id is made of the words alone ("concept:ukraine-war"). A phrase that refers to an actor is
 * that actor.
 */
export interface ConceptRegistry {
  /** Concept of the phrase or clause that a token heads; null where it is a pronoun nobody could place. */
  conceptOf(sentence: Sentence, head: number): ConceptUse | null;
  /** As `conceptOf`, of a noun for itself, though it be the predicate of a clause. */
  conceptOfNoun(sentence: Sentence, head: number): ConceptUse | null;
  /** What a pronoun that nobody placed most likely stands for: the subject of the sentence before, where the number agrees. A guess. */
  antecedentOf(sentence: Sentence, index: number): ConceptUse | null;
  /** The actor that a token refers to, or null: by a name, a description or a pronoun. */
  actorAt(sentence: Sentence, index: number): string | null;
  /** The concepts met so far, ordered by id. */
  entities(): Entity[];
}

interface Collected {
  /** How often each name was used. */
  readonly names: Map<string, number>;
  readonly mentions: Map<number, Span>;
}

/** Starts a registry over a document's language layer. Cost: O(mentions) now, O(size of the phrase) a question. */
export function createConceptRegistry(analysis: Analysis): ConceptRegistry {
  const sentenceIndex = new Map(analysis.sentences.map((sentence, index) => [sentence, index]));
  const byHead = new Map<string, Mention>();
  const named = new Map<string, Mention>();
  for (const mention of analysis.mentions) {
    const key = `${mention.sentence}:${mention.head}`;
    if (!byHead.has(key) && mention.entities.length === 1) byHead.set(key, mention);
    if (/^(?:name|adjective|metonym)$/.test(mention.kind)) named.set(key, mention);
  }
  const names = new Map(analysis.entities.map((entity) => [entity.id, entity.name]));
  const collected = new Map<string, Collected>();

  const keyOf = (sentence: Sentence, index: number): string => `${sentenceIndex.get(sentence) ?? -1}:${index}`;
  const nameOf = (sentence: Sentence, index: number): string | null => {
    const mention = named.get(keyOf(sentence, index));
    return mention === undefined ? null : mention.entities.map((id) => names.get(id) ?? id).join(" and ");
  };
  const actorAt = (sentence: Sentence, index: number): string | null => byHead.get(keyOf(sentence, index))?.entities[0] ?? null;

  const fuller = fullerKeys(analysis, nameOf);

  const useOf = (sentence: Sentence, head: number, label: ConceptLabel | null): ConceptUse | null => {
    const actor = actorAt(sentence, head);
    if (actor !== null) return { id: actor, sign: 1 };
    if (label === null) return null;
    const labelActor = actorAt(sentence, label.head);
    if (labelActor !== null) return { id: labelActor, sign: label.sign };
    const whole = isDefinite(sentence, label.head) ? { ...label, key: fuller.get(label.key) ?? label.key } : label;
    return { id: collect(collected, { ...whole, name: pickedName(sentence, label) }, subtreeSpan(sentence, label.head)), sign: label.sign };
  };

  const registry: ConceptRegistry = {
    actorAt,
    antecedentOf(sentence, index) {
      const previousSentence = analysis.sentences[(sentenceIndex.get(sentence) ?? 0) - 1];
      const parallel = nearObject(sentence, index, previousSentence);
      const asObject = parallel === null ? null : registry.conceptOf(parallel.sentence, parallel.head);
      if (asObject !== null && isFit(sentence, index, asObject)) return asObject;
      const near = nearSubject(sentence, index);
      const here = near === null ? null : registry.conceptOf(sentence, near);
      if (here !== null && isFit(sentence, index, here)) return here;
      const previous = previousSentence;
      const subject =
        previous === undefined
          ? -1
          : previous.tokens.findIndex((token) => token.deprel.startsWith("nsubj") && previous.tokens[token.head]?.head === -1);
      const token = previous?.tokens[subject];
      if (previous === undefined || token === undefined) return null;
      if (token.upos === "PRON") return registry.conceptOf(previous, subject) ?? registry.antecedentOf(previous, subject);
      if (/S$/.test(token.xpos) !== isPlural(sentence, index)) return null;
      const use = registry.conceptOf(previous, subject);
      return use !== null && isFit(sentence, index, use) ? use : null;
    },
    conceptOf: (sentence, head) => useOf(sentence, head, conceptLabel(sentence, head, nameOf)),
    conceptOfNoun: (sentence, head) => useOf(sentence, head, nounLabel(sentence, head, nameOf, 1)),
    entities: () => [...collected].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([id, concept]) => toEntity(id, concept)),
  };
  return registry;
}

/** "It" is no person, "he" and "she" are nothing else. */
function isFit(sentence: Sentence, index: number, { id }: ConceptUse): boolean {
  const isPersonal = /^(?:he|she|him|her)$/i.test(tokenAt(sentence, index).form);
  return isPlural(sentence, index) || isPersonal === id.startsWith("person:");
}

/** "The reluctance is understandable, but it is shortsighted": the noun that is subject of an earlier clause, where the number agrees. */
function nearSubject(sentence: Sentence, index: number): number | null {
  if (!tokenAt(sentence, index).deprel.startsWith("nsubj")) return null;
  const found = sentence.tokens.findLastIndex(
    (token, at) => at < index && /^nsubj/.test(token.deprel) && /^(?:NOUN|PROPN)$/.test(token.upos) && token.head !== tokenAt(sentence, index).head,
  );
  return found >= 0 && /S$/.test(tokenAt(sentence, found).xpos) === isPlural(sentence, index) ? found : null;
}

/** "Washington made an offer, and Copenhagen rejected it": a pronoun that is an object takes up an object, of this sentence or the one before. */
function nearObject(sentence: Sentence, index: number, previous: Sentence | undefined): { sentence: Sentence; head: number } | null {
  if (!/^(?:it|them|this|that)$/i.test(tokenAt(sentence, index).form) || tokenAt(sentence, index).deprel !== "obj") return null;
  const isObject = (of: Sentence, before: number): number =>
    of.tokens.findLastIndex(
      (token, at) =>
        at < before && token.upos === "NOUN" && /^(?:obj|nsubj:pass)$/.test(token.deprel) && (token.xpos === "NNS") === isPlural(sentence, index),
    );
  const here = isObject(sentence, index);
  if (here >= 0) return { sentence, head: here };
  const there = previous === undefined ? -1 : isObject(previous, previous.tokens.length);
  return previous === undefined || there < 0 ? null : { sentence: previous, head: there };
}

function isPlural(sentence: Sentence, index: number): boolean {
  return /^(?:they|them|these|those)$/i.test(tokenAt(sentence, index).form);
}

/**
 * "The plan" of a text that speaks of "China's peace plan" is that plan: for each label that some longer label of the text
 * ends with, the longer one, where at least half of the longer ones are the same.
 */
function fullerKeys(analysis: Analysis, nameOf: NameOf): Map<string, string> {
  const counts = new Map<string, number>();
  for (const sentence of analysis.sentences) {
    for (const [index, token] of sentence.tokens.entries()) {
      if (token.upos !== "NOUN") continue;
      const key = conceptLabel(sentence, index, nameOf)?.key;
      if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const longer = new Map<string, [string, number][]>();
  for (const [key, count] of counts) {
    for (let at = key.indexOf(" "); at >= 0; at = key.indexOf(" ", at + 1)) {
      const tail = key.slice(at + 1);
      const keys = longer.get(tail);
      if (keys === undefined) longer.set(tail, [[key, count]]);
      else keys.push([key, count]);
    }
  }
  const fuller = new Map<string, string>();
  for (const [tail, keys] of longer) {
    const all = keys.reduce((sum, [, count]) => sum + count, 0);
    const [best] = keys.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (best !== undefined && best[1] * 2 >= all) fuller.set(tail, best[0]);
  }
  return fuller;
}

/** "The plan", "this deal", "so-called plan": something the text has named; not "a plan", not "plans". */
function isDefinite(sentence: Sentence, head: number): boolean {
  const before = sentence.tokens.slice(Math.max(0, head - 4), head).map((token) => token.form.toLowerCase());
  const hasDeterminer = childrenBy(sentence, head, "det").some((det) => definite.has(tokenAt(sentence, det).form.toLowerCase()));
  return hasDeterminer || before.some((word) => naming.has(word));
}

const definite = new Set(["the", "this", "that", "these", "those"]);
const naming = new Set(["called", "purported", "supposed", "sham", "vaunted", "bogus"]);

/** The label's name in words of the text: a noun phrase, or the clause where none stands. */
function pickedName(sentence: Sentence, { head, name }: ConceptLabel): string {
  const isNoun = /^(?:NOUN|PROPN|ADJ|SYM|X|NUM)$/.test(tokenAt(sentence, head).upos);
  const picked = isNoun ? pickLabel(sentence, subtreeSpan(sentence, head)) : pickClause(sentence, head);
  return picked === null || picked.name === "" ? name : shownLabel(picked);
}

function collect(collected: Map<string, Collected>, label: ConceptLabel, span: Span): string {
  const id = entityId("concept", label.key);
  const known = collected.get(id) ?? { names: new Map<string, number>(), mentions: new Map<number, Span>() };
  known.names.set(label.name, (known.names.get(label.name) ?? 0) + 1);
  known.mentions.set(span.start, span);
  collected.set(id, known);
  return id;
}

/** The name used most often, of those the shortest, names the concept. */
function toEntity(id: string, { names, mentions }: Collected): Entity {
  const ranked = [...names].toSorted(([a, x], [b, y]) => y - x || a.length - b.length || (a < b ? -1 : 1)).map(([one]) => one);
  const name = ranked[0] ?? id;
  return {
    id,
    type: "concept",
    name,
    iso3: null,
    country: null,
    actsFor: null,
    aliases: ranked.slice(1).sort(),
    mentions: [...mentions.values()].sort((a, b) => a.start - b.start),
  };
}
