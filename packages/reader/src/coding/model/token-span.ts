import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { childrenOf } from "../../language/tree/tree.ts";

/** First and last token of a sentence that a span touches, or null. */
export function tokensIn(sentence: Sentence, span: Span): { first: number; last: number } | null {
  const first = sentence.tokens.findIndex((token) => token.end > span.start);
  const last = sentence.tokens.findLastIndex((token) => token.start < span.end);
  return first < 0 || last < first ? null : { first, last };
}

/** The token of a stretch whose governor lies outside it: what heads the phrase. Of several the first noun, else the first. */
export function headOf(sentence: Sentence, { first, last }: { first: number; last: number }): number {
  const governed = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((index) => {
    const head = sentence.tokens[index]?.head ?? -1;
    return (head < first || head > last) && sentence.tokens[index]?.deprel !== "punct";
  });
  return governed.find((index) => /^(?:NOUN|PROPN|PRON)$/.test(sentence.tokens[index]?.upos ?? "")) ?? governed[0] ?? last;
}

/** The token of a span that stands highest in the tree: what the whole span says, where `headOf` would take the first noun. −1 where no token lies in the span. */
export function topOf(sentence: Sentence, span: Span): number {
  const range = tokensIn(sentence, span);
  if (range === null) return -1;
  const depths = depthsOf(sentence);
  let [top, least] = [-1, Infinity];
  for (let at = range.first; at <= range.last; at++) {
    const depth = depths[at] ?? Infinity;
    if (depth < least && sentence.tokens[at]?.deprel !== "punct") [top, least] = [at, depth];
  }
  return top;
}

const depthLists = new WeakMap<Sentence, readonly number[]>();

/** How far below the root each token stands. Computed once a sentence, in time linear in its tokens. */
function depthsOf(sentence: Sentence): readonly number[] {
  const known = depthLists.get(sentence);
  if (known !== undefined) return known;
  const depths = sentence.tokens.map(() => 0);
  const root = sentence.tokens.findIndex(({ head }) => head < 0);
  const open = root < 0 ? [] : [root];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const child of childrenOf(sentence, at)) {
      depths[child] = (depths[at] ?? 0) + 1;
      open.push(child);
    }
  }
  depthLists.set(sentence, depths);
  return depths;
}
