import { firstIndex } from "@rapporteur/core/base";
import type { Span } from "@rapporteur/core/model";

/** What is known of a token before the model reads it: marks by name ("cue:say", "entity:state"), and the token that governs it. */
export interface TokenMarks extends Span {
  readonly marks: readonly string[];
  /** Index of the governor in the list; −1: the root, or unknown. */
  readonly head: number;
  /** Universal Dependencies relation to the governor. */
  readonly relation: string;
}

/** The marks of a window's words, by the numbers that a model gives to marks and relations. */
export interface WordMarks {
  /** Numbers of the marks of each word; marks that the model does not know are left out. */
  readonly marks: readonly (readonly number[])[];
  /** The word that governs each word, −1 where it is the root or outside the window. */
  readonly heads: Int32Array;
  /** Number of each word's relation to its governor. */
  readonly relations: Int32Array;
}

/** Numbers of marks, and of relations: one that is not listed counts as its base ("nsubj" of "nsubj:outer"), else as the last. */
export class MarkNumbers {
  readonly #marks: ReadonlyMap<string, number>;
  readonly #relations: ReadonlyMap<string, number>;
  readonly #otherRelation: number;

  constructor(marks: readonly string[], relations: readonly string[]) {
    this.#marks = new Map(marks.map((name, number) => [name, number]));
    this.#relations = new Map(relations.map((name, number) => [name, number]));
    this.#otherRelation = relations.length - 1;
  }

  /** @param tokens in the order of the text, not overlapping. Cost: O(words · log tokens). */
  of(words: readonly Span[], tokens: readonly TokenMarks[]): WordMarks {
    const touched = words.map((word) => tokensOf(word, tokens));
    const wordOf = new Map<number, number>();
    for (const [word, indexes] of touched.entries()) for (const index of indexes) if (!wordOf.has(index)) wordOf.set(index, word);
    const governors = touched.map((indexes) => tokens[indexes[0] ?? -1]);
    return {
      marks: touched.map((indexes) => this.#numbersOf(indexes.flatMap((index) => tokens[index]?.marks ?? []))),
      heads: Int32Array.from(governors, (token) => (token === undefined ? -1 : (wordOf.get(token.head) ?? -1))),
      relations: Int32Array.from(governors, (token) => this.#relationOf(token?.relation ?? "")),
    };
  }

  #numbersOf(names: readonly string[]): number[] {
    return [...new Set(names)].flatMap((name) => this.#marks.get(name) ?? []).sort((a, b) => a - b);
  }

  #relationOf(relation: string): number {
    return this.#relations.get(relation) ?? this.#relations.get(relation.replace(/:.*/, "")) ?? this.#otherRelation;
  }
}

/** Indexes of the tokens that a word touches. */
function tokensOf({ start, end }: Span, tokens: readonly TokenMarks[]): number[] {
  const first = firstIndex(tokens.length, (at) => (tokens[at]?.end ?? 0) > start);
  const found: number[] = [];
  for (let at = first; (tokens[at]?.start ?? end) < end; at++) found.push(at);
  return found;
}

/**
 * Number of the way through the tree from a trigger to a word: another sentence before (0) or behind (1), the word itself (2), then by the relations: governed by the
 * trigger, governing it, two steps down, beside it, beside its governor, two steps up; the last for all else in the sentence.
 *
 * @param count how many relations there are
 */
export function pathNumber(
  { heads, relations }: WordMarks,
  sentences: readonly number[],
  { from, to, count }: { from: number; to: number; count: number },
): number {
  if (sentences[from] !== sentences[to]) return to < from ? 0 : 1;
  if (from === to) return 2;
  const head = (word: number): number => (word < 0 ? -1 : (heads[word] ?? -1));
  const relation = (word: number): number => relations[word] ?? 0;
  const [up, own] = [head(from), head(to)];
  if (own === from) return 3 + relation(to);
  if (up === to) return 3 + count + relation(from);
  if (own >= 0 && head(own) === from) return 3 + 2 * count + relation(to);
  if (own >= 0 && own === up) return 3 + 3 * count + relation(to);
  if (own >= 0 && own === head(up)) return 3 + 4 * count + relation(to);
  if (up >= 0 && head(up) === to) return 3 + 5 * count + relation(from);
  return 3 + 6 * count;
}

/** How many ways `pathNumber` tells apart. */
export const pathCount = (relations: number): number => 4 + 6 * relations;
