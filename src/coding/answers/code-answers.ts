import type { Question } from "../../model/contribution.ts";
import type { Answer } from "../../model/readout.ts";
import type { Span } from "../../model/span.ts";
import type { Statement } from "../../model/statement.ts";
import type { Sentence } from "../../nlp/sentence.ts";
import type { CodingInput } from "../coding-input.ts";
import { type AnswerKind, answerKindOf, topicOf } from "./question-words.ts";

/** A sentence's worth as an answer below which it is none. */
const threshold = 2;
/** At most this many passages of one contribution answer one question. */
const mostPassages = 3;

/**
 * The passages of each contribution that answer each question: sentences that share its topic (words, word groups,
 * entities, rare ones counting more) and are of the kind it asks for (expectations for "will", causes for "why", advice for
 * "should"). A contribution that says nothing to a question has no entry: empty is honest.
 *
 * Cost: O(questions × tokens).
 */
export function codeAnswers(input: CodingInput, questions: readonly Question[], statements: readonly Statement[]): Answer[] {
  const index = buildIndex(input);
  return questions.flatMap((question, questionIndex) => {
    const asked = askedFor(input, index, question);
    if (asked === null) return [];
    return input.contributions.flatMap((contribution, contributionIndex) => {
      const range = { start: contribution.start, end: contribution.body[1] };
      const passages = bestPassages(index, asked, range, statements);
      return passages.length === 0 ? [] : [{ question: questionIndex, contribution: contributionIndex, passages }];
    });
  });
}

interface SentenceTopics {
  readonly sentence: Sentence;
  readonly topics: ReadonlySet<string>;
}

interface TopicIndex {
  readonly sentences: readonly SentenceTopics[];
  /** Number of sentences that hold a topic. */
  readonly counts: ReadonlyMap<string, number>;
}

interface Asked {
  readonly topics: ReadonlySet<string>;
  readonly kind: AnswerKind;
}

function buildIndex({ analysis }: CodingInput): TopicIndex {
  const entitiesIn = new Map<number, string[]>();
  for (const mention of analysis.mentions) {
    const list = entitiesIn.get(mention.sentence) ?? [];
    list.push(...mention.entities);
    entitiesIn.set(mention.sentence, list);
  }
  const counts = new Map<string, number>();
  const sentences = analysis.sentences.map((sentence, index) => {
    const words = sentence.tokens.filter((token) => /^(?:NOUN|VERB|ADJ|ADV)$/.test(token.upos)).map((token) => topicOf(token.lemma));
    const topics = new Set([...words.filter((word): word is string => word !== null), ...(entitiesIn.get(index) ?? [])]);
    for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    return { sentence, topics };
  });
  return { sentences, counts };
}

function askedFor(input: CodingInput, index: TopicIndex, question: Question): Asked | null {
  const inside = index.sentences.filter(({ sentence }) => sentence.start < question.end && question.start < sentence.end);
  const words = question.text;
  const topics = new Set<string>();
  for (const { sentence, topics: all } of inside) {
    if (sentence.start >= question.start - 2 && sentence.end <= question.end + 2) for (const topic of all) topics.add(topic);
    else for (const token of sentence.tokens) addWithin(topics, question, token);
  }
  return topics.size === 0 && !/next/i.test(words) ? null : { topics, kind: answerKindOf(input.text.slice(question.start, question.end)) };
}

function addWithin(topics: Set<string>, question: Span, token: { start: number; end: number; lemma: string; upos: string }): void {
  if (token.start < question.start || token.end > question.end || !/^(?:NOUN|VERB|ADJ|ADV|PROPN)$/.test(token.upos)) return;
  const topic = topicOf(token.lemma);
  if (topic !== null) topics.add(topic);
}

function bestPassages(index: TopicIndex, asked: Asked, range: Span, statements: readonly Statement[]): [number, number][] {
  const scored = index.sentences
    .filter(({ sentence }) => sentence.start >= range.start && sentence.end <= range.end && sentence.tokens.length > 2 && !sentence.tokens.slice(-2).some((token) => token.form.includes("?")))
    .map(({ sentence, topics }) => ({ sentence, score: scoreOf(index, asked, { sentence, topics }, statements) }))
    .filter(({ score }) => score >= threshold)
    .sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start);
  return scored
    .slice(0, mostPassages)
    .map(({ sentence }): [number, number] => [sentence.start, sentence.end])
    .sort(([a], [b]) => a - b);
}

/** Shared topics, the rarer the more; nothing without any; more where the sentence is of the kind asked for. */
function scoreOf(index: TopicIndex, asked: Asked, { sentence, topics }: SentenceTopics, statements: readonly Statement[]): number {
  let shared = 0;
  for (const topic of topics) if (asked.topics.has(topic)) shared += weightOf(index, topic);
  if (shared < 0.5) return 0;
  const fits = fitsKind(asked.kind, sentence, statements);
  if (asked.kind !== "any" && !fits) return shared - 0.5;
  return shared + (fits ? 1.2 : 0);
}

function weightOf({ counts, sentences }: TopicIndex, topic: string): number {
  const share = (counts.get(topic) ?? 1) / Math.max(1, sentences.length);
  const rarity = Math.min(1, Math.max(0.25, -Math.log10(share)));
  return topic.includes(":") ? rarity : rarity * 1.2;
}

function fitsKind(kind: AnswerKind, sentence: Sentence, statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    if (statement.end <= sentence.start || statement.start >= sentence.end) return false;
    if (kind === "forecast") return statement.type === "forecast" || statement.type === "cause";
    if (kind === "cause") return statement.type === "cause";
    if (kind === "advice") return statement.type === "position";
    return true;
  });
}
