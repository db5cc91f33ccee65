import type { Question, Span } from "@rapporteur/core/model";
import type { Sentence, Token } from "../../language/sentence.ts";
import type { CodingInput } from "../coding-input.ts";
import { type AnswerKind, answerKindOf, topicsOf } from "./question-words.ts";

/** What a sentence is about. */
export interface SentenceTopics {
  readonly sentence: Sentence;
  /** Lemmas and word groups that carry a topic. */
  readonly words: ReadonlySet<string>;
  /** Entities that it mentions, pronouns and descriptions included. */
  readonly entities: ReadonlySet<string>;
  /** Those among them that stand in the subject of its clauses. */
  readonly subjects: ReadonlySet<string>;
}

export interface TopicIndex {
  readonly sentences: readonly SentenceTopics[];
  /** Number of sentences that hold a topic. */
  readonly counts: ReadonlyMap<string, number>;
}

/** What a question asks for. */
export interface Asked {
  readonly words: ReadonlySet<string>;
  readonly entities: ReadonlySet<string>;
  readonly kind: AnswerKind;
  /** It asks what several, whatever they are, should do: "outside powers", "the neighbours". */
  readonly isOfMany: boolean;
}

const topical = /^(?:NOUN|VERB|ADJ|ADV)$/;

/** Topics of all sentences. Cost: O(tokens + mentions · depth). */
export function buildTopicIndex({ analysis }: CodingInput): TopicIndex {
  const mentionsIn = Map.groupBy(analysis.mentions, ({ sentence }) => sentence);
  const counts = new Map<string, number>();
  const sentences = analysis.sentences.map((sentence, index) => {
    const mentions = mentionsIn.get(index) ?? [];
    const words = new Set(sentence.tokens.filter((token) => topical.test(token.upos)).flatMap((token) => topicsOf(token.lemma)));
    const entities = new Set(mentions.flatMap((mention) => mention.entities));
    const subjects = new Set(mentions.filter((mention) => isInSubject(sentence, mention.head)).flatMap((mention) => mention.entities));
    for (const topic of [...words, ...entities]) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    return { sentence, words, entities, subjects };
  });
  return { sentences, counts };
}

/** The token or what it hangs on by way of nouns is a subject. */
function isInSubject(sentence: Sentence, head: number): boolean {
  for (let at = head, steps = 0; at >= 0 && steps < 4; at = sentence.tokens[at]?.head ?? -1, steps++) {
    const relation = sentence.tokens[at]?.deprel ?? "";
    if (relation.startsWith("nsubj")) return true;
    if (!/^(?:nmod|compound|amod|appos|flat|conj)/.test(relation)) return false;
  }
  return false;
}

/** What each part of a question asks ("Can the alliance survive, and what will Seoul do?" has two): words, entities and kind. */
export function askedFor(input: CodingInput, index: TopicIndex, question: Question): Asked[] {
  return partsOf(input.text, question).map((part) => {
    const named = input.analysis.mentions.filter((mention) => mention.start >= part.start && mention.end <= part.end);
    const isName = (token: Token): boolean =>
      named.some((mention) => mention.kind !== "pronoun" && mention.start <= token.start && token.end <= mention.end);
    const tokens = index.sentences
      .filter(({ sentence }) => sentence.start < part.end && part.start < sentence.end)
      .flatMap(({ sentence }) => sentence.tokens.filter((token) => token.start >= part.start && token.end <= part.end));
    const words = new Set(tokens.filter((token) => topical.test(token.upos) && !isName(token)).flatMap((token) => topicsOf(token.lemma)));
    const asked = input.text.slice(part.start, part.end);
    return {
      words,
      entities: new Set(named.flatMap((mention) => mention.entities)),
      kind: answerKindOf(asked),
      isOfMany:
        named.every((mention) => mention.kind === "pronoun" || mention.entities.length === 0) &&
        tokens.some((token) => many.test(token.form) || (token.deprel.startsWith("nsubj") && token.xpos === "NNS" && !isName(token))),
    };
  });
}

const many =
  /^(?:powers|governments|allies|states|countries|neighbou?rs|leaders|capitals|policymakers|outsiders|Europeans|Americans|democracies|donors|west|world|community|region|anyone|we)$/i;

const joint = /[,;]? (?:and|or) (?=(?:what|how|who|why|which|when|will|can|could|should|does|do|is|are)\b)/gi;

/** The questions that one sentence asks. */
export function partsOf(text: string, question: Question): Span[] {
  const words = text.slice(question.start, question.end);
  const cuts = [...words.matchAll(joint)].filter((match) => match.index > 12).map((match) => match.index);
  return [0, ...cuts].map((start, index) => ({ start: question.start + start, end: question.start + (cuts[index] ?? words.length) }));
}

/** How much it tells that a sentence holds a topic: little for one that half of the text holds. */
export function weightOf({ counts, sentences }: TopicIndex, topic: string): number {
  const share = (counts.get(topic) ?? 1) / Math.max(1, sentences.length);
  return Math.min(1, Math.max(0.3, -Math.log10(share)));
}
