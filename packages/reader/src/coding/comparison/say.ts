import { indexAt } from "../../language/span-at.ts";
import type { CauseStatement, ForecastStatement, PositionStatement, Span, Statement } from "@rapporteur/core/model";
import type { CodingInput } from "../coding-input.ts";
import type { ConceptNames } from "../model/concepts.ts";
import { sentenceIndexAt } from "../../language/tree/sentence-lookup.ts";
import { subtreeSpan } from "../../language/tree/tree.ts";
import type { AskedMatter, AskedMatters } from "./asked-matters.ts";
import { isTelling, type MatterWords, type WordsOfMatter } from "./matter-words.ts";
import { near } from "./matters.ts";
import { moving } from "./moving-verbs.ts";
import { type AuthorNames, type Turn, turnOf } from "./author-names.ts";
import { authorOf } from "./own-statements.ts";

/** One contribution's say on a matter, on an axis: above 0 for, below 0 against, 0 undecided. */
export interface Say {
  readonly contribution: number;
  /** Who signs it; a contribution that nobody signs is a voice of its own. */
  readonly author: string;
  readonly statement: string;
  readonly type: Statement["type"];
  /** Place in the text of what is said, and the number of its sentence. */
  readonly start: number;
  readonly sentence: number;
  /** Entity that the matter is named by. */
  readonly about: string;
  readonly words: ReadonlySet<string>;
  readonly value: number;
  /** Chance stated or read off the scale, where there is one. */
  readonly range: readonly [number, number] | null;
  /** What a forecast expects, for those who answer it without naming it. */
  readonly expected: AskedMatter | null;
  /** It says itself that it differs by degree from what another expects: "Lind gives it better odds". */
  readonly isOfDegree: boolean;
  /** How its sentence turns to another who signs the page. */
  readonly turn: Turn | null;
}

/** What matters are found and named by. */
export interface Naming {
  readonly concepts: ConceptNames;
  readonly words: MatterWords;
  readonly asked: AskedMatters;
  readonly names: AuthorNames;
}

type Told = Pick<Say, "about" | "words" | "value" | "range" | "expected" | "isOfDegree">;

/** What statements say on which matters; nothing where one takes no side, or nobody can tell on what. Cost: O(statements · tokens of their sentences). */
export function saysOf(input: CodingInput, statements: readonly Statement[], naming: Naming): Say[] {
  const says: Say[] = [];
  for (const statement of statements.toSorted((a, b) => a.start - b.start)) {
    const { contribution, id, type, start } = statement;
    if (contribution === null) continue;
    const author = authorOf(input, contribution);
    const sentence = sentenceIndexAt(input.analysis.sentences, start);
    const told = toldBy(input, statement, { ...naming, before: expectedBefore(says, { author, sentence }) });
    const turn = turnOf(statement.quote, { names: naming.names, author });
    if (told !== null) says.push({ ...told, contribution, author, statement: id, type, start, sentence, turn });
  }
  return says;
}

/** What somebody else expected last, just before a sentence. */
function expectedBefore(says: readonly Say[], { author, sentence }: Pick<Say, "author" | "sentence">): AskedMatter | null {
  for (let at = says.length - 1; at >= 0; at--) {
    const say = says[at];
    if (say === undefined || sentence - say.sentence > near) return null;
    if (say.expected !== null && say.author !== author) return say.expected;
  }
  return null;
}

interface Hearing extends Naming {
  /** What somebody else expected just before. */
  readonly before: AskedMatter | null;
}

function toldBy(input: CodingInput, statement: Statement, hearing: Hearing): Told | null {
  switch (statement.type) {
    case "position":
      return positionTold(statement, hearing);
    case "cause":
      return causeTold(statement, hearing);
    case "forecast":
      return forecastTold(input, statement, hearing);
    default:
      return null;
  }
}

function positionTold({ concept, intensity }: PositionStatement, { words }: Naming): Told | null {
  return concept === null ? null : { about: concept, words: words.of(concept), value: intensity, range: null, expected: null, isOfDegree: false };
}

function causeTold({ cause, effect, sign, status }: CauseStatement, { words }: Naming): Told | null {
  const about = effect.concept ?? cause.concept;
  if (about === null || sign === null) return null;
  const said = new Set([...words.in(cause).words, ...words.in(effect).words]);
  return { about, words: said, value: status === "denied" ? -sign : sign, range: null, expected: null, isOfDegree: false };
}

function forecastTold(input: CodingInput, statement: ForecastStatement, { concepts, words, asked, before }: Hearing): Told | null {
  const { direction, probability } = statement;
  const event = meantEvent(input, statement);
  const own = words.in(event);
  const expected = isBare(own) ? asAsked(own, asked.of(statement) ?? before) : { ...own, place: event };
  const about = expected === null ? null : concepts.nameOf(mainPhrase(input, expected.place));
  if (expected === null || about === null) return null;
  const { low, high } = probability ?? { low: null, high: null };
  const range: Say["range"] = low === null || high === null ? null : expected.sign === 1 ? [low, high] : [1 - high, 1 - low];
  return {
    about,
    words: expected.words,
    value: direction === 0 ? 0 : direction * expected.sign,
    range,
    expected,
    isOfDegree: before !== null && (isBare(own) || event !== statement.event) && comparing.test(statement.quote),
  };
}

/** Where the event stands that "it" or "that" of a forecast means; its own words where they name one. */
function meantEvent({ text }: CodingInput, { event }: ForecastStatement): Span {
  if (/\s/.test(text.slice(event.start, event.end))) return event;
  const at = text.lastIndexOf(event.text, event.start);
  return at < 0 ? event : { start: at, end: at + event.text.length };
}

const comparing = /\b(?:less|more|lower|higher|better|worse|later|sooner|longer|shorter|fewer|half (?:of|as)|twice)\b/i;

/** "Not this year", "it will not hold": an answer that names nothing. */
function isBare({ words }: WordsOfMatter): boolean {
  return [...words].every((word) => word === moving);
}

/** An answer that names nothing is said of what was asked, or expected by another just before; of nothing that one can tell where there is neither. */
function asAsked(own: WordsOfMatter, asked: AskedMatter | null): AskedMatter | null {
  return asked === null ? null : { ...asked, sign: own.words.has(moving) ? own.sign : asked.sign };
}

/** The phrase that an event is about: its subject, else its first noun, else all of it. */
function mainPhrase({ analysis }: CodingInput, event: Span): Span {
  const sentence = analysis.sentences[indexAt(analysis.sentences, event.start)];
  if (sentence === undefined) return event;
  const isNoun = (index: number): boolean => {
    const token = sentence.tokens[index];
    return token !== undefined && token.start >= event.start && token.end <= event.end && /^(?:NOUN|PROPN)$/.test(token.upos) && isTelling(token);
  };
  const subject = sentence.tokens.findIndex(({ deprel }, index) => deprel.startsWith("nsubj") && isNoun(index));
  const head = subject >= 0 ? subject : sentence.tokens.findIndex((_, index) => isNoun(index));
  if (head < 0) return event;
  const { start, end } = subtreeSpan(sentence, head);
  return { start: Math.max(start, event.start), end: Math.min(end, event.end) };
}
