import type { Question } from "../../model/contribution.ts";
import type { Answer } from "../../model/readout.ts";
import type { Span } from "../../model/span.ts";
import type { Statement } from "../../model/statement.ts";
import type { Sentence } from "../../nlp/sentence.ts";
import type { CodingInput } from "../coding-input.ts";
import { type AnswerKind, answerKindOf, topicOf } from "./question-words.ts";

/** Share of a question's topics, plus what the kind of sentence adds, from which on a sentence answers it. */
const threshold = 0.62;
/** At most this many passages of one contribution answer one question, none of them worth less than this share of the best. */
const mostPassages = 3;
const leastOfBest = 0.8;

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
    return input.contributions.flatMap((contribution, contributionIndex) => {
      const range = { start: contribution.start, end: contribution.body[1] };
      const isInside = range.start <= question.start && question.end <= range.end;
      const passages = isInside ? passageAfter(index, questions, question, range) : bestPassages(index, asked, range, statements);
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

/** What a question asks: its topics, or, for "what next?", those of the sentence around it. */
function askedFor(input: CodingInput, index: TopicIndex, question: Question): Asked {
  const topics = new Set<string>();
  const around = new Set<string>();
  for (const { sentence, topics: all } of index.sentences) {
    if (sentence.end <= question.start || question.end <= sentence.start) continue;
    const isWhole = sentence.start >= question.start - 2 && sentence.end <= question.end + 2;
    for (const topic of all) (isWhole ? topics : around).add(topic);
    if (!isWhole) for (const token of sentence.tokens) addWithin(topics, question, token);
  }
  if (topics.size === 0) for (const topic of titleTopics(input, index)) topics.add(topic);
  return { topics: topics.size > 0 ? topics : around, kind: answerKindOf(input.text.slice(question.start, question.end)) };
}

function titleTopics(input: CodingInput, index: TopicIndex): string[] {
  const title = input.blocks?.find((block) => block.kind === "title");
  return title === undefined
    ? []
    : index.sentences.filter(({ sentence }) => sentence.start < title.end && title.start < sentence.end).flatMap(({ topics }) => [...topics]);
}

/** In an interview the answer is what follows the question: its first two sentences. */
function passageAfter(index: TopicIndex, questions: readonly Question[], question: Question, range: Span): [number, number][] {
  const next = Math.min(range.end, ...questions.filter((other) => other.start > question.start).map((other) => other.start));
  const following = index.sentences.filter(({ sentence }) => sentence.start >= question.end && sentence.end <= next).slice(0, 2);
  const [first] = following;
  const last = following.at(-1);
  return first === undefined || last === undefined ? [] : [[first.sentence.start, last.sentence.end]];
}

function addWithin(topics: Set<string>, question: Span, token: { start: number; end: number; lemma: string; upos: string }): void {
  if (token.start < question.start || token.end > question.end || !/^(?:NOUN|VERB|ADJ|ADV|PROPN)$/.test(token.upos)) return;
  const topic = topicOf(token.lemma);
  if (topic !== null) topics.add(topic);
}

function bestPassages(index: TopicIndex, asked: Asked, range: Span, statements: readonly Statement[]): [number, number][] {
  const whole = weightOfAll(index, asked.topics);
  if (whole === 0) return [];
  const scored = index.sentences
    .filter(
      ({ sentence }) =>
        sentence.start >= range.start &&
        sentence.end <= range.end &&
        sentence.tokens.length > 2 &&
        !sentence.tokens.slice(-2).some((token) => token.form.includes("?")),
    )
    .map(({ sentence, topics }) => {
      const shared =
        weightOfAll(
          index,
          [...topics].filter((topic) => asked.topics.has(topic)),
        ) / whole;
      return { sentence, score: shared === 0 ? 0 : shared + kindBonus(asked.kind, sentence, statements) };
    })
    .filter(({ score }) => score >= threshold)
    .sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= best * leastOfBest)
    .slice(0, mostPassages)
    .map(({ sentence }): [number, number] => [sentence.start, sentence.end])
    .sort(([a], [b]) => a - b);
}

function weightOfAll(index: TopicIndex, topics: Iterable<string>): number {
  let sum = 0;
  for (const topic of topics) sum += weightOf(index, topic);
  return sum;
}

function weightOf({ counts, sentences }: TopicIndex, topic: string): number {
  const share = (counts.get(topic) ?? 1) / Math.max(1, sentences.length);
  const rarity = Math.min(1, Math.max(0.25, -Math.log10(share)));
  return topic.includes(":") ? rarity : rarity * 1.2;
}

/** What it adds that a sentence is of the kind asked for; a sentence of another kind has to share more. */
function kindBonus(kind: AnswerKind, sentence: Sentence, statements: readonly Statement[]): number {
  const types = new Set(
    statements.filter((statement) => statement.start < sentence.end && sentence.start < statement.end).map((statement) => statement.type),
  );
  if (kind === "forecast") return types.has("forecast") ? 0.3 : types.has("cause") ? 0.1 : -0.2;
  if (kind === "cause") return types.has("cause") ? 0.3 : -0.1;
  if (kind === "advice") return types.has("position") ? 0.3 : types.has("cause") ? 0.1 : -0.2;
  return 0;
}
