import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { subtreeSpan } from "../syntax/tree.ts";

const beside = /^(?:advcl|parataxis|conj|cc|discourse)/;

/** The stretch from the first to the last of some tokens, each with all it governs but for clauses that stand beside it. Cost: O(size of the subtrees). */
export function passageOf(sentence: Sentence, heads: readonly number[]): Span {
  const spans = heads.map((head) => subtreeSpan(sentence, head, { without: (child) => child.head === head && beside.test(child.deprel) }));
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
