import type { Sentence } from "../../language/sentence.ts";
import { childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import type { Direction } from "./estimative-lexicon.ts";
import { degreeAdverbs } from "./estimative-lexicon.ts";
import type { Estimate } from "./forecast-frame.ts";
import { findStatedChances } from "./stated-chance.ts";

const negators = /^(?:not|n['’]?t|never|hardly|scarcely|barely|neither|nor)$/i;

/** True where a word is negated by an adverb of its own: "not likely", "hardly possible", "far from certain". */
export function hasNegator(sentence: Sentence, index: number): boolean {
  const adverbs = childrenBy(sentence, index, "advmod", "cc:preconj", "neg");
  const isThan = (child: number): boolean => /^than$/i.test(sentence.tokens[child - 1]?.form ?? "");
  if (adverbs.some((child) => negators.test(tokenAt(sentence, child).form) && !isThan(child))) return true;
  const before = index >= 2 ? `${sentence.tokens[index - 2]?.form} ${sentence.tokens[index - 1]?.form}`.toLowerCase() : "";
  return before === "far from" || before === "anything but";
}

/** An estimate made of one word and the degree adverbs right before it. */
export function wordEstimate(sentence: Sentence, index: number, direction: Direction, isTurned: boolean): Estimate {
  let first = index;
  while (first > 0 && degreeAdverbs.has(sentence.tokens[first - 1]?.form.toLowerCase() ?? "")) first--;
  const start = tokenAt(sentence, first).start;
  const end = tokenAt(sentence, index).end;
  return {
    words: formsBetween(sentence, first, index),
    span: { start, end },
    direction,
    stated: null,
    isNegated: isTurned !== /^(?:less|least)$/i.test(sentence.tokens[first]?.form ?? ""),
    hasDegree: first < index,
  };
}

/** Words from one token to another in lower case, joined by single spaces. */
export function formsBetween(sentence: Sentence, first: number, last: number): string {
  return sentence.tokens
    .slice(first, last + 1)
    .map((token) => token.form.toLowerCase())
    .join(" ");
}

/** The first chance stated in figures within a stretch of the sentence, as an estimate. */
export function statedEstimate(text: string, start: number, end: number): Estimate | null {
  const chance = findStatedChances(text.slice(start, end))[0];
  if (chance === undefined) return null;
  const middle = (chance.low + chance.high) / 2;
  const span = { start: start + chance.start, end: start + chance.end };
  return {
    words: text.slice(span.start, span.end).toLowerCase().replace(/\s+/g, " "),
    span,
    direction: middle > 0.5 ? 1 : middle < 0.5 ? -1 : 0,
    stated: { low: chance.low, high: chance.high },
    isNegated: false,
    hasDegree: false,
  };
}

/** Estimate of an adverb that modifies a predicate ("will probably", "perhaps"), the strongest first; null without one. */
export function adverbEstimate(sentence: Sentence, predicate: number, adverbs: ReadonlyMap<string, Direction>): Estimate | null {
  for (const child of childrenBy(sentence, predicate, "advmod")) {
    const direction = adverbs.get(lemmaAt(sentence, child)) ?? adverbs.get(tokenAt(sentence, child).form.toLowerCase());
    if (direction === undefined) continue;
    return wordEstimate(sentence, child, direction, hasNegator(sentence, child));
  }
  return null;
}
