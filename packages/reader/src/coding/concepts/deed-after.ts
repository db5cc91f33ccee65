import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { childrenBy, hasRelation, subtreeOf, tokenAt } from "../../language/tree/tree.ts";
import { isHumanNoun } from "../../language/human-nouns.ts";
import { headOf, tokensIn } from "../model/token-span.ts";
import { changeAdjectives } from "./change-adjectives.ts";

/**
 * A span that names people or a body, with what a verb before it makes them do ("prompted | the traders" → "the traders to leave"), or what is wanted of them ("calls for | the traders"
 * → "the traders to leave"), or anything with what it is left as ("left | the port" → "the port unable to trade"). The span itself for all others.
 *
 * @param link the words of the verb that makes them
 */
export function deedAfter(sentence: Sentence, span: Span, link: Span): Span {
  const range = span.start < sentence.start || span.end > sentence.end ? null : tokensIn(sentence, span);
  if (range === null) return span;
  const head = headOf(sentence, range);
  const { head: verb, lemma, upos } = tokenAt(sentence, head);
  const governor = sentence.tokens[verb];
  const isMade = governor !== undefined && governor.start >= link.start && governor.end <= link.end && hasRelation(tokenAt(sentence, head), ["obj"]);
  const next = sentence.tokens[range.last + 1];
  const isLeft = isMade && /^(?:leave|keep)$/.test(governor.lemma) && next?.upos === "ADJ" && !changeAdjectives.has(next.form.toLowerCase());
  const isDoing = (upos === "PROPN" || isHumanNoun(lemma)) && /^to$/i.test(next?.form ?? "");
  if (!isLeft && !isDoing) return span;
  const deeds = [...childrenBy(sentence, verb, "xcomp", "advcl", "ccomp"), ...childrenBy(sentence, head, "acl", "amod")];
  const made = isMade ? deeds.find((child) => subtreeOf(sentence, child)[0] === range.last + 1) : undefined;
  const deed = isDoing && isWanted(sentence, range) ? tokenAt(sentence, range.last + 1).head : made;
  const words = deed === undefined ? [] : subtreeOf(sentence, deed).filter((word) => word > range.last);
  const end = words.find((word, at) => words[at + 1] !== word + 1 || /^[,;:()–—.]$/.test(tokenAt(sentence, word + 1).form));
  return end === undefined ? span : { start: span.start, end: tokenAt(sentence, end).end };
}

/** "For *Sudria* to leave", whatever the parse makes of it. */
function isWanted(sentence: Sentence, { first, last }: { readonly first: number; readonly last: number }): boolean {
  const before = sentence.tokens.slice(Math.max(0, first - 2), first).filter(({ upos }) => upos !== "DET");
  const to = tokenAt(sentence, last + 1);
  return /^for$/i.test(before.at(-1)?.form ?? "") && to.deprel === "mark" && to.head > last;
}
