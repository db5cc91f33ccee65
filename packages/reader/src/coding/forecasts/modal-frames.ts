import type { Sentence } from "../../language/sentence.ts";
import { hasNegativeAdverbial, isNegated, modalOf } from "../syntax/clause-status.ts";
import { isPredicate, subjectOf } from "../syntax/clause.ts";
import { baseRelation, childBy, childrenBy, childrenOf, hasRelation, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { hasCondition } from "./condition.ts";
import { adverbEstimate, wordEstimate } from "./estimate.ts";
import { blockingGovernors, chanceNouns, emptyPredicates, estimativeAdverbs } from "./estimative-lexicon.ts";
import { evaluativeAdjectives } from "../lexicons/stance-lexicon.ts";
import type { Estimate, ForecastFrame, ForecastPattern } from "./forecast-frame.ts";
import { governorsOf, readGovernors } from "./governors.ts";
import { goesOn, isSupposed } from "./supposition.ts";

const future = new Set(["will", "'ll", "’ll", "wo", "ll", "shall"]);
const open = new Set(["could", "may", "might"]);

/** Expectations put with a modal: "will", "would" under a condition, and the open "could", "may", "might". `previous` is the sentence before, or null. */
export function modalFrames(sentence: Sentence, previous: Sentence | null): ForecastFrame[] {
  return sentence.tokens.flatMap((_, predicate) => {
    const frame = modalFrame(sentence, predicate, previous);
    return frame === null ? [] : [frame];
  });
}

function modalFrame(sentence: Sentence, predicate: number, previous: Sentence | null): ForecastFrame | null {
  const modal = modalOf(sentence, predicate);
  if (modal === null || (!isPredicate(sentence, predicate) && !hasOwnModal(sentence, predicate))) return null;
  const pattern = patternOf(sentence, predicate, { modal, previous });
  if (pattern === null || isExcluded(sentence, predicate) || isPersonal(sentence, predicate)) return null;
  if (pattern === "conditional-would" && isRelative(sentence, predicate) && !goesOn(sentence, predicate)) return null;
  if (pattern === "conditional-would" && judges(sentence, predicate)) return null;
  if (pattern === "open-modal" && (isRelative(sentence, predicate) || isToldInPast(sentence, predicate))) return null;
  const governors = governorsOf(sentence, predicate);
  if (governors.some((governor) => isBlocking(sentence, governor))) return null;
  const reading = readGovernors(sentence, governors);
  const own = adverbEstimate(sentence, predicate, estimativeAdverbs) ?? openModalEstimate(sentence, predicate, modal);
  const turned = reading.isNegated && own !== null;
  return {
    sentence,
    event: isEllipsis(sentence, predicate) ? { kind: "noun", head: predicate } : { kind: "clause", predicate },
    subject: null,
    direction: pattern === "open-modal" ? 0 : 1,
    estimate: own ?? reading.estimate,
    isEventNegated: pattern !== "open-modal" && negatesClause(sentence, predicate) !== turned,
    forecaster: reading.forecaster,
    from: Math.min(predicate, reading.from),
    to: predicate,
    pattern,
  };
}

/** "…, and so will the risk of a clash": the noun is what will come. */
function isEllipsis(sentence: Sentence, predicate: number): boolean {
  const aux = childrenBy(sentence, predicate, "aux")[0];
  const isNoun = tokenAt(sentence, predicate).upos === "NOUN" && childBy(sentence, predicate, "cop", "nsubj") === null;
  return isNoun && aux !== undefined && /^(?:so|neither|nor)$/i.test(sentence.tokens[aux - 1]?.form ?? "");
}

/** "Such a pact would be a disaster": a stance, no expectation. */
function judges(sentence: Sentence, predicate: number): boolean {
  const { upos, form } = tokenAt(sentence, predicate);
  return (
    ((upos === "NOUN" && childBy(sentence, predicate, "case") === null) || evaluativeAdjectives.has(form.toLowerCase())) &&
    childBy(sentence, predicate, "cop") !== null
  );
}

/** Wishes, promises and questions above it; and chances that are only mentioned ("lowers the risk that"). */
function isBlocking(sentence: Sentence, governor: number): boolean {
  const lemma = lemmaAt(sentence, governor);
  return blockingGovernors.has(lemma) || chanceNouns.has(lemma);
}

/** "I will argue", "you will find", "as we shall see": what writers say of themselves and to readers. */
function isPersonal(sentence: Sentence, predicate: number): boolean {
  const subject = subjectOf(sentence, predicate);
  if (subject === null) return false;
  const form = tokenAt(sentence, subject).form.toLowerCase();
  const isGeneric =
    /^(?:critic|some|many|sceptic|skeptic|defender|opponent|supporter|optimist|cynic|reader|pessimist|historian)$/.test(lemmaAt(sentence, subject)) ||
    /^(?:some|many)$/.test(form);
  if (
    isGeneric &&
    /^(?:answer|object|say|argue|reply|ask|point|note|claim|insist|complain|protest|respond|call|remember)$/.test(lemmaAt(sentence, predicate))
  )
    return true;
  return form === "i" || form === "you" || (form === "we" && !isOurLot(sentence, predicate));
}

/** "We will be reading", "we shall all be back", "we will face": what happens to us; "we will argue" is what the text does. */
function isOurLot(sentence: Sentence, predicate: number): boolean {
  if (/^(?:see|witness|have|face|end|find|live|regret|hear|wake|lose|suffer|miss|inherit|pay)$/.test(lemmaAt(sentence, predicate))) return true;
  const isUnderWay = tokenAt(sentence, predicate).xpos === "VBG" && childrenBy(sentence, predicate, "aux").length > 1;
  return (
    isUnderWay ||
    (childBy(sentence, predicate, "cop") !== null && /^(?:back|here|there|poorer|richer|safer|alone|older)$/i.test(tokenAt(sentence, predicate).form))
  );
}

function hasOwnModal(sentence: Sentence, predicate: number): boolean {
  return childrenBy(sentence, predicate, "aux").length > 0;
}

/** The clause denies its event: "will not", "no country will", "will no longer"; a coordinated verb shares the negation of the first. */
function negatesClause(sentence: Sentence, predicate: number): boolean {
  if (isNegated(sentence, predicate) || hasNegativeAdverbial(sentence, predicate)) return true;
  const { deprel, head } = tokenAt(sentence, predicate);
  if (baseRelation(deprel) !== "conj" || childBy(sentence, predicate, "nsubj", "aux") !== null) return false;
  const byOr = childrenBy(sentence, predicate, "cc").some((mark) => lemmaAt(sentence, mark) === "or");
  return byOr && negatesClause(sentence, head);
}

interface ModalPlace {
  readonly modal: string;
  readonly previous: Sentence | null;
}

function patternOf(sentence: Sentence, predicate: number, { modal, previous }: ModalPlace): ForecastPattern | null {
  if (future.has(modal)) return "will";
  const isPerfect = childrenBy(sentence, predicate, "aux").some((aux) => lemmaAt(sentence, aux) === "have");
  if (modal === "can") return isOpenUnderCondition(sentence, predicate) ? "open-modal" : null;
  if (open.has(modal)) return isPerfect || isPresentGuess(sentence, predicate) ? null : "open-modal";
  if (modal !== "would" && modal !== "'d" && modal !== "’d") return null;
  if (isPerfect || /^(?:like|love|prefer|say|argue|hope|want|welcome|expect|go|add)$/.test(lemmaAt(sentence, predicate))) return null;
  const hedge = adverbEstimate(sentence, predicate, estimativeAdverbs);
  return hedge !== null ||
    hasCondition(sentence, predicate) ||
    isForetold(sentence, predicate) ||
    isSupposed(sentence, predicate, previous) ||
    goesOn(sentence, predicate)
    ? "conditional-would"
    : null;
}

/** "If the unions stand firm, it *can* be stopped": what then becomes possible, not what one is able to do. */
function isOpenUnderCondition(sentence: Sentence, predicate: number): boolean {
  const isPassive = childBy(sentence, predicate, "aux:pass") !== null && childBy(sentence, predicate, "nsubj:pass") !== null;
  return isPassive && !isNegated(sentence, predicate) && hasCondition(sentence, predicate) && !isConceded(sentence, predicate);
}

/** "Moscow says that sanctions would backfire": told in the present, so not the future of a past. */
function isForetold(sentence: Sentence, predicate: number): boolean {
  const { deprel, head } = tokenAt(sentence, predicate);
  if (deprel !== "ccomp" || head < 0 || !/^VB[PZ]$/.test(tokenAt(sentence, head).xpos)) return false;
  return /^(?:say|argue|warn|claim|believe|think|predict|insist|maintain|contend|reckon|fear|caution|expect|suggest)$/.test(lemmaAt(sentence, head));
}

/** "He thought the plan could serve": the possibility of a past. */
function isToldInPast(sentence: Sentence, predicate: number): boolean {
  return governorsOf(sentence, predicate).some((governor) => tokenAt(sentence, governor).xpos === "VBD");
}

/** "May well be probing", "may be right", "could not find": a guess at the present or a lack of ability, no expectation. */
function isPresentGuess(sentence: Sentence, predicate: number): boolean {
  const progressive = tokenAt(sentence, predicate).xpos === "VBG" && childrenBy(sentence, predicate, "aux").length > 1;
  const copular = childBy(sentence, predicate, "cop") !== null && !mayComeToBe(sentence, predicate);
  const unable = modalOf(sentence, predicate) === "could" && isNegated(sentence, predicate);
  return progressive || copular || unable || isConceded(sentence, predicate);
}

/** "He may have a point", "one may deplore that", "could be said of": granted or remarked, not expected. */
function isConceded(sentence: Sentence, predicate: number): boolean {
  const lemma = lemmaAt(sentence, predicate);
  const subject = subjectOf(sentence, predicate);
  if (subject !== null && /^one$/i.test(tokenAt(sentence, subject).form) && childrenOf(sentence, subject).length === 0) return true;
  const isSaid = childBy(sentence, predicate, "aux:pass") !== null && /^(?:say|argue|object|call|describe)$/.test(lemma);
  const object = lemma === "have" ? childBy(sentence, predicate, "obj") : null;
  return isSaid || (object !== null && /^(?:point|case|right|reason|cause)$/.test(lemmaAt(sentence, object)));
}

const guesses =
  /^(?:right|wrong|true|false|correct|mistaken|real|guilty|innocent|said|tired|aware|sincere|genuine|due|alone|small|old|rich|poor|happy|angry|popular|clear)$/;

/** "The effect could be stabilizing", "Ghana might well be next": what may come, not "he may be right" or "could be a spy". */
function mayComeToBe(sentence: Sentence, predicate: number): boolean {
  const { upos, xpos, form } = tokenAt(sentence, predicate);
  const modal = modalOf(sentence, predicate);
  if (isNegated(sentence, predicate) || guesses.test(form.toLowerCase())) return false;
  if (/^(?:next|last|over|worse|better)$/i.test(form) || /^(?:JJR|RBR)$/.test(xpos)) return true;
  return modal === "could" && upos === "ADJ";
}

/** Clauses whose future is not claimed: under if, when, so that, whether; and talk of how things will become known. */
function isExcluded(sentence: Sentence, predicate: number): boolean {
  if (emptyPredicates.has(lemmaAt(sentence, predicate))) return true;
  for (let at = predicate; at >= 0; at = tokenAt(sentence, at).head) {
    const token = tokenAt(sentence, at);
    const marks = childrenBy(sentence, at, "mark", "advmod").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
    if (marks.includes("whether") || (marks.includes("if") && hasRelation(token, ["ccomp", "csubj"]))) return true;
    if (hasRelation(token, ["advcl"]) && !isIfAnything(sentence, at) && marks.some((mark) => unclaimed.has(mark)) && !isResult(sentence, at))
      return true;
    if (hasRelation(token, ["root", "parataxis"])) break;
  }
  return childrenBy(sentence, predicate, "nsubj", "obj", "advmod").some(
    (child) =>
      child < predicate &&
      /^(?:what|how|who|why|where|whom)$/i.test(tokenAt(sentence, child).form) &&
      tokenAt(sentence, child).xpos.startsWith("W") &&
      !isRelative(sentence, predicate),
  );
}

/** "If anything, it will widen the gap": no condition. */
function isIfAnything(sentence: Sentence, clause: number): boolean {
  return childrenBy(sentence, clause, "mark").some(
    (mark) => /^if$/i.test(tokenAt(sentence, mark).form) && /^(?:anything|ever)$/i.test(sentence.tokens[mark + 1]?.form ?? ""),
  );
}

/** "…, so farmers will hardly notice": what follows, not "so that they will notice". */
function isResult(sentence: Sentence, clause: number): boolean {
  return childrenBy(sentence, clause, "mark", "advmod").some(
    (mark) => /^so$/i.test(tokenAt(sentence, mark).form) && !/^that$/i.test(sentence.tokens[mark + 1]?.form ?? ""),
  );
}

function isRelative(sentence: Sentence, predicate: number): boolean {
  return tokenAt(sentence, predicate).deprel === "acl:relcl";
}

const unclaimed = new Set(["if", "unless", "when", "whenever", "once", "until", "till", "before", "so", "lest", "provided", "in"]);

/** "Could", "may", "might", and with "well" or "yet" beside them: words without a number. */
function openModalEstimate(sentence: Sentence, predicate: number, modal: string): Estimate | null {
  if (!open.has(modal) && modal !== "can") return null;
  const aux = childrenBy(sentence, predicate, "aux").find((child) => tokenAt(sentence, child).form.toLowerCase() === modal);
  if (aux === undefined)
    return { words: modal, span: emptySpan(sentence, predicate), direction: 0, stated: null, isNegated: false, hasDegree: false };
  const estimate = wordEstimate(sentence, aux, 0, false);
  const next = sentence.tokens[aux + 1];
  return next?.form.toLowerCase() === "well"
    ? { ...estimate, words: `${estimate.words} well`, span: { start: estimate.span.start, end: next.end } }
    : estimate;
}

function emptySpan(sentence: Sentence, index: number): { start: number; end: number } {
  const { start } = tokenAt(sentence, index);
  return { start, end: start };
}
