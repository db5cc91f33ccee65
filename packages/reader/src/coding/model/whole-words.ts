import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { childrenBy, hasRelation, subtreeOf } from "../../language/tree/tree.ts";
import { headOf, tokensIn } from "./token-span.ts";

/** How far behind its modifier a noun may stand: "the hard but needed cuts". */
const farthest = 5;

/**
 * A span that stops at no half: one that ends with a modifier runs on to the word that it belongs to ("make the hard" → "make the hard but needed cuts"), and one quotation
 * mark has its partner, or goes.
 */
export function wholeWords(text: string, sentence: Sentence, span: Span): Span {
  return withBothMarks(text, { start: span.start, end: endOfPhrase(sentence, span) });
}

function endOfPhrase(sentence: Sentence, span: Span): number {
  const range = tokensIn(sentence, span);
  const last = range === null ? undefined : sentence.tokens[range.last];
  if (range === null || last === undefined || last.end > span.end || span.end > sentence.end) return span.end;
  const head = sentence.tokens[last.head];
  const isHalf =
    last.head > range.last && last.head - range.last <= farthest && hasRelation(last, ["amod", "det", "nummod", "compound", "nmod:poss"]);
  return isHalf && head !== undefined && !hasComma(sentence, range.last, last.head) ? head.end : span.end;
}

/** A span that ends within a compound runs on to its noun: "base" → "base metals". Not over an article, nor to a time ("since its birth | years ago"), nor to what is said of it. */
export function wholeCompound(sentence: Sentence, span: Span): Span {
  const range = tokensIn(sentence, span);
  const last = range === null ? undefined : sentence.tokens[range.last];
  if (range === null || last === undefined || span.end > sentence.end || last.head <= range.last || !hasRelation(last, ["amod", "compound"]))
    return span;
  const between = sentence.tokens.slice(range.last + 1, last.head + 1);
  const isPhrase = between.length <= farthest && between.every(({ upos }) => /^(?:ADJ|NOUN|PROPN)$/.test(upos));
  const head = between.at(-1);
  const governor = head === undefined ? undefined : sentence.tokens[head.head];
  return isPhrase && head !== undefined && !timeNoun.test(head.form) && !judging.test(governor?.lemma ?? "")
    ? { start: span.start, end: head.end }
    : span;
}

/** A verb alone with who does it, where that stands near before it: "withdraw" → "the guards should withdraw". Not with a pronoun, which says no more. */
export function withSubject(sentence: Sentence, span: Span): Span {
  const range = tokensIn(sentence, span);
  const verb = range === null || range.first < range.last ? undefined : sentence.tokens[range.first];
  if (range === null || verb?.upos !== "VERB") return span;
  const subject = childrenBy(sentence, range.first, "nsubj", "csubj").find((child) => child < range.first);
  const [first] = subject === undefined || sentence.tokens[subject]?.upos === "PRON" ? [] : subtreeOf(sentence, subject);
  const start = first === undefined || range.first - first > longestBefore ? undefined : sentence.tokens[first]?.start;
  return start === undefined ? span : { start, end: span.end };
}

/** A verb with the "not" that stands before it: "“We will *not* | punish them.” She is right" is no word for punishing. */
export function withDenial(sentence: Sentence, span: Span): Span {
  const range = tokensIn(sentence, span);
  const denial = (range === null ? [] : childrenBy(sentence, headOf(sentence, range), "advmod")).find(
    (at) => at < (range?.first ?? 0) && /^(?:not|never|n['’]t)$/i.test(sentence.tokens[at]?.form ?? ""),
  );
  const isShort = denial !== undefined && /['’]t$/i.test(sentence.tokens[denial]?.form ?? "");
  const first = denial === undefined ? undefined : sentence.tokens[isShort ? denial - 1 : denial];
  return first === undefined ? span : { start: first.start, end: span.end };
}

/** In tokens: with its verb no more than a clause that names a matter may have. */
const longestBefore = 7;

/** Verbs that say of a thing what it is: "they find the *toll heavy*" has no compound. */
const judging = /^(?:call|consider|deem|find|hold|judge|keep|leave|make|render|think)$/i;
const timeNoun = /^(?:second|minute|hour|day|week|month|year|decade|time|today|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?$/i;

function hasComma(sentence: Sentence, first: number, last: number): boolean {
  return sentence.tokens.slice(first, last).some(({ form }) => /^[,;:()–—]$/.test(form));
}

const pairs: readonly (readonly [open: string, close: string])[] = [
  ["“", "”"],
  ['"', '"'],
];

function withBothMarks(text: string, span: Span): Span {
  let { start, end } = span;
  for (const [open, close] of pairs) {
    const words = text.slice(start, end);
    const isOdd = open === close ? count(words, open) % 2 === 1 : count(words, open) !== count(words, close);
    if (!isOdd) continue;
    const behind = /^[.,;:!?]?/.exec(text.slice(end))?.[0].length ?? 0;
    if (text.startsWith(close, end + behind) && !words.endsWith(close)) end += behind + close.length;
    else if (words.endsWith(close) && text.startsWith(open, start - 1)) start -= 1;
    else if (words.startsWith(open)) start += 1;
    else if (words.endsWith(close)) end -= 1;
    else if (text.startsWith(open, start - 1)) start -= 1;
  }
  return start < end ? { start, end } : span;
}

function count(words: string, mark: string): number {
  return words.split(mark).length - 1;
}
