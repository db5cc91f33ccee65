import { firstIndex } from "@rapporteur/core/base";
import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { sentenceIndexAt } from "../../language/tree/sentence-lookup.ts";
import { subjectsOf } from "../../language/tree/clause.ts";
import { hasRelation, lemmaAt, subtreeSpan, tokenAt } from "../../language/tree/tree.ts";
import { cueVerbs } from "../lexicons/cue-lexicon.ts";

/** The verb beside words in marks, and who says them by it. */
export interface SaidBeside {
  readonly cue: Span;
  readonly speaker: Span;
}

/** In words: a name with a long office stands between the marks and the verb. */
const reach = 24;

/**
 * Who says words in marks, by the verb of saying right behind or before them: "“…,” said Xi", "“…,” Xi told reporters", "Xi said: “…”". Null where none stands there.
 * Cost: O(log sentences + log tokens of the sentence).
 */
export function saidBeside(text: string, sentences: readonly Sentence[], marks: Span): SaidBeside | null {
  const last = sentenceIndexAt(sentences, marks.end - 1);
  const isOpen = /[,?!…—–-]["”’'»]$/u.test(text.slice(marks.start, marks.end)) || /^\s*,/u.test(text.slice(marks.end, marks.end + 3));
  const behind = isOpen ? [last, last + 1].map((at) => saidBehind(sentences[at], marks)).find((found) => found !== null) : undefined;
  return behind ?? saidBefore(text, sentences, marks);
}

function saidBehind(sentence: Sentence | undefined, { end }: Span): SaidBeside | null {
  if (sentence === undefined) return null;
  let first = tokenFrom(sentence, end);
  while (/^[,—–-]+$/u.test(sentence.tokens[first]?.form ?? "")) first++;
  for (let at = first; at < Math.min(sentence.tokens.length, first + reach); at++) {
    if (/^[.;:!?“”"«»]$/u.test(tokenAt(sentence, at).form)) return null;
    const found = saysAt(sentence, at);
    if (found !== null && Math.min(found.speaker.start, found.cue.start) === tokenAt(sentence, first).start) return found;
  }
  return null;
}

/** In the sentence of the words, or before a colon that ends the one before. What begins small may only be called so. */
function saidBefore(text: string, sentences: readonly Sentence[], { start }: Span): SaidBeside | null {
  if (!/^.\p{Lu}/u.test(text.slice(start, start + 3))) return null;
  const own = sentenceIndexAt(sentences, start);
  const isNew = (sentences[own]?.start ?? 0) >= start - 1;
  const sentence = sentences[isNew ? own - 1 : own];
  if (sentence === undefined) return null;
  const behind = tokenFrom(sentence, start);
  for (let at = behind - 1; at >= Math.max(0, behind - reach); at--) {
    const found = saysAt(sentence, at);
    if (found === null) continue;
    const between = text.slice(found.cue.end, start);
    return /^[^.;?!“”"«»:]{0,60}[:,]\s*$/u.test(between) || (!isNew && /^\s*$/u.test(between)) ? found : null;
  }
  return null;
}

/** The first token that begins at or behind an offset. */
function tokenFrom({ tokens }: Sentence, offset: number): number {
  return firstIndex(tokens.length, (at) => (tokens[at]?.start ?? 0) >= offset);
}

/** A verb of saying with its subject. */
function saysAt(sentence: Sentence, at: number): SaidBeside | null {
  const { upos, start, end } = tokenAt(sentence, at);
  if (upos !== "VERB" || !saying.test(cueVerbs.get(lemmaAt(sentence, at)) ?? "")) return null;
  const [subject] = subjectsOf(sentence, at);
  if (subject === undefined || !/^(?:NOUN|PROPN|PRON)$/.test(tokenAt(sentence, subject).upos)) return null;
  const speaker = subtreeSpan(sentence, subject, { without: (token) => hasRelation(token, ["appos", "acl", "parataxis", "punct", "case"]) });
  return { cue: { start, end }, speaker };
}

const saying = /^(?:say|think|ask|deny|warn|promise)$/;

/** In characters: a name with an office, and its verb. */
const longestTag = 160;

/** True for a sentence in marks behind what somebody said, with no more than "said Xi." between. */
export function goesOn(text: string, before: Span, marks: Span): boolean {
  const between = text.slice(before.end, marks.start);
  const isSentence = /(?:[.!?…]["”’'»]?|\n)\s*$/u.test(between) && /[.?!…,]["”’'»]$/u.test(text.slice(marks.start, marks.end));
  const isTag = between.length < longestTag && (between.match(/[.!?…](?=\s)/gu) ?? []).length <= 1;
  return isSentence && isTag && /\p{L}/u.test(between) && (between.match(/\n\s*\n/g) ?? []).length <= 1;
}
