import type { Phrase } from "./query.ts";
import type { Token } from "./tokens.ts";

/**
 * Where phrases stand among words, as spans of the text in order, overlapping ones joined.
 *
 * Cost: O(words · words of the phrases)
 */
export function matchPhrases(tokens: readonly Token[], phrases: readonly Phrase[]): [number, number][] {
  const spans: [number, number][] = [];
  for (let at = 0; at < tokens.length; at++) {
    for (const phrase of phrases) {
      if (!standsAt(tokens, at, phrase)) continue;
      const last = tokens[at + phrase.codes.length - 1] as Token;
      spans.push([(tokens[at] as Token).start, last.end]);
    }
  }
  return joinOverlapping(spans);
}

function standsAt(tokens: readonly Token[], at: number, { codes, isBeginning }: Phrase): boolean {
  if (at + codes.length > tokens.length) return false;
  return codes.every((code, index) => {
    const found = (tokens[at + index] as Token).code;
    return isBeginning && index === codes.length - 1 ? found.startsWith(code) : found === code;
  });
}

function joinOverlapping(spans: [number, number][]): [number, number][] {
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = joined.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
