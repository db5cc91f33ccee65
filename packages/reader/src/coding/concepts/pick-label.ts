import type { Span } from "@rapporteur/core/model";
import type { Sentence, Token } from "../../language/sentence.ts";
import { childrenBy, childrenOf, hasRelation, lemmaAt, tokenAt } from "../../language/tree/tree.ts";
import { changeAdjectives } from "./change-adjectives.ts";
import { clauseWords } from "./clause-words.ts";
import { judgingAdjectives } from "./judging-adjectives.ts";
import { withComplement } from "./phrase-complement.ts";
import { isHumanNoun } from "../../language/human-nouns.ts";
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
  const isVerb = childrenBy(sentence, head, "obj").some((child) => child > head && child <= trimmed.last) || isSaidOf(sentence, head, trimmed);
  const isNoun = (/^(?:NOUN|PROPN)$/.test(token.upos) && !isVerb) || (token.upos === "ADJ" && trimmed.first === trimmed.last);
  const doing = isNoun ? deedOf(sentence, head, trimmed) : null;
  if (!isNoun || doing !== null) return clauseLabel(sentence, trimmed, doing);
  const phrase = withComplement(sentence, nounPhrase(sentence, head, trimmed), { ...trimmed, head });
  const name = written(sentence, phrase);
  return name === "" || pointing.test(name) ? null : { name, isClause: false };
}

/** "Lima is *a reminder*": a clause, where it holds the noun that this is said of. */
function isSaidOf(sentence: Sentence, head: number, { first }: { first: number; last: number }): boolean {
  const [subject] = childrenBy(sentence, head, "nsubj");
  return subject !== undefined && subject >= first && childrenBy(sentence, head, "cop").length > 0 && tokenAt(sentence, subject).upos !== "PRON";
}

/** Nouns that point at what was said and name nothing by themselves. */
const pointing =
  /^(?:(?:whole |last |first |second |other )?(?:thing|matter|case|latter|former|rest|above|following|kind|sort|lot)s?|(?:\p{L}+ )?ones?)$/iu;

function trim(tokens: readonly Token[], { first, last }: { first: number; last: number }): { first: number; last: number } | null {
  let from = first;
  let to = last;
  while (
    from < to &&
    ((leading.test(tokens[from]?.form ?? "") && !isRelative(tokens[from + 1]) && !isHyphened(tokens, from)) || isMark(tokens[from]))
  )
    from += /^(?:more|less)$/i.test(tokens[from]?.form ?? "") && tokens[from + 1]?.form === "than" && from + 2 <= to ? 2 : 1;
  while (to > from && /^(?:["'“”‘’).,;:–—-]|['’]s?)$/.test(tokens[to]?.form ?? "")) to--;
  return /^['’]?[\p{L}\p{N}$€£¥]/u.test(tokens[from]?.form ?? "") &&
    /[\p{L}\p{N}]/u.test(
      tokens
        .slice(from, to + 1)
        .map(({ form }) => form)
        .join(""),
    )
    ? { first: from, last: to }
    : null;
}

/** "Those *who* signed". */
function isRelative(token: Token | undefined): boolean {
  return /^(?:who|whom|whose|which)$/i.test(token?.form ?? "");
}

/** "*One*-party rule", "*high*-level talks": half of a word. */
function isHyphened(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.form === "-" && tokens[at + 1]?.start === tokens[at]?.end;
}

/** A mark that no name begins with; a currency is one that it may. */
function isMark(token: Token | undefined): boolean {
  return token?.deprel === "punct" || /^[^\p{L}\p{N}$€£¥]+$/u.test(token?.form ?? "");
}

/**
 * A clause in its own words, or null where it only stands for one said before: "do so", "they've", "both".
 *
 * @param deed what is done in it, where the clause begins with who does it: where there is no room for both, it stands alone
 */
function clauseLabel(sentence: Sentence, range: { first: number; last: number }, deed: number | null): PickedLabel | null {
  const whole = clauseWords(sentence, range);
  const words = deed !== null && whole.last < deed ? clauseWords(sentence, { first: deed, last: range.last }) : whole;
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
    const ends = [lastOfBoth(sentence, child, last), lastUnder(sentence, child, last)];
    const wanted = ends.find((at) => hasRelation(token, ["nmod", "compound", "flat", "fixed"]) && at - Math.max(first, head) < longestPhrase - 1);
    if (wanted === undefined) break;
    end = Math.max(end, wanted);
  }
  end = Math.max(end, endOfShared(sentence, head, last));
  let start = head;
  for (const child of childrenOf(sentence, head)) {
    if (child < first || child > head) continue;
    if (hasRelation(tokenAt(sentence, child), ["amod", "compound", "nummod", "nmod", "flat"]))
      start = Math.min(start, firstUnder(sentence, child, first));
  }
  while (start < head && isIdle(sentence, { at: start, head })) start++;
  return { first: start, last: end };
}

/** "Base *and precious metals prices*": of a word that shares a compound's noun, where the compound ends; −1 where none follows. */
function endOfShared(sentence: Sentence, head: number, last: number): number {
  const isShared = (child: number): boolean =>
    child === last &&
    tokenAt(sentence, child).deprel === "conj" &&
    tokenAt(sentence, head + 1).upos === "CCONJ" &&
    childrenBy(sentence, child, "compound").length > 0;
  const isBare = childrenOf(sentence, head).every((child) => child > head);
  return isBare && head < last ? (childrenOf(sentence, head).find(isShared) ?? -1) : -1;
}

/**
 * "The guild *to sell the mill*", "the army *from staying*", "traders *wary of lending*": what somebody does or becomes is the matter, not who. People with "to" behind them
 * do it also where the parse takes it for part of their name. The word for what is done, or null.
 */
function deedOf(sentence: Sentence, head: number, { last }: { first: number; last: number }): number | null {
  const { head: governor, lemma, upos } = tokenAt(sentence, head);
  const isSomebody = upos === "PROPN" || isHumanNoun(lemma);
  const state = stateOf(sentence, head, last);
  if (state !== null) return state;
  const to = sentence.tokens[head + 1];
  if (isSomebody && head + 2 <= last && /^to$/i.test(to?.form ?? "") && to?.upos === "PART") return head + 2;
  const deed = sentence.tokens.findIndex((token, index) => {
    if (index <= head || index > last) return false;
    if (isSomebody && token.head === head && token.deprel === "amod" && index === head + 1) return true;
    if (isSomebody && token.head === head && token.deprel === "acl") return /^to$/i.test(sentence.tokens[index - 1]?.form ?? "");
    const isSaid = token.upos === "VERB" || (token.upos === "ADJ" && token.deprel === "xcomp");
    return governor >= 0 && token.head === governor && isSaid && hasRelation(token, ["xcomp", "advcl", "ccomp"]);
  });
  return deed < 0 ? null : deed;
}

/** Verbs that bring a thing into a state, and how the state is told: "brought trade *to a standstill*", "put children *at risk*", "caught the guild *off guard*". */
const bringing = /^(?:bring|catch|drag|drive|keep|leave|place|plunge|push|put|send|set|throw|turn)$/;
const intoState = /^(?:at|in|into|off|on|out|to|under)$/i;

function stateOf(sentence: Sentence, head: number, last: number): number | null {
  const governor = sentence.tokens[tokenAt(sentence, head).head];
  if (tokenAt(sentence, head).deprel !== "obj" || !bringing.test(governor?.lemma ?? "")) return null;
  const state = childrenBy(sentence, tokenAt(sentence, head).head, "obl", "advmod").find((child) => child > head && child <= last);
  const way = state === undefined ? "" : tokenAt(sentence, firstUnder(sentence, state, head)).form;
  const isPlace = state !== undefined && !/^(?:to|into)$/i.test(way) && childrenBy(sentence, state, "det", "nmod:poss").length > 0;
  return state !== undefined && intoState.test(way) && !isPlace ? state : null;
}

/** Says nothing of which thing is meant: an article, an amount. Of people and bodies a size says which: "great powers", "poor states". */
function isIdle(sentence: Sentence, { at, head }: { readonly at: number; readonly head: number }): boolean {
  const { form, upos } = tokenAt(sentence, at);
  const word = form.toLowerCase();
  if (isHyphened(sentence.tokens, at)) return false;
  if (upos === "ADJ" && sizes.has(word) && (isHumanNoun(lemmaAt(sentence, head)) || sized.has(lemmaAt(sentence, head)))) return false;
  return (
    leading.test(form) || /^(?:CCONJ|ADP|ADV|PUNCT)$/.test(upos) || (upos === "ADJ" && (changeAdjectives.has(word) || judgingAdjectives.has(word)))
  );
}

const sizes: ReadonlySet<string> = new Set("big great heavy high large limited little lost low poor smaller strong weak".split(" "));
/** Nouns that such an adjective makes a kind of: "big business", "heavy weapons", "limited war". */
const sized: ReadonlySet<string> = new Set(
  "business class court generation income industry power school sea street tech technology war weapon".split(" "),
);

function lastUnder(sentence: Sentence, index: number, limit: number): number {
  return childrenOf(sentence, index).reduce(
    (most, child) =>
      child <= limit && !hasRelation(tokenAt(sentence, child), ["acl", "appos", "punct", "conj"])
        ? Math.max(most, lastUnder(sentence, child, limit))
        : most,
    index,
  );
}

/** "For Norland *and Sudria*": the second of two names or nouns that one preposition leads, where it follows at once. */
function lastOfBoth(sentence: Sentence, index: number, limit: number): number {
  const last = lastUnder(sentence, index, limit);
  const [other] = childrenBy(sentence, index, "conj");
  const isNext =
    other !== undefined && other <= limit && firstUnder(sentence, other, index) === last + 1 && tokenAt(sentence, last + 1).upos === "CCONJ";
  return isNext && /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, other).upos) ? lastUnder(sentence, other, limit) : last;
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

/** What stands around a name, and what judges a thing in passing before it. */
const scareMark = /^["“”‘’']$/;
const scareWord = /^(?:so-called|sham|bogus|purported|supposed|alleged|vaunted)$/i;

function isScare({ form, deprel }: Token): boolean {
  return scareMark.test(form) || (scareWord.test(form) && deprel === "amod");
}

/** The words as they stand, with single spaces, without scare quotes and verdicts; a capital that only begins the sentence is lowered. */
function written(sentence: Sentence, { first, last }: { first: number; last: number }): string {
  const [from, to] = [tokenAt(sentence, first), tokenAt(sentence, last)];
  const text = sentence.tokens
    .slice(first, last + 1)
    .filter((token, index, all) => !isScare(token) || (/^['’]$/.test(token.form) && index > 0 && /s$/.test(all[index - 1]?.form ?? "")))
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
