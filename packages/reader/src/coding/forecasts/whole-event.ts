import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { isPredicate, subjectsOf } from "../../language/tree/clause.ts";
import {
  childBy,
  childrenBy,
  childrenOf,
  hasRelation,
  headOfSpan,
  isWithin,
  lemmaAt,
  subtreeOf,
  subtreeSpan,
  tokenAt,
} from "../../language/tree/tree.ts";
import { tokensIn, topOf } from "../model/token-span.ts";

/** In words between subject and event: "are by now very likely". */
const farthest = 7;

/**
 * An event with the whole of its subject and object: one of which only the verb was read begins with its subject ("very likely to rise" → "Rents are very likely to rise"), so does one
 * that begins in the middle of it ("Bern keep the fee will calm it" → "letting Bern keep the fee will calm it"), and one that stops before what its verb asks for runs over it. One that
 * is a part of what "will" stands with is all of it ("a pact" → "Bern will end up signing a pact"). Cost: linear in the sentence.
 *
 * @param trigger the word that tells that something is expected
 */
export function wholeEvent(sentence: Sentence, event: Span, trigger: Span): Span {
  const from = fromSubject(sentence, fromFuture(sentence, event, trigger));
  const range = tokensIn(sentence, from);
  const head = topOf(sentence, from);
  if (range === null || head < 0 || from.end > sentence.end || from.start < sentence.start) return from;
  return {
    start: Math.min(from.start, startOfSubject(sentence, head, range.first)),
    end: Math.max(from.end, endOfObject(sentence, head, range.last)),
  };
}

/** From the verb on that a future word governs, where the event is no more than its object, or stands deeper in it. */
function fromFuture(sentence: Sentence, event: Span, trigger: Span): Span {
  const word = sentence.tokens.findIndex((token) => token.start >= trigger.start && token.end <= trigger.end && isFuture(token.form));
  const top = topOf(sentence, event);
  if (word < 0 || top < 0) return event;
  const verb = tokenAt(sentence, word).upos === "AUX" ? tokenAt(sentence, word).head : word;
  const governor = verb < word ? undefined : tokenAt(sentence, verb);
  const isPart = governor?.upos === "VERB" && top !== verb && governor.end <= event.start && isWithin(sentence, top, verb);
  const isOwn = verb === word && tokenAt(sentence, top).deprel === "xcomp";
  // "The dam, which will cause *a quarrel*": a clause that only says more of a noun has no subject of its own.
  const isBeside = governor !== undefined && /relcl$/.test(governor.deprel);
  return isPart && !isOwn && !isBeside ? { start: governor.start, end: event.end } : event;
}

function isFuture(form: string): boolean {
  return /^(?:will|['’]ll|shall|would|['’]d|can|could|may|might|going)$/i.test(form);
}

/** From the subject of the event's verb on, where it stands before the event with no other verb between them. */
function fromSubject(sentence: Sentence, event: Span): Span {
  const verb = headOfSpan(sentence, event);
  if (verb < 0 || !isPredicate(sentence, verb) || isBareParticiple(sentence, verb)) return event;
  const [subject] = subjectsOf(sentence, verb);
  const first = sentence.tokens.findIndex(({ start }) => start >= event.start);
  if (subject === undefined || subject >= first) return event;
  const phrase = subtreeSpan(sentence, subject, { without: (_, index) => index >= first });
  const between = sentence.tokens.slice(subject, first).filter(({ start }) => start >= phrase.end);
  const isNext = between.length <= farthest && !between.some(({ upos }) => upos === "VERB");
  return isNext ? { start: phrase.start, end: event.end } : event;
}

/** "A chance of *surviving*" has no subject of its own. */
function isBareParticiple(sentence: Sentence, verb: number): boolean {
  return tokenAt(sentence, verb).xpos === "VBG" && childBy(sentence, verb, "aux") === null;
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

const complements = ["obj", "ccomp", "xcomp"];
/** Verbs that say nothing without what follows, for an adverb as it may be taken: "Seoul stays *non-nuclear*". */
const linking: ReadonlySet<string> = new Set(["stay", "remain", "become", "turn", "prove"]);

function endOfObject(sentence: Sentence, head: number, last: number): number {
  const asked = linking.has(lemmaAt(sentence, head)) ? [...complements, "advmod"] : complements;
  const next = childrenOf(sentence, head).find((child) => {
    if (child <= last || !hasRelation(tokenAt(sentence, child), asked)) return false;
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
