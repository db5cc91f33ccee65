import type { Span } from "@rapporteur/core/model";
import type { Sentence, Token } from "../../language/sentence.ts";
import { childrenOf, hasRelation, tokenAt } from "../../language/tree/tree.ts";
import { changeAdjectives } from "./change-adjectives.ts";
import { clauseWords } from "./clause-words.ts";
import { headOf, tokensIn } from "../model/token-span.ts";

/** A name for a matter, in words that stand in the text. */
export interface PickedLabel {
  readonly name: string;
  /** True where no noun phrase stands: a clause, shown between quotation marks until a person names it. */
  readonly isClause: boolean;
}

const longestPhrase = 7;

/** What stands before a noun and names nothing. */
const leading =
  /^(?:the|a|an|this|that|these|those|such|any|some|every|each|all|both|his|her|its|their|our|my|your|so-called|supposed|alleged|another|other|more|less|further|very|one|same|own|["'“”‘’(])$/i;
const pronoun = /^(?:it|this|that|these|those|they|them|he|she|him|her|we|us|i|me|you|one|which|who|what|so|himself|herself|itself|themselves)$/i;

/**
 * The shortest noun phrase of a span: without determiners, quotation marks, relative clauses, appositions and what follows after the first prepositional phrase. Where
 * a verb heads the span, its words up to eight. Null for a pronoun or no word at all.
 */
export function pickLabel(sentence: Sentence, span: Span): PickedLabel | null {
  const range = tokensIn(sentence, span);
  if (range === null) return null;
  const trimmed = trim(sentence.tokens, range);
  if (trimmed === null) return null;
  const head = headOf(sentence, trimmed);
  const token = tokenAt(sentence, head);
  if (trimmed.first === trimmed.last && pronoun.test(token.form)) return null;
  const isNoun = /^(?:NOUN|PROPN)$/.test(token.upos) || (token.upos === "ADJ" && trimmed.first === trimmed.last);
  if (!isNoun || isDoing(sentence, head, trimmed)) return clauseLabel(sentence, trimmed);
  const phrase = nounPhrase(sentence, head, trimmed);
  return { name: written(sentence, phrase), isClause: false };
}

function trim(tokens: readonly Token[], { first, last }: { first: number; last: number }): { first: number; last: number } | null {
  let from = first;
  let to = last;
  while (from < to && (leading.test(tokens[from]?.form ?? "") || tokens[from]?.deprel === "punct")) from++;
  while (to > from && /^(?:["'“”‘’).,;:–—-]|['’]s?)$/.test(tokens[to]?.form ?? "")) to--;
  return /[\p{L}\p{N}]/u.test(tokens[from]?.form ?? "") ? { first: from, last: to } : null;
}

/** A clause in its own words, or null where it only stands for one said before: "do so", "they've", "both". */
function clauseLabel(sentence: Sentence, range: { first: number; last: number }): PickedLabel | null {
  const words = clauseWords(sentence, range);
  const name = written(sentence, words);
  const isTold = sentence.tokens.slice(words.first, words.last + 1).some(({ upos }) => telling.test(upos));
  return !isTold || standing.test(name) ? null : { name, isClause: true };
}

const telling = /^(?:NOUN|PROPN|VERB|ADJ|NUM|X)$/;
const standing = /^(?:to )?(?:do|does|did|done|doing)(?: (?:so|it|that|this|the same))?$/i;

/** The head with what stands before it, and its first short prepositional phrases. */
function nounPhrase(sentence: Sentence, head: number, { first, last }: { first: number; last: number }): { first: number; last: number } {
  let end = head;
  for (const child of childrenOf(sentence, head)) {
    if (child < head || child > last) continue;
    const token = tokenAt(sentence, child);
    const range = { first: head, last: lastUnder(sentence, child, last) };
    const isWanted = hasRelation(token, ["nmod", "compound", "flat", "fixed"]) && range.last - Math.max(first, head) < longestPhrase - 1;
    if (!isWanted) break;
    end = Math.max(end, range.last);
  }
  let start = head;
  for (const child of childrenOf(sentence, head)) {
    if (child < first || child > head) continue;
    if (hasRelation(tokenAt(sentence, child), ["amod", "compound", "nummod", "nmod", "flat"]))
      start = Math.min(start, firstUnder(sentence, child, first));
  }
  while (start < head && isIdle(tokenAt(sentence, start))) start++;
  return { first: start, last: end };
}

/** "The guild *to sell the mill*", "the army *from staying*": what somebody does is the matter, not who does it. */
function isDoing(sentence: Sentence, head: number, { last }: { first: number; last: number }): boolean {
  const governor = tokenAt(sentence, head).head;
  return sentence.tokens.some(
    (token, index) =>
      index > head &&
      index <= last &&
      governor >= 0 &&
      token.head === governor &&
      token.upos === "VERB" &&
      hasRelation(token, ["xcomp", "advcl", "ccomp"]),
  );
}

/** Says nothing of which thing is meant: an article, an amount. */
function isIdle({ form, upos }: Token): boolean {
  return leading.test(form) || /^(?:CCONJ|ADP|ADV)$/.test(upos) || (upos === "ADJ" && changeAdjectives.has(form.toLowerCase()));
}

function lastUnder(sentence: Sentence, index: number, limit: number): number {
  return childrenOf(sentence, index).reduce(
    (most, child) =>
      child <= limit && !hasRelation(tokenAt(sentence, child), ["acl", "appos", "punct", "conj"])
        ? Math.max(most, lastUnder(sentence, child, limit))
        : most,
    index,
  );
}

function firstUnder(sentence: Sentence, index: number, limit: number): number {
  return childrenOf(sentence, index).reduce((least, child) => (child >= limit ? Math.min(least, firstUnder(sentence, child, limit)) : least), index);
}

/** What stands between two tokens: a blank where the text has one, and the tokens that were left out. */
function gap(sentence: Sentence, before: Token | undefined, after: Token): string {
  if (before === undefined) return "";
  const between = sentence.tokens.filter((token) => token.start >= before.end && token.end <= after.start);
  const width = after.start - before.end - between.reduce((sum, { start, end }) => sum + end - start, 0);
  return `${width > 0 ? " " : ""}${between.map(({ form }) => form).join("")}`;
}

/** What judges a thing in passing, or stands around its name. */
const scare = /^(?:["“”‘’]|so-called|sham|bogus|purported|supposed|alleged|vaunted)$/i;

/** The words as they stand, with single spaces, without scare quotes and verdicts; a capital that only begins the sentence is lowered. */
function written(sentence: Sentence, { first, last }: { first: number; last: number }): string {
  const [from, to] = [tokenAt(sentence, first), tokenAt(sentence, last)];
  const text = sentence.tokens
    .slice(first, last + 1)
    .filter(({ form }, index, all) => !(scare.test(form) && !(form === "’" && index > 0 && /s$/.test(all[index - 1]?.form ?? ""))))
    .map((token, index, all) => `${index > 0 && /[\s"“”‘’]/.test(gap(sentence, all[index - 1], token)) ? " " : ""}${token.form}`)
    .join("")
    .replace(/ (?=['’]s\b)/g, "");
  const isName = from.upos === "PROPN" || /^[\p{Lu}\d]{2,}/u.test(text);
  return to.end <= from.start ? "" : first === 0 && !isName ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

/** As it is shown: a clause between quotation marks until a person names it. */
export function shownLabel({ name, isClause }: PickedLabel): string {
  return isClause ? `“${name}”` : name;
}
