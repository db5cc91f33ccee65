import { indexAt } from "../../language/span-at.ts";
import type { CauseStatement, ForecastStatement, PositionStatement, Span, Statement } from "@rapporteur/core/model";
import type { CodingInput } from "../coding-input.ts";
import type { ConceptNames } from "../model/concepts.ts";
import { subtreeSpan } from "../../language/tree/tree.ts";
import type { MatterWords } from "./matter-words.ts";
import { moving } from "./moving-verbs.ts";

/** One contribution's say on a matter, on an axis: above 0 for, below 0 against, 0 undecided. */
export interface Say {
  readonly contribution: number;
  /** Who signs it; a contribution that nobody signs is a voice of its own. */
  readonly author: string;
  readonly statement: string;
  /** Entity that the matter is named by. */
  readonly about: string;
  readonly words: ReadonlySet<string>;
  readonly value: number;
  /** Chance stated or read off the scale, where there is one. */
  readonly range: readonly [number, number] | null;
}

/** What matters are found and named by. */
export interface Naming {
  readonly concepts: ConceptNames;
  readonly words: MatterWords;
}

type Told = Pick<Say, "about" | "words" | "value" | "range">;

/** What a statement says on which matter; null where it takes no side, or nobody can tell on what. */
export function sayOf(input: CodingInput, statement: Statement, naming: Naming): Say | null {
  const { contribution, id } = statement;
  const told = contribution === null ? null : toldBy(input, statement, naming);
  if (told === null || contribution === null) return null;
  return { ...told, contribution, author: input.contributions[contribution]?.author ?? `${contribution}`, statement: id };
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
  return concept === null ? null : { about: concept, words: words.of(concept), value: intensity, range: null };
}

function causeTold({ cause, effect, sign, status }: CauseStatement, { words }: Naming): Told | null {
  const about = effect.concept ?? cause.concept;
  if (about === null || sign === null) return null;
  const said = new Set([...words.in(cause).words, ...words.in(effect).words]);
  return { about, words: said, value: status === "denied" ? -sign : sign, range: null };
}

function forecastTold(input: CodingInput, { event, direction, probability }: ForecastStatement, { concepts, words }: Naming): Told | null {
  const about = concepts.nameOf(mainPhrase(input, event));
  if (about === null) return null;
  const { words: said, sign } = words.in(event);
  // "It will hold" is of anything.
  if (said.size === 1 && said.has(moving)) return null;
  const { low, high } = probability ?? { low: null, high: null };
  const range: Say["range"] = low === null || high === null ? null : sign === 1 ? [low, high] : [1 - high, 1 - low];
  return { about, words: said, value: direction * sign, range };
}

/** The phrase that an event is about: its subject, else its first noun, else all of it. */
function mainPhrase({ analysis }: CodingInput, event: Span): Span {
  const sentence = analysis.sentences[indexAt(analysis.sentences, event.start)];
  if (sentence === undefined) return event;
  const isNoun = (index: number): boolean => {
    const token = sentence.tokens[index];
    return token !== undefined && token.start >= event.start && token.end <= event.end && /^(?:NOUN|PROPN)$/.test(token.upos);
  };
  const subject = sentence.tokens.findIndex(({ deprel }, index) => deprel.startsWith("nsubj") && isNoun(index));
  const head = subject >= 0 ? subject : sentence.tokens.findIndex((_, index) => isNoun(index));
  if (head < 0) return event;
  const { start, end } = subtreeSpan(sentence, head);
  return { start: Math.max(start, event.start), end: Math.min(end, event.end) };
}
