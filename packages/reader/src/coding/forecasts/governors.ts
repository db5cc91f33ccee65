import type { Sentence } from "../../language/sentence.ts";
import { isNegated } from "../syntax/clause-status.ts";
import { childBy, childrenBy, hasRelation, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { hasNegator, wordEstimate } from "./estimate.ts";
import type { Direction } from "./estimative-lexicon.ts";
import { estimativeAdjectives, expectingVerbs, holdingVerbs, sureAdjectives } from "./estimative-lexicon.ts";
import type { Estimate, ForecastFrame } from "./forecast-frame.ts";

/** Words that govern a clause as its content, innermost first: "think" and "said" of "said he thinks that it will end". Cost: O(depth). */
export function governorsOf(sentence: Sentence, predicate: number): number[] {
  const found: number[] = [];
  for (let at = clauseTop(sentence, predicate); hasRelation(tokenAt(sentence, at), ["ccomp", "xcomp", "csubj", "acl"]);) {
    const { deprel, head } = tokenAt(sentence, at);
    if (head < 0 || deprel === "acl:relcl") break;
    found.push(head);
    at = head;
  }
  return found;
}

/** The first of a chain of coordinated predicates. */
function clauseTop(sentence: Sentence, predicate: number): number {
  let at = predicate;
  while (hasRelation(tokenAt(sentence, at), ["conj"])) at = tokenAt(sentence, at).head;
  return at;
}

/** What stands above a future clause says of it. */
export interface GovernorReading {
  readonly estimate: Estimate | null;
  /** An odd number of the governors is negated or doubts. */
  readonly isNegated: boolean;
  readonly forecaster: ForecastFrame["forecaster"];
  /** First token of what the governors add to the statement; Infinity where they add nothing. */
  readonly from: number;
}

/** What the governors of a future clause add: how sure, whose expectation, and whether it is turned round. */
export function readGovernors(sentence: Sentence, governors: readonly number[]): GovernorReading {
  for (const governor of governors) {
    const direction = directionOf(sentence, governor);
    if (direction === null) continue;
    if (isDisowned(sentence, governor)) return { estimate: null, isNegated: true, forecaster: "author", from: firstOf(sentence, governor) };
    const isTurned = isNegated(sentence, governor) || hasNegator(sentence, governor) || hasNoReason(sentence, governor);
    const holds = holdingVerbs.has(lemmaAt(sentence, governor));
    const estimate = holds && !isTurned ? null : wordEstimate(sentence, governor, direction, isTurned);
    return { estimate, isNegated: isTurned !== (direction === -1), forecaster: forecasterOf(sentence, governor), from: firstOf(sentence, governor) };
  }
  return { estimate: null, isNegated: false, forecaster: "author", from: Number.POSITIVE_INFINITY };
}

/** "I disagree with those who think that it will end": whoever disagrees expects it not to. */
function isDisowned(sentence: Sentence, governor: number): boolean {
  const { deprel, head } = tokenAt(sentence, governor);
  if (!deprel.endsWith(":relcl") || head < 0 || !/^(?:those|people|anyone)$/i.test(tokenAt(sentence, head).form)) return false;
  const above = tokenAt(sentence, head).head;
  return above >= 0 && lemmaAt(sentence, above) === "disagree";
}

/** "There is no reason to assume that": the assumption is turned down. */
function hasNoReason(sentence: Sentence, governor: number): boolean {
  const { deprel, head } = tokenAt(sentence, governor);
  if (deprel !== "acl" || head < 0 || !/^(?:reason|ground|basis|cause|evidence)$/.test(lemmaAt(sentence, head))) return false;
  return childrenBy(sentence, head, "det", "amod").some((child) => /^(?:no|little|scant)$/i.test(tokenAt(sentence, child).form));
}

function directionOf(sentence: Sentence, governor: number): Direction | null {
  const lemma = lemmaAt(sentence, governor);
  if (holdingVerbs.has(lemma) && tokenAt(sentence, governor).upos === "VERB") return 1;
  return expectingVerbs.get(lemma) ?? estimativeAdjectives.get(lemma) ?? sureAdjectives.get(lemma) ?? null;
}

function firstOf(sentence: Sentence, governor: number): number {
  return Math.min(governor, ...childrenBy(sentence, governor, "nsubj", "aux", "cop", "expl"));
}

/** Who expects: I and we are the author; the subject of "expects"; nobody named in a passive or impersonal clause. */
export function forecasterOf(sentence: Sentence, governor: number): ForecastFrame["forecaster"] {
  if (childBy(sentence, governor, "nsubj:pass", "aux:pass") !== null) return "unnamed";
  const subject = childBy(sentence, governor, "nsubj");
  if (subject === null || childBy(sentence, governor, "expl") !== null) return "author";
  const token = tokenAt(sentence, subject);
  if (/^(?:i|we|it|there|one|nobody|few|many)$/i.test(token.form)) return "author";
  return subject;
}
