import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { childrenBy, childrenOf, hasRelation, subtreeOf, tokenAt } from "../../language/tree/tree.ts";
import { tokensIn, topOf } from "../model/token-span.ts";

/**
 * An event with the whole of its subject and object: one that begins in the middle of its subject begins with it ("Bern keep the fee will calm it" → "letting Bern keep the fee
 * will calm it"), and one that stops before what its verb asks for runs over it. Cost: linear in the sentence.
 */
export function uncutEvent(sentence: Sentence, event: Span): Span {
  const range = tokensIn(sentence, event);
  const head = topOf(sentence, event);
  if (range === null || head < 0 || event.end > sentence.end || event.start < sentence.start) return event;
  return {
    start: Math.min(event.start, startOfSubject(sentence, head, range.first)),
    end: Math.max(event.end, endOfObject(sentence, head, range.last)),
  };
}

function startOfSubject(sentence: Sentence, head: number, first: number): number {
  for (const subject of childrenBy(sentence, head, "nsubj", "csubj")) {
    const words = subtreeOf(sentence, subject);
    const place = words.indexOf(first);
    if (place <= 0) continue;
    let from = place;
    while (from > 0 && words[from - 1] === (words[from] ?? 0) - 1 && tokenAt(sentence, words[from - 1] ?? 0).upos !== "PUNCT") from -= 1;
    const start = words[from] ?? first;
    const isWhole = start <= subject && !hasRelation(tokenAt(sentence, start), ["mark", "cc", "case"]);
    return isWhole ? tokenAt(sentence, start).start : tokenAt(sentence, first).start;
  }
  return tokenAt(sentence, first).start;
}

function endOfObject(sentence: Sentence, head: number, last: number): number {
  const next = childrenOf(sentence, head).find((child) => {
    if (child <= last || !hasRelation(tokenAt(sentence, child), ["obj", "ccomp", "xcomp"])) return false;
    const [first] = subtreeOf(sentence, child);
    return first === last + 1 && !isCondition(sentence, first);
  });
  const words = next === undefined ? [] : subtreeOf(sentence, next);
  const end = words.findIndex((word, at) => at > 0 && (word !== (words[at - 1] ?? 0) + 1 || /^[,;:]$/.test(tokenAt(sentence, word).form)));
  const until = words[end < 0 ? words.length - 1 : end - 1];
  return until === undefined ? 0 : tokenAt(sentence, until).end;
}

/** "… *if* the guards stay" is no part of the event, whatever the parser takes it for. */
function isCondition(sentence: Sentence, first: number): boolean {
  const { form, upos } = tokenAt(sentence, first);
  return upos === "SCONJ" && !/^(?:that|how|what|whether)$/i.test(form);
}
