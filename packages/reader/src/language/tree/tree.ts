import type { Span } from "@rapporteur/core/model";
import type { Sentence, Token } from "../sentence.ts";

const childLists = new WeakMap<Sentence, readonly (readonly number[])[]>();
const none: readonly number[] = [];

function listChildren(sentence: Sentence): readonly (readonly number[])[] {
  const lists: number[][] = sentence.tokens.map(() => []);
  sentence.tokens.forEach((token, index) => {
    if (token.head >= 0) lists[token.head]?.push(index);
  });
  return lists;
}

/** Indexes of a token's dependents, in text order. Computed once a sentence, then O(1). */
export function childrenOf(sentence: Sentence, index: number): readonly number[] {
  let lists = childLists.get(sentence);
  if (!lists) {
    lists = listChildren(sentence);
    childLists.set(sentence, lists);
  }
  return lists[index] ?? none;
}

/** Relation without its subtype: "nsubj" of "nsubj:pass". */
export function baseRelation(relation: string): string {
  const colon = relation.indexOf(":");
  return colon < 0 ? relation : relation.slice(0, colon);
}

/** True where the token's relation is one of `relations`; a name without subtype matches every subtype. */
export function hasRelation(token: Token, relations: readonly string[]): boolean {
  return relations.includes(token.deprel) || relations.includes(baseRelation(token.deprel));
}

/** Dependents of a token by relation, in text order. */
export function childrenBy(sentence: Sentence, index: number, ...relations: readonly string[]): number[] {
  return childrenOf(sentence, index).filter((child) => hasRelation(tokenAt(sentence, child), relations));
}

/** First dependent by relation, or null. */
export function childBy(sentence: Sentence, index: number, ...relations: readonly string[]): number | null {
  return childrenOf(sentence, index).find((child) => hasRelation(tokenAt(sentence, child), relations)) ?? null;
}

/** The token at an index that is known to exist. @throws RangeError for one that does not, which is a mistake of the caller. */
export function tokenAt(sentence: Sentence, index: number): Token {
  const token = sentence.tokens[index];
  if (!token) throw new RangeError(`no token ${index} in a sentence of ${sentence.tokens.length}`);
  return token;
}

/** Lower-case lemma of a token; a plural that the lemmatizer did not know loses its s. */
export function lemmaAt(sentence: Sentence, index: number): string {
  const { lemma, xpos } = tokenAt(sentence, index);
  const lower = lemma.toLowerCase();
  return xpos === "NNS" && /[^s]s$/.test(lower) ? lower.slice(0, -1) : lower;
}

/** True where `ancestor` is the token itself or governs it, directly or not. */
export function isWithin(sentence: Sentence, index: number, ancestor: number): boolean {
  for (let at = index; at >= 0; at = tokenAt(sentence, at).head) if (at === ancestor) return true;
  return false;
}

export interface SubtreeOptions {
  /** Dependents to leave out, with all they govern; asked for every dependent at any depth. */
  readonly without?: (child: Token, index: number, parent: number) => boolean;
}

/** Indexes of a token and all it governs, in text order. Cost: O(size of the subtree · log). */
export function subtreeOf(sentence: Sentence, index: number, options: SubtreeOptions = {}): number[] {
  const found: number[] = [];
  const open = [index];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    found.push(at);
    for (const child of childrenOf(sentence, at)) if (!options.without?.(tokenAt(sentence, child), child, at)) open.push(child);
  }
  return found.sort((a, b) => a - b);
}

/**
 * The unbroken stretch of text around `index` that its subtree covers: tokens left out by `without` cut it, and
 * punctuation at its edges does not belong to it (closing brackets and quotation marks that have their partner inside do).
 */
export function subtreeSpan(sentence: Sentence, index: number, options: SubtreeOptions = {}): Span {
  const members = subtreeOf(sentence, index, options);
  const place = members.indexOf(index);
  let first = place;
  while (first > 0 && members[first - 1] === (members[first] as number) - 1) first--;
  let last = place;
  while (last + 1 < members.length && members[last + 1] === (members[last] as number) + 1) last++;
  return tokensSpan(sentence, members[first] as number, members[last] as number);
}

const edgeMarks = /^[\s,;:.!?–—-]+$/u;
const openers = /^[("“‘«[]$/u;
const closers = /^[)"”’»\]]$/u;

/** Span from one token to another, both included, without punctuation at its edges. */
export function tokensSpan(sentence: Sentence, first: number, last: number): Span {
  let from = first;
  let to = last;
  while (from < to && edgeMarks.test(tokenAt(sentence, from).form)) from++;
  while (to > from && edgeMarks.test(tokenAt(sentence, to).form)) to--;
  if (openers.test(tokenAt(sentence, from).form) && !hasMark(sentence, closers, [from + 1, to]) && from < to) from++;
  if (closers.test(tokenAt(sentence, to).form) && !hasMark(sentence, openers, [from, to - 1]) && from < to) to--;
  return { start: tokenAt(sentence, from).start, end: tokenAt(sentence, to).end };
}

function hasMark(sentence: Sentence, marks: RegExp, [from, to]: readonly [number, number]): boolean {
  for (let at = from; at <= to; at++) if (marks.test(tokenAt(sentence, at).form)) return true;
  return false;
}

/** Index of the token that governs the others of a span; −1 where no token of the sentence lies in it. */
export function headOfSpan(sentence: Sentence, span: Span): number {
  const inside = (token: Token | undefined): boolean => token !== undefined && token.start >= span.start && token.end <= span.end;
  return sentence.tokens.findIndex((token) => inside(token) && !inside(sentence.tokens[token.head]) && token.upos !== "PUNCT");
}
