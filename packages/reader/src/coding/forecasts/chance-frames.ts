import type { Sentence } from "../../language/sentence.ts";
import { isNegated } from "../syntax/clause-status.ts";
import { childBy, childrenBy, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { formsBetween, statedEstimate } from "./estimate.ts";
import type { Direction } from "./estimative-lexicon.ts";
import { chanceNouns, chanceQualifiers } from "./estimative-lexicon.ts";
import type { Estimate, EventNode, ForecastFrame } from "./forecast-frame.ts";
import { forecasterOf } from "./governors.ts";
import { isPast, isUnclaimed } from "./prospective-frames.ts";

/**
 * Chances put in nouns: "there is little chance that", "has a 40 percent chance of winning", "the odds of war are one in
 * three", "I put the probability of a deal at 30 percent", "chances are that". A chance that is only mentioned ("reduces
 * the risk of unrest") is no forecast, unless a number is stated.
 */
export function chanceFrames(sentence: Sentence, text: string): ForecastFrame[] {
  return sentence.tokens.flatMap((token, noun) => {
    if (!chanceNouns.has(nounAt(sentence, noun)) || !/^(?:NOUN|PROPN)$/.test(token.upos)) return [];
    const frame = chanceFrame(sentence, noun, text);
    return frame === null ? [] : [frame];
  });
}

/** Lemma, except for "odds", which has no singular. */
function nounAt(sentence: Sentence, noun: number): string {
  const form = tokenAt(sentence, noun).form.toLowerCase();
  return form === "odds" ? form : lemmaAt(sentence, noun);
}

interface Place {
  /** The clause head that makes the chance a claim; the noun itself in "there is a chance" with the noun as root. */
  readonly governor: number;
  readonly kind: "exists" | "has" | "is" | "put" | "stated";
  readonly isNegated: boolean;
}

function chanceFrame(sentence: Sentence, noun: number, text: string): ForecastFrame | null {
  const place = placeOf(sentence, noun) ?? looselyExists(sentence, noun) ?? countedPlace(sentence, noun);
  const subject = bearerOf(sentence, place);
  const complement = withoutBearer(sentence, eventOf(sentence, noun, place) ?? eventAfter(sentence, noun), subject);
  if (complement === null || (/^(?:path|hope)$/.test(nounAt(sentence, noun)) && !isDenied(sentence, noun))) return null;
  const stated = statedFor(sentence, noun, place, text);
  if (place === null && stated === null) return null;
  const governor = place?.governor ?? noun;
  if (isUnclaimed(sentence, governor) || (place?.kind !== "put" && isPast(sentence, governor))) return null;
  const estimate = stated ?? wordedEstimate(sentence, noun, place);
  if (estimate === null) return null;
  const first = Math.min(
    noun,
    governor,
    ...childrenBy(sentence, governor, "nsubj", "expl"),
    ...childrenBy(sentence, noun, "det", "amod", "compound", "nummod"),
  );
  return {
    sentence,
    event: complement,
    subject,
    direction: 0,
    estimate,
    isEventNegated: complement.kind === "clause" && isNegated(sentence, complement.predicate),
    forecaster: place?.kind === "put" ? forecasterOf(sentence, place.governor) : "author",
    from: first,
    to: Math.max(noun, governor),
    pattern: stated === null ? "chance" : "stated",
  };
}

function placeOf(sentence: Sentence, noun: number): Place | null {
  const { deprel, head } = tokenAt(sentence, noun);
  const own = childBy(sentence, noun, "expl") !== null || (deprel === "root" && childBy(sentence, noun, "cop") !== null);
  if (own) return { governor: noun, kind: "exists", isNegated: isNegated(sentence, noun) };
  if (head < 0) return null;
  const lemma = lemmaAt(sentence, head);
  const place = (kind: Place["kind"]): Place => ({ governor: head, kind, isNegated: isNegated(sentence, head) });
  // "I put the probability of the one at 60 percent, and the probability of the other at 25".
  if (deprel === "conj" && chanceNouns.has(nounAt(sentence, head))) return placeOf(sentence, head);
  if (deprel === "nsubj" && (childBy(sentence, head, "expl") !== null || /^(?:remain|exist)$/.test(lemma))) return place("exists");
  if (deprel === "nsubj" && (childBy(sentence, head, "cop") !== null || lemma === "be" || lemma === "stand")) return place("is");
  if (deprel === "nsubj:outer") return place("is");
  if (deprel !== "obj") return null;
  if (/^(?:have|stand|face|run|carry|get)$/.test(lemma)) return place("has");
  if (/^(?:see|give)$/.test(lemma)) return place("exists");
  return /^(?:put|set|estimate|place|rate|assess)$/.test(lemma) ? place("put") : null;
}

/** "A better than even chance", "a one in three chance": the noun hangs on the words that count it. */
function countedPlace(sentence: Sentence, noun: number): Place | null {
  if (!/^(?:nmod|obl)/.test(tokenAt(sentence, noun).deprel)) return null;
  let at = tokenAt(sentence, noun).head;
  for (let steps = 0; at >= 0 && steps < 3 && noun - at < 8; at = tokenAt(sentence, at).head, steps++) {
    const { deprel, head, upos } = tokenAt(sentence, at);
    const verb = deprel === "obj" ? head : upos === "VERB" ? at : -1;
    if (verb < 0) continue;
    if (verb > noun || noun - verb > 10 || !/^(?:have|stand|face|give|see|put|rate)$/.test(lemmaAt(sentence, verb))) return null;
    const kind = /^(?:have|stand|face)$/.test(lemmaAt(sentence, verb)) ? "has" : "exists";
    return { governor: verb, kind, isNegated: isNegated(sentence, verb) };
  }
  return null;
}

/** Whose chance it is: "the lease has", "I give *it* an 80 percent chance". */
function bearerOf(sentence: Sentence, place: Place | null): number | null {
  if (place === null) return null;
  if (place.kind === "has") return childBy(sentence, place.governor, "nsubj");
  return lemmaAt(sentence, place.governor) === "give" ? childBy(sentence, place.governor, "iobj") : null;
}

/** "A chance of shelling": what nobody is said to do is an event by itself, else the chance would seem to do it. */
function withoutBearer(sentence: Sentence, event: EventNode | null, subject: number | null): EventNode | null {
  if (event?.kind !== "clause" || subject !== null || childBy(sentence, event.predicate, "nsubj", "expl") !== null) return event;
  return tokenAt(sentence, event.predicate).xpos === "VBG" ? { kind: "noun", head: event.predicate } : event;
}

/** Whatever the chance is of: "of an invasion", "that it fails", "of losing". */
function eventOf(sentence: Sentence, noun: number, place: Place | null): EventNode | null {
  const clauses = [
    ...childrenBy(sentence, noun, "acl", "ccomp").filter((child) => !isTrueRelative(sentence, child)),
    ...(place?.kind === "is" ? childrenBy(sentence, place.governor, "ccomp", "csubj") : []),
  ];
  const clause = clauses.find((child) => childBy(sentence, child, "mark") !== null || childBy(sentence, child, "nsubj") !== null);
  if (clause !== undefined) return { kind: "clause", predicate: clause };
  const nouns = childrenBy(sentence, noun, "nmod").filter((child) =>
    childrenBy(sentence, child, "case").some((mark) => /^(?:of|for)$/.test(lemmaAt(sentence, mark))),
  );
  const head = nouns.find((child) => /^NN|VBG/.test(tokenAt(sentence, child).xpos));
  if (head !== undefined) return { kind: "noun", head };
  const echo = nouns.find((child) => /^(?:that|this|it)$/i.test(tokenAt(sentence, child).form));
  if (echo !== undefined) return { kind: "echo", head: echo };
  const isMain = place?.kind === "is" && tokenAt(sentence, noun).deprel === "nsubj:outer";
  return isMain && place !== null ? { kind: "clause", predicate: place.governor } : null;
}

/** "A risk that nobody sees" is a relative clause; "the risk that it fails" has a subject of its own beside "that". */
function isTrueRelative(sentence: Sentence, clause: number): boolean {
  if (tokenAt(sentence, clause).deprel !== "acl:relcl") return false;
  const subject = childBy(sentence, clause, "nsubj");
  const opensWithThat = childrenBy(sentence, clause, "obj", "mark", "obl", "advmod", "nsubj").some(
    (child) => child < clause && /^that$/i.test(tokenAt(sentence, child).form),
  );
  return !opensWithThat || subject === null || /^(?:that|which|who)$/i.test(tokenAt(sentence, subject).form);
}

/** "There is perhaps a one in five chance": the noun may hang on the number. */
function looselyExists(sentence: Sentence, noun: number): Place | null {
  const there = sentence.tokens.findIndex(
    (token, index) => index < noun && noun - index < 10 && token.deprel === "expl" && /^there$/i.test(token.form),
  );
  const verb = there < 0 ? -1 : tokenAt(sentence, there).head;
  return verb >= 0 && lemmaAt(sentence, verb) === "be" && tokenAt(sentence, noun).deprel === "nmod"
    ? { governor: verb, kind: "exists", isNegated: isNegated(sentence, verb) }
    : null;
}

/** What follows the noun right away, wherever the tree hung it: "chance that it fails", "path to a deal". */
function eventAfter(sentence: Sentence, noun: number): EventNode | null {
  const next = sentence.tokens[noun + 1];
  if (next === undefined) return null;
  const word = next.form.toLowerCase();
  const isNumbered = childrenBy(sentence, noun, "nummod", "compound").length > 0;
  if (word === "that" && (next.deprel === "mark" || isNumbered) && next.head > noun) return { kind: "clause", predicate: next.head };
  if (!/^(?:of|to|for)$/.test(word) || next.deprel !== "case" || !/^NN/.test(sentence.tokens[next.head]?.xpos ?? "")) return null;
  return { kind: "noun", head: next.head };
}

/** "No path", "little hope". */
function isDenied(sentence: Sentence, noun: number): boolean {
  return childrenBy(sentence, noun, "det", "amod").some((child) => /^(?:no|little|scant|any)$/i.test(tokenAt(sentence, child).form));
}

function statedFor(sentence: Sentence, noun: number, place: Place | null, text: string): Estimate | null {
  const { start } = subtreeSpan(sentence, noun);
  const near = Math.min(start, tokenAt(sentence, Math.max(0, noun - 5)).start);
  const comma = sentence.tokens.findLast((token, index) => index < noun && token.form === ",")?.end ?? near;
  const before = statedEstimate(text, Math.max(near, comma), tokenAt(sentence, noun).end);
  if (before !== null || place === null || (place.kind !== "put" && place.kind !== "is")) return before;
  const { end } = tokenAt(sentence, noun);
  return statedEstimate(text, end, sentence.end) ?? (place.kind === "put" ? shortEstimate(text, sentence, end) : null);
}

/** "… at about 60 percent, and the probability that it lasts at no more than 25": the unit was given before. */
function shortEstimate(text: string, sentence: Sentence, from: number): Estimate | null {
  if (!/%|per ?cent/i.test(text.slice(sentence.start, from))) return null;
  const found = /\bat ((?:[a-z]+ ){0,3})(\d{1,2})(?=[.,;)]|$)/i.exec(text.slice(from, sentence.end));
  if (found === null) return null;
  const [whole, qualifier = "", number = ""] = found;
  const estimate = statedEstimate(`${qualifier}${number} percent`, 0, Number.POSITIVE_INFINITY);
  const end = from + found.index + whole.length;
  return estimate === null ? null : { ...estimate, span: { start: end - qualifier.length - number.length, end } };
}

function wordedEstimate(sentence: Sentence, noun: number, place: Place | null): Estimate | null {
  const before = childrenBy(sentence, noun, "det", "amod", "advmod").filter((child) => child < noun);
  const after = place?.kind === "is" ? [place.governor] : [];
  const found = [...before, ...after].find((child) => chanceQualifiers.has(lemmaAt(sentence, child)));
  const direction = found === undefined ? (chanceNouns.get(nounAt(sentence, noun)) ?? 0) : (chanceQualifiers.get(lemmaAt(sentence, found)) ?? 0);
  if (found === undefined && place?.kind === "is") return null;
  const first = found === undefined ? noun : withDegree(sentence, Math.min(found, noun));
  const last = Math.max(found ?? noun, noun);
  return {
    words: found !== undefined && found > noun ? formsBetween(sentence, found, found) : formsBetween(sentence, first, noun),
    span: { start: tokenAt(sentence, first).start, end: tokenAt(sentence, last).end },
    direction: weigh(sentence, noun, direction),
    stated: null,
    isNegated: place?.isNegated === true && direction !== -1,
    hasDegree: false,
  };
}

/** "Almost no chance", "very little prospect": the words before the qualifier that belong to it. */
function withDegree(sentence: Sentence, index: number): number {
  let first = index;
  while (
    first > 0 &&
    /^(?:almost|very|next|virtually|practically|hardly|quite|roughly|only|extremely|vanishingly)$/i.test(sentence.tokens[first - 1]?.form ?? "")
  )
    first--;
  return first;
}

/** A high risk is expected, a good prospect too; a real risk is only pointed at. */
function weigh(sentence: Sentence, noun: number, direction: Direction): Direction {
  const isRisk = /^(?:risk|danger|possibility)$/.test(lemmaAt(sentence, noun));
  return isRisk &&
    direction === 1 &&
    !childrenBy(sentence, noun, "amod").some((child) => /^(?:high|strong|great|overwhelming)$/.test(lemmaAt(sentence, child)))
    ? 0
    : direction;
}
