import type { Sentence } from "../../language/sentence.ts";
import { headOfSpan, tokenAt, tokensSpan } from "../../language/tree/tree.ts";
import type { CueSource } from "./cue.ts";

/*
 * Where the tree gives a cue no subject, the order of the words still does: a noun phrase right before the verb, or right
 * after it ("…," said Xi).
 */

const insidePhrase = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "SYM", "X"]);
const linkingWords = /^(?:of|for|the|'s|’s|and|&|-|at|in|to)$/i;
const adjunctStarts =
  /^(?:in|on|at|during|after|before|when|while|as|by|with|via|from|last|this|earlier|later|through|because|since|referring|adding|noting|citing|following|who)$/i;
const weekday = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|recently)$/i;

function isNominal(sentence: Sentence, index: number): boolean {
  return index >= 0 && /^(?:NOUN|PROPN|PRON)$/.test(sentence.tokens[index]?.upos ?? "") && !weekday.test(tokenAt(sentence, index).form);
}

/** The noun phrase right before a verb, over its auxiliaries and over an apposition between commas; null where there is none. */
export function sourceBefore(sentence: Sentence, sentenceIndex: number, verb: number, notBefore = 0): CueSource | null {
  let last = verb - 1;
  while (last >= notBefore && /^(?:AUX|ADV|PART)$/.test(tokenAt(sentence, last).upos)) last--;
  const end = tokenAt(sentence, Math.max(last, 0)).form === "," ? last - 1 : last;
  const core = end < last ? appositionStart(sentence, end, notBefore) : beforeBracket(sentence, end, notBefore);
  if (core === null || !isNominal(sentence, core)) return null;
  return sourceOf(sentence, sentenceIndex, { first: phraseStart(sentence, core, notBefore), last: end, core });
}

/** For "Harry Reid (D-Nev.)" the index of "Reid"; any other word is itself. */
function beforeBracket(sentence: Sentence, end: number, notBefore: number): number {
  if (end < 0 || tokenAt(sentence, end).form !== ")") return end;
  let at = end;
  while (at > notBefore && tokenAt(sentence, at).form !== "(") at--;
  return at - 1;
}

/** For "Ann Lee, the director of the fund," the index of "Lee": the word before the comma that opens the apposition. */
function appositionStart(sentence: Sentence, end: number, notBefore: number): number | null {
  for (let at = end; at > notBefore && end - at < 30; at--) if (tokenAt(sentence, at).form === "," && isNominal(sentence, at - 1)) return at - 1;
  return null;
}

function phraseStart(sentence: Sentence, core: number, notBefore: number): number {
  let first = core;
  while (first > notBefore) {
    const { upos, form, xpos } = tokenAt(sentence, first - 1);
    if (!(insidePhrase.has(upos) || linkingWords.test(form)) || weekday.test(form) || xpos.startsWith("W")) break;
    if (upos === "PRON" && !xpos.endsWith("$")) break;
    first--;
  }
  while (first < core && /^(?:ADP|CCONJ|PART)$/.test(tokenAt(sentence, first).upos)) first++;
  return first;
}

/** The noun phrase right after a verb, with an apposition or relative clause after a comma. */
export function sourceAfter(sentence: Sentence, sentenceIndex: number, verb: number): CueSource | null {
  let at = verb + 1;
  while (
    at < sentence.tokens.length &&
    (insidePhrase.has(tokenAt(sentence, at).upos) || isLink(sentence, at) || isParticipleBefore(sentence, at)) &&
    !weekday.test(tokenAt(sentence, at).form)
  )
    at++;
  let last = at - 1;
  while (last > verb && !isNominal(sentence, last)) last--;
  const core = coreOf(sentence, verb + 1, last);
  if (core === null) return null;
  const closing = tokenAt(sentence, Math.min(last + 1, sentence.tokens.length - 1)).form === "," ? appositionEnd(sentence, last + 2) : null;
  return sourceOf(sentence, sentenceIndex, { first: verb + 1, last: closing ?? last, core });
}

/** "said *retired* general Ann Lee" */
function isParticipleBefore(sentence: Sentence, at: number): boolean {
  return /^VB[NGD]$/.test(tokenAt(sentence, at).xpos) && /^(?:NOUN|PROPN|ADJ)$/.test(sentence.tokens[at + 1]?.upos ?? "");
}

function isLink(sentence: Sentence, at: number): boolean {
  const { form } = tokenAt(sentence, at);
  return /^(?:of|for|'s|’s|and|&|-)$/i.test(form) && at + 1 < sentence.tokens.length && insidePhrase.has(tokenAt(sentence, at + 1).upos);
}

/** The last nominal before a preposition: the head of the first noun group. */
function coreOf(sentence: Sentence, first: number, last: number): number | null {
  let core: number | null = null;
  for (let at = first; at <= last; at++) {
    if (tokenAt(sentence, at).upos === "ADP") break;
    if (isNominal(sentence, at)) core = at;
  }
  return core;
}

/** "…, who served in the Senate" and "…, a retired general": to the next comma or the end; an adjunct ends nothing. */
function appositionEnd(sentence: Sentence, from: number): number | null {
  if (from >= sentence.tokens.length) return null;
  const { form, upos } = tokenAt(sentence, from);
  if (!/^who$/i.test(form) && (!/^(?:DET|NOUN|PROPN|ADJ|NUM)$/.test(upos) || adjunctStarts.test(form))) return null;
  let at = from;
  while (at < sentence.tokens.length && !/^[,.;:!?“”"]$/u.test(tokenAt(sentence, at).form)) at++;
  return at - 1;
}

function sourceOf(sentence: Sentence, sentenceIndex: number, place: { first: number; last: number; core: number }): CueSource {
  const span = tokensSpan(sentence, place.first, place.last);
  const head = headOfSpan(sentence, span);
  return { ...span, sentence: sentenceIndex, head: head >= place.first && isNominal(sentence, head) ? head : place.core };
}
