import { firstIndex } from "@rapporteur/core/base";
import type { Contribution, Question, Span, Statement } from "@rapporteur/core/model";
import type { Answer } from "../../readout/readout.ts";
import type { CodingInput } from "../coding-input.ts";
import type { Sentence } from "../../language/sentence.ts";
import { indexAt } from "../../language/span-at.ts";
import { isQuestion } from "../../language/tree/is-question.ts";
import { askedFor, type Asked, buildTopicIndex, type SentenceTopics, type TopicIndex, weightOf } from "./topic-index.ts";

/** What each sign that a sentence answers a question adds; set on the invented development documents. */
const weights = { words: 0.5, subject: 0.25, entity: 0.15, kind: 0.35, whole: 0.1 } as const;
/** What the reading model's chance that a sentence answers adds. */
const weightOfChance = 0.5;
/** Sum from which on a sentence answers. On pages of several authors in the training part of the corpus .7 finds 64 of 100 answers, of which 60 are right, and .5 66, of which 53 are. */
const threshold = 0.7;
/** At most this many passages of one contribution answer one question, none of them worth less than this share of the best. */
const mostPassages = 3;
const leastOfBest = 0.72;
/** Share of its score that an answer lends to the sentence after it. */
const carried = 0.8;

/** So many questions are looked for in the whole text; on a page of more of them, the others have the answer that follows them, where one does. */
const mostSought = 100;

/** What is known of the text when its questions are answered. */
interface Known {
  readonly statements: readonly Statement[];
  /** Chance that a sentence answers a question; null where one of them was not read. */
  readonly answerChance: (question: Span, sentence: Span) => number | null;
}

/**
 * The passages of each contribution that answer each question: sentences that share its words (or words used for them), that
 * speak of whom it asks about, and that are of the kind it asks for (expectations for "will", causes for "why", advice for
 * "should", a judgement for the rest). "How will Moscow respond?" is answered by what is expected of Moscow, whatever that is. A
 * contribution that says nothing to a question has no entry: empty is honest.
 *
 * Cost: O(questions + sentences), each sentence with the first hundred questions.
 */
export function codeAnswers(input: CodingInput, questions: readonly Question[], { statements, answerChance }: Known): Answer[] {
  if (questions.length === 0) return [];
  const index = buildTopicIndex(input);
  const types = typesBySentence(index, statements);
  const parts = input.contributions.map((contribution, at) => partOf(index, contribution, at));
  const put = turnsAfter(input, questions);
  const starts = questions.map(({ start }) => start).toSorted((a, b) => a - b);
  // An interview's first question may stand before the only contribution.
  const isPutToOne = parts.length === 1 && (input.asides ?? []).length > 0;
  return questions.flatMap((question, questionIndex) => {
    const inPlace = new Set(partsInPlace(parts, question, { isPutToOne, turns: put.get(question) }));
    const isSought = questionIndex < mostSought;
    const asked = isSought ? askedFor(input, index, question) : [];
    const chanceOf = (sentence: Span): number => answerChance(question, sentence) ?? 0;
    return (isSought ? parts : [...inPlace]).flatMap((part) => {
      const passages = inPlace.has(part)
        ? passageAfter(index, { question, next: nextAfter(starts, question.start), asides: input.asides ?? [] }, part)
        : bestPassages({ index, asked, types, chanceOf, part });
      return passages.length === 0 ? [] : [{ question: questionIndex, contribution: part.at, passages }];
    });
  });
}

/** A contribution as answers are looked for in it. */
interface Part {
  /** Its number among the contributions. */
  readonly at: number;
  readonly contribution: Contribution;
  readonly range: Span;
  /** Where the text begins; what stands before is the heading. */
  readonly bodyStart: number;
  /** Its sentences that say something and ask nothing. */
  readonly sentences: readonly SentenceTopics[];
}

function partOf(index: TopicIndex, contribution: Contribution, at: number): Part {
  const { start, body } = contribution;
  const sentences = sentencesIn(index, { start, end: body[1] }).filter(({ sentence }) => sentence.tokens.length > 2 && !isQuestion(sentence));
  return { at, contribution, range: { start, end: body[1] }, bodyStart: body[0], sentences };
}

interface Placing {
  readonly isPutToOne: boolean;
  /** Turns that answer it. */
  readonly turns: ReadonlySet<Contribution> | undefined;
}

/** The contributions that a question stands in or is put to, in order: what follows it answers it. */
function partsInPlace(parts: readonly Part[], question: Question, { isPutToOne, turns }: Placing): Part[] {
  if (isPutToOne && question.from === "body") return [...parts];
  const around = parts[firstIndex(parts.length, (at) => (parts[at]?.range.start ?? 0) > question.start) - 1];
  const isInside = around !== undefined && question.end <= around.range.end;
  if (turns === undefined || turns.size === 0) return isInside ? [around] : [];
  return parts.filter((part) => (isInside && part === around) || turns.has(part.contribution));
}

/** Where the next question stands; the end of all text behind the last one. */
function nextAfter(starts: readonly number[], start: number): number {
  return starts[firstIndex(starts.length, (at) => (starts[at] ?? 0) > start)] ?? Number.POSITIVE_INFINITY;
}

/** The sentences that lie in a span. Cost: O(log sentences + those found). */
function sentencesIn({ sentences }: TopicIndex, { start, end }: Span): SentenceTopics[] {
  const found: SentenceTopics[] = [];
  const first = firstIndex(sentences.length, (at) => (sentences[at]?.sentence.start ?? 0) >= start);
  for (let at = first; at < sentences.length; at++) {
    const topics = sentences[at];
    if (topics === undefined || topics.sentence.end > end) break;
    found.push(topics);
  }
  return found;
}

type Types = ReadonlyMap<Sentence, ReadonlySet<Statement["type"]>>;

/** Types of the statements that touch each sentence. */
function typesBySentence({ sentences }: TopicIndex, statements: readonly Statement[]): Types {
  const types = new Map<Sentence, Set<Statement["type"]>>();
  for (const { start, end, type } of statements) {
    const first = firstIndex(sentences.length, (at) => (sentences[at]?.sentence.end ?? 0) > start);
    for (let at = first; at < sentences.length; at++) {
      const sentence = sentences[at]?.sentence;
      if (sentence === undefined || sentence.start >= end) break;
      types.set(sentence, (types.get(sentence) ?? new Set<Statement["type"]>()).add(type));
    }
  }
  return types;
}

/**
 * In a transcript a question stands between the turns: the person who speaks next, before another is put, answers it with their first turn. For each such question the turns that
 * answer. Cost: O(questions log questions + turns).
 */
function turnsAfter({ contributions }: CodingInput, questions: readonly Question[]): Map<Question, Set<Contribution>> {
  const found = new Map<Question, Set<Contribution>>();
  if (!takeTurns(contributions)) return found;
  const put = questions.filter(({ from }) => from === "body").toSorted((a, b) => a.start - b.start);
  let at = 0;
  let open: { readonly turns: Set<Contribution>; readonly authors: Set<string | null> } | null = null;
  for (const question of put) {
    for (; (contributions[at]?.start ?? Number.POSITIVE_INFINITY) < question.start; at++) addTurn(open, contributions[at]);
    const before = contributions[at - 1];
    if (contributions[at]?.start === question.start || (before !== undefined && question.end <= before.end)) continue;
    open = { turns: new Set(), authors: new Set() };
    found.set(question, open.turns);
  }
  for (; at < contributions.length; at++) addTurn(open, contributions[at]);
  return found;
}

function addTurn(open: { readonly turns: Set<Contribution>; readonly authors: Set<string | null> } | null, turn: Contribution | undefined): void {
  if (open === null || turn === undefined || open.authors.has(turn.author)) return;
  open.authors.add(turn.author);
  open.turns.add(turn);
}

/** True where people speak twice and more, not where a page was cut too finely. */
function takeTurns(contributions: readonly Contribution[]): boolean {
  const authors = contributions.flatMap(({ author }) => author ?? []);
  return authors.length >= 2 * new Set(authors).size;
}

/** In an interview the answer is what follows the question: its first two sentences, from behind the name of who speaks, and a "No." before them; nothing that who asks says. */
function passageAfter(
  { sentences }: TopicIndex,
  { question, next, asides }: { question: Question; next: number; asides: readonly Span[] },
  { range, bodyStart }: Part,
): [number, number][] {
  const from = Math.max(question.end, bodyStart);
  const end = Math.min(range.end, next);
  const asks = (sentence: Sentence | undefined): boolean => sentence !== undefined && indexAt(asides, sentence.end - 1) >= 0;
  const following: Sentence[] = [];
  let short: Sentence | null = null;
  for (let at = firstIndex(sentences.length, (one) => (sentences[one]?.sentence.start ?? 0) >= from); following.length < 2; at++) {
    const sentence = sentences[at]?.sentence;
    if (sentence === undefined || sentence.end > end) break;
    if (asks(sentence) || (sentence.tokens.at(-1)?.form === ":" && asks(sentences[at + 1]?.sentence))) {
      if (following.length > 0 || short !== null) break;
    } else if (sentence.tokens.length > 2) following.push(sentence);
    else if (following.length === 0 && isShortAnswer(sentence)) short ??= sentence;
  }
  const first = short ?? following[0];
  const last = following.at(-1) ?? first;
  return first === undefined || last === undefined ? [] : [[first.start, last.end]];
}

/** "No.", "Never!" */
function isShortAnswer({ tokens }: Sentence): boolean {
  return shortly.test(tokens[0]?.form ?? "");
}

const shortly =
  /^(?:yes|yeah|no|nope|never|perhaps|maybe|possibly|probably|certainly|hardly|neither|both|none|nobody|nothing|agreed|same|partly|absolutely|exactly|seconded)$/i;

interface Search {
  readonly index: TopicIndex;
  /** The parts of the question; a sentence that answers one of them answers it. */
  readonly asked: readonly Asked[];
  readonly types: Types;
  /** Chance that a sentence answers, by the model; 0 without one. */
  readonly chanceOf: (sentence: Span) => number;
  readonly part: Part;
}

function bestPassages(search: Search): [number, number][] {
  const own = search.part.sentences.map((topics) => ({
    topics,
    sentence: topics.sentence,
    score: Math.max(...search.asked.map((asked) => scoreOf(search, asked, topics))) + weightOfChance * search.chanceOf(topics.sentence),
  }));
  const scored = own
    .map(({ topics, sentence, score }, index) => ({ sentence, score: Math.max(score, carriedOver(search, topics, own[index - 1])) }))
    .filter(({ score }) => score >= threshold)
    .sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= best * leastOfBest)
    .slice(0, mostPassages)
    .map(({ sentence }): [number, number] => [sentence.start, sentence.end])
    .sort(([a], [b]) => a - b);
}

/** "A strike is likely. Pakistan would retaliate": what goes on from an answer in its paragraph, in the same kind, is part of it. */
function carriedOver(
  { asked, types, part: { bodyStart } }: Search,
  topics: SentenceTopics,
  before: { sentence: Sentence; score: number } | undefined,
): number {
  if (before === undefined || before.score < threshold || before.sentence.start < bodyStart) return 0;
  const isNext = topics.sentence.start - before.sentence.end <= 1;
  return isNext && asked.some((one) => one.kind !== "judgement" && kindOf(one, topics, types.get(topics.sentence)) === 1)
    ? before.score * carried
    : 0;
}

function scoreOf({ index, types }: Search, asked: Asked, topics: SentenceTopics): number {
  const words = shareOf(index, asked.words, topics.words);
  const whom = whomOf(asked, topics);
  const kind = kindOf(asked, topics, types.get(topics.sentence));
  // "What should the Bank, which brokered the treaty, do?" asks for whatever is asked of the Bank.
  const isOpen =
    (asked.words.size === 0 && asked.kind === "forecast") || (asked.kind === "advice" && (asked.words.size === 0 || whom > 0 || asked.isOfMany));
  // Nothing in common but the kind answers only an open question: "what next?", "how will Moscow respond?".
  if (words === 0 && !(isOpen && kind === 1 && (asked.entities.size === 0 || whom > 0 || asked.isOfMany))) return 0;
  const open = isOpen ? weights.words * (asked.entities.size === 0 ? 0.5 : 0.3) : 0;
  // "Who gains most?" "Egypt gains most."
  const whole = asked.words.size > 0 && words === 1 ? weights.whole : 0;
  return Math.max(open, weights.words * words) + whole + whom + weights.kind * kind;
}

/** What it adds that the sentence speaks of whom the question asks about. */
function whomOf({ entities }: Asked, topics: SentenceTopics): number {
  const asked = [...entities];
  if (asked.some((entity) => topics.subjects.has(entity))) return weights.subject;
  return asked.some((entity) => topics.entities.has(entity)) ? weights.entity : 0;
}

function shareOf(index: TopicIndex, wanted: ReadonlySet<string>, given: ReadonlySet<string>): number {
  let [found, all] = [0, 0];
  for (const topic of wanted) {
    const weight = weightOf(index, topic);
    all += weight;
    if (given.has(topic)) found += weight;
  }
  return all === 0 ? 0 : found / all;
}

const noTypes: ReadonlySet<string> = new Set();

/** 1 for a sentence of the kind asked for, less for one of a neighbouring kind, 0 for one that states nothing. */
function kindOf({ kind }: Asked, { sentence }: SentenceTopics, types: ReadonlySet<string> = noTypes): number {
  if (kind === "forecast") return types.has("forecast") ? 1 : types.has("cause") || types.has("position") ? 0.3 : 0;
  if (kind === "cause") return types.has("cause") ? 1 : types.has("position") ? 0.3 : 0;
  if (kind === "advice") return isAdvice(sentence) && types.size > 0 ? 1 : types.has("position") ? 0.8 : types.has("forecast") ? 0.3 : 0;
  return types.has("position") ? 1 : types.size > 0 ? 0.6 : 0.2;
}

/** A sentence that says what ought to be done. */
function isAdvice({ tokens }: Sentence): boolean {
  const words = tokens
    .filter(({ form }) => /[\p{L}’']/u.test(form))
    .map(({ form }) => form.toLowerCase())
    .join(" ");
  return (
    advising.test(words) ||
    tokens[0]?.xpos === "VB" ||
    // "Far better to freeze the assets".
    /^(?:far |much )?better (?:to|still)\b/.test(words)
  );
}

const advising =
  /\b(?:should|must|ought|needs? to|needs? an?|had better|do (?:well|better) to|(?:well|best) advised to|be (?:wise|right|smart|prudent) to|is (?:right|wise) to|time to|cannot afford|can ill afford|let us|the (?:remedy|answer|solution|task|priority)|what is needed|best (?:thing|course|way|response)|only way|far better|remedy)\b/;
