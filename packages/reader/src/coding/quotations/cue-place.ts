import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { subtreeOf, tokenAt, tokensSpan } from "../../language/tree/tree.ts";
import type { Cue } from "./cue.ts";

/** A token that may head a cue. */
export interface Place {
  readonly sentence: Sentence;
  readonly sentenceIndex: number;
  readonly head: number;
}

/** Unbroken stretches of the given tokens, without edge punctuation and without stretches of nothing but punctuation. */
export function runsOf(sentence: Sentence, members: readonly number[]): Span[] {
  const runs: Span[] = [];
  for (let from = 0; from < members.length;) {
    let to = from;
    while (to + 1 < members.length && members[to + 1] === (members[to] as number) + 1) to++;
    const indexes = members.slice(from, to + 1);
    if (indexes.some((index) => tokenAt(sentence, index).upos !== "PUNCT"))
      runs.push(tokensSpan(sentence, members[from] as number, members[to] as number));
    from = to + 1;
  }
  return runs;
}

/** The stretches of a clause without the cue that takes it. */
export function clauseRuns(sentence: Sentence, content: number, cueHead: number): Span[] {
  return runsOf(sentence, subtreeOf(sentence, content, { without: (_child, index) => index === cueHead }));
}

/** A cue's own words, from one token to another. */
export function base(place: Place, from: number, to: number): Pick<Cue, "start" | "end" | "sentence" | "head"> {
  const { sentence, sentenceIndex, head } = place;
  return { start: tokenAt(sentence, from).start, end: tokenAt(sentence, to).end, sentence: sentenceIndex, head };
}
