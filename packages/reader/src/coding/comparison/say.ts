import { indexAt } from "../../language/span-at.ts";
import type { CauseStatement, ForecastStatement, PositionStatement, Span, Statement } from "@rapporteur/core/model";
import type { CodingInput } from "../coding-input.ts";
import type { ConceptNames } from "../model/concepts.ts";
import { subtreeSpan } from "../../language/tree/tree.ts";
import type { AskedMatter, AskedMatters } from "./asked-matters.ts";
import { isTelling, type MatterWords, type WordsOfMatter } from "./matter-words.ts";
import { moving } from "./moving-verbs.ts";
import { authorOf } from "./own-statements.ts";
import { matterWord } from "./same-matter.ts";

/** One contribution's say on a matter, on an axis: above 0 for, below 0 against, 0 undecided. */
export interface Say {
  readonly contribution: number;
  /** Who signs it; a contribution that nobody signs is a voice of its own. */
  readonly author: string;
  readonly statement: string;
  readonly type: Statement["type"];
  /** Place in the text of what is said. */
  readonly start: number;
  /** Entity that the matter is named by. */
  readonly about: string;
  readonly words: ReadonlySet<string>;
  /** The word that the others go with; null where none stands out. */
  readonly head: string | null;
  readonly value: number;
  /** Chance stated or read off the scale, where there is one. */
  readonly range: readonly [number, number] | null;
}

/** What matters are found and named by. */
export interface Naming {
  readonly concepts: ConceptNames;
  readonly words: MatterWords;
  readonly asked: AskedMatters;
}

type Told = Pick<Say, "about" | "words" | "head" | "value" | "range">;

/** What a statement says on which matter; null where it takes no side, or nobody can tell on what. */
export function sayOf(input: CodingInput, statement: Statement, naming: Naming): Say | null {
  const { contribution, id, type, start } = statement;
  const told = contribution === null ? null : toldBy(input, statement, naming);
  if (told === null || contribution === null) return null;
  return { ...told, contribution, author: authorOf(input, contribution), statement: id, type, start };
}

function toldBy(input: CodingInput, statement: Statement, naming: Naming): Told | null {
  switch (statement.type) {
    case "position":
      return positionTold(statement, naming);
    case "cause":
      return causeTold(statement, naming);
    case "forecast":
      return forecastTold(input, statement, naming);
    default:
      return null;
  }
}

function positionTold({ concept, intensity }: PositionStatement, { words }: Naming): Told | null {
  return concept === null ? null : { about: concept, words: words.of(concept), head: words.headOf(concept), value: intensity, range: null };
}

function causeTold({ cause, effect, sign, status }: CauseStatement, { words }: Naming): Told | null {
  const about = effect.concept ?? cause.concept;
  if (about === null || sign === null) return null;
  const said = new Set([...words.in(cause).words, ...words.in(effect).words]);
  return { about, words: said, head: null, value: status === "denied" ? -sign : sign, range: null };
}

function forecastTold(input: CodingInput, statement: ForecastStatement, { concepts, words, asked }: Naming): Told | null {
  const { event, direction, probability } = statement;
  const own = words.in(event);
  const question = isBare(own) ? asked.of(statement) : null;
  const isAsked = question !== null;
  const said = isAsked ? asAsked(own, question) : own;
  const main = mainPhrase(input, isAsked ? question.place : event);
  const about = concepts.nameOf(main.phrase);
  if (about === null) return null;
  // "It will hold" is of anything.
  if (said.words.size === 1 && said.words.has(moving)) return null;
  const { low, high } = probability ?? { low: null, high: null };
  const range: Say["range"] = low === null || high === null ? null : said.sign === 1 ? [low, high] : [1 - high, 1 - low];
  return { about, words: said.words, head: main.head, value: direction === 0 ? 0 : direction * said.sign, range };
}

/** "Not this year", "it will not hold": an answer that names nothing. */
function isBare({ words }: WordsOfMatter): boolean {
  return [...words].every((word) => word === moving);
}

function asAsked(own: WordsOfMatter, asked: AskedMatter): WordsOfMatter {
  return { words: asked.words, sign: own.words.has(moving) ? own.sign : asked.sign };
}

interface MainPhrase {
  readonly phrase: Span;
  /** Its head as matters are compared; null where it has no noun. */
  readonly head: string | null;
}

/** The phrase that an event is about: its subject, else its first noun, else all of it. */
function mainPhrase({ analysis }: CodingInput, event: Span): MainPhrase {
  const sentence = analysis.sentences[indexAt(analysis.sentences, event.start)];
  if (sentence === undefined) return { phrase: event, head: null };
  const isNoun = (index: number): boolean => {
    const token = sentence.tokens[index];
    return token !== undefined && token.start >= event.start && token.end <= event.end && /^(?:NOUN|PROPN)$/.test(token.upos) && isTelling(token);
  };
  const subject = sentence.tokens.findIndex(({ deprel }, index) => deprel.startsWith("nsubj") && isNoun(index));
  const head = subject >= 0 ? subject : sentence.tokens.findIndex((_, index) => isNoun(index));
  const noun = sentence.tokens[head];
  if (noun === undefined) return { phrase: event, head: null };
  const { start, end } = subtreeSpan(sentence, head);
  return { phrase: { start: Math.max(start, event.start), end: Math.min(end, event.end) }, head: matterWord(noun.lemma.toLowerCase()) };
}
