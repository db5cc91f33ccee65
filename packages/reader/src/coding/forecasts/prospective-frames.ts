import type { Sentence } from "../../language/sentence.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { isNegated, modalOf } from "../syntax/clause-status.ts";
import { subjectOf } from "../syntax/clause.ts";
import { baseRelation, childBy, childrenBy, hasRelation, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { hasNegator, statedEstimate, wordEstimate } from "./estimate.ts";
import type { Direction } from "./estimative-lexicon.ts";
import { blockingGovernors, estimativeAdjectives, expectingVerbs, prospectiveGovernors, sureAdjectives } from "./estimative-lexicon.ts";
import type { Estimate, ForecastFrame } from "./forecast-frame.ts";
import { forecasterOf, governorsOf, readGovernors } from "./governors.ts";

/** Expectations put without a modal: "is likely to", "is going to", "I expect", "war is unlikely", "risks losing". */
export function prospectiveFrames(sentence: Sentence, text: string): ForecastFrame[] {
  return sentence.tokens
    .flatMap((_, index) => [
      ...infinitiveFrames(sentence, index),
      ...likelyFrames(sentence, index, text),
      ...expectingFrames(sentence, index),
      ...surpriseFrames(sentence, index),
      ...riskFrames(sentence, index),
      ...guessFrames(sentence, index),
    ])
    .filter((frame) => !isToReader(frame));
}

/** "You are unlikely to", "I am going to": what writers say to readers and of themselves. */
function isToReader({ sentence, subject }: ForecastFrame): boolean {
  return subject !== null && /^(?:i|you)$/i.test(tokenAt(sentence, subject).form);
}

/** True where a predicate speaks of the past: "was likely to", "had been expected to", "expected". */
export function isPast(sentence: Sentence, predicate: number): boolean {
  const helpers = childrenBy(sentence, predicate, "aux", "cop", "aux:pass");
  const forms = helpers.map((aux) => tokenAt(sentence, aux).form.toLowerCase());
  if (forms.includes("have") && forms.some((form) => /^(?:would|could|might|should)$/.test(form))) return true;
  if (helpers.length > 0)
    return (
      helpers.some((aux) => /^(?:was|were|had|did)$/i.test(tokenAt(sentence, aux).form)) &&
      !helpers.some((aux) => /^would$/i.test(tokenAt(sentence, aux).form))
    );
  const { xpos, deprel, head } = tokenAt(sentence, predicate);
  if (xpos === "VBD") return true;
  return baseRelation(deprel) === "xcomp" && head >= 0 && isPast(sentence, head);
}

/** The clause does not claim anything: it stands under "if", "whether" and the like, or under a wish. */
export function isUnclaimed(sentence: Sentence, predicate: number): boolean {
  for (let at = predicate; at >= 0; at = tokenAt(sentence, at).head) {
    const marks = childrenBy(sentence, at, "mark").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
    if (marks.some((mark) => /^(?:if|whether|unless|until|lest|before)$/.test(mark))) return true;
    if (hasRelation(tokenAt(sentence, at), ["root"])) break;
  }
  return governorsOf(sentence, predicate).some((governor) => blockingGovernors.has(lemmaAt(sentence, governor)));
}

function isVerbTo(sentence: Sentence, index: number): boolean {
  return tokenAt(sentence, index).xpos !== "VBG" && childrenBy(sentence, index, "mark").some((mark) => lemmaAt(sentence, mark) === "to");
}

/** An infinitive and those coordinated with it that have no subject of their own. */
function infinitivesOf(sentence: Sentence, first: number): number[] {
  const joined = childrenBy(sentence, first, "conj").filter(
    (child) => /^VB?$/.test(tokenAt(sentence, child).xpos) && childBy(sentence, child, "nsubj") === null,
  );
  return [first, ...joined];
}

interface FrameParts {
  readonly governor: number;
  readonly predicate: number;
  readonly estimate: Estimate | null;
  readonly pattern: ForecastFrame["pattern"];
  readonly subject?: number | null;
  readonly forecaster?: ForecastFrame["forecaster"];
}

function clauseFrame(sentence: Sentence, parts: FrameParts): ForecastFrame {
  const reading = readGovernors(sentence, governorsOf(sentence, parts.governor));
  return {
    sentence,
    event: { kind: "clause", predicate: parts.predicate },
    subject: parts.subject ?? childBy(sentence, parts.governor, "nsubj") ?? seemingSubject(sentence, parts.governor),
    direction: 1,
    estimate: parts.estimate,
    isEventNegated:
      (isNegated(sentence, parts.predicate) && !isThanNot(sentence, parts.governor)) !== (reading.isNegated && parts.pattern !== "expecting"),
    forecaster: parts.forecaster ?? reading.forecaster,
    from: Math.min(parts.governor, ...childrenBy(sentence, parts.governor, "nsubj", "cop", "aux"), reading.from),
    to: parts.governor,
    pattern: parts.pattern,
  };
}

/** "Is more likely *than not* to refuse": the "not" is no denial. */
function isThanNot(sentence: Sentence, governor: number): boolean {
  return /^than not$/i.test(`${sentence.tokens[governor + 1]?.form ?? ""} ${sentence.tokens[governor + 2]?.form ?? ""}`);
}

/** "Putin seems likely to", "looks set to": the subject stands at the verb of seeming. */
function seemingSubject(sentence: Sentence, index: number): number | null {
  const token = tokenAt(sentence, index);
  return hasRelation(token, ["xcomp", "conj"]) && token.head >= 0 ? childBy(sentence, token.head, "nsubj") : null;
}

/** "Is likely to", "is set to", "is expected to", "is going to". */
function infinitiveFrames(sentence: Sentence, governor: number): ForecastFrame[] {
  const lemma = lemmaAt(sentence, governor);
  const form = tokenAt(sentence, governor).form.toLowerCase();
  const isGoing = form === "going" && childrenBy(sentence, governor, "aux").some((aux) => lemmaAt(sentence, aux) === "be");
  const direction = prospectiveGovernors.get(form) ?? prospectiveGovernors.get(lemma);
  if (!isGoing && (direction === undefined || tokenAt(sentence, governor).xpos.match(/^VB[DPZG]?$/) !== null)) return [];
  const first = childrenBy(sentence, governor, "xcomp", "ccomp", "csubj", "advcl").find(
    (child) => isVerbTo(sentence, child) || (child > governor && isMistakenTo(sentence, child)),
  );
  if (first === undefined || isPast(sentence, governor) || isUnclaimed(sentence, governor)) return [];
  if (!isGoing && !isPredicative(sentence, governor)) return [];
  const isTurned = isNegated(sentence, governor) || hasNegator(sentence, governor);
  const isPassive = childBy(sentence, governor, "aux:pass", "nsubj:pass") !== null && expectingVerbs.has(lemma);
  const estimate = isGoing ? null : wordEstimate(sentence, governor, direction ?? 1, isTurned);
  return infinitivesOf(sentence, first).map((predicate) => {
    const frame = clauseFrame(sentence, {
      governor,
      predicate,
      estimate,
      pattern: isGoing ? "going-to" : "prospective",
      ...(isPassive ? { forecaster: "unnamed" as const } : {}),
    });
    return isGoing && isTurned ? { ...frame, isEventNegated: !frame.isEventNegated } : frame;
  });
}

/** It stands with a copula or under a verb of seeming, not before a noun ("a likely winner"). */
function isPredicative(sentence: Sentence, index: number): boolean {
  if (childBy(sentence, index, "cop", "aux:pass", "aux") !== null) return true;
  const { deprel, head } = tokenAt(sentence, index);
  if (baseRelation(deprel) === "conj") return isPredicative(sentence, head);
  return baseRelation(deprel) === "xcomp" && /^(?:seem|look|appear|remain|become|grow|get|be)$/.test(lemmaAt(sentence, head));
}

/** "An invasion is unlikely", "it is likely that", "is 70 percent likely", "I am confident that". */
function likelyFrames(sentence: Sentence, governor: number, text: string): ForecastFrame[] {
  const lemma = lemmaAt(sentence, governor);
  const direction = estimativeAdjectives.get(lemma) ?? sureAdjectives.get(lemma);
  if (direction === undefined || tokenAt(sentence, governor).upos === "VERB") return [];
  if (!isPredicative(sentence, governor) || isPast(sentence, governor) || isUnclaimed(sentence, governor)) return [];
  const isTurned = isNegated(sentence, governor) || hasNegator(sentence, governor);
  const words = wordEstimate(sentence, governor, direction, isTurned);
  const estimate = degreeInFigures(sentence, governor, text) ?? words;
  const clause = contentClauses(sentence, governor).find((child) => isFiniteClause(sentence, child));
  if (clause !== undefined) {
    if (!/^(?:un)?likely|(?:im)?probable|inevitable|unavoidable|inconceivable|unthinkable$/.test(lemma) && !isFuture(sentence, clause)) return [];
    const frame = clauseFrame(sentence, {
      governor,
      predicate: clause,
      estimate,
      pattern: "likely-clause",
      subject: childBy(sentence, clause, "nsubj"),
      forecaster: forecasterOf(sentence, governor),
    });
    return isPast(sentence, clause) ? [] : [{ ...frame, isEventNegated: isNegated(sentence, clause) }];
  }
  return estimativeAdjectives.has(lemma) ? likelyEvent(sentence, governor, estimate) : [];
}

/** "I am sure that they will", not "I am sure that they are". */
function isFuture(sentence: Sentence, predicate: number): boolean {
  return /^(?:will|['’]ll|wo|shall|would|could|may|might)$/.test(modalOf(sentence, predicate) ?? "");
}

/** Clauses that say what is likely; "unlikely, because …" has none, whatever the tree calls the reason. */
function contentClauses(sentence: Sentence, governor: number): number[] {
  return childrenBy(sentence, governor, "ccomp", "csubj").filter(
    (child) =>
      !childrenBy(sentence, child, "mark").some((mark) =>
        /^(?:because|since|as|if|unless|while|although|though|given|when)$/i.test(tokenAt(sentence, mark).form),
      ),
  );
}

function degreeInFigures(sentence: Sentence, governor: number, text: string): Estimate | null {
  const before = sentence.tokens[Math.max(0, governor - 4)];
  const stated = before === undefined ? null : statedEstimate(text, before.start, tokenAt(sentence, governor).start);
  return stated;
}

/** A clause that says something may come, or that has not happened yet: finite, not a plain infinitive. */
function isFiniteClause(sentence: Sentence, predicate: number): boolean {
  return !isVerbTo(sentence, predicate) && childBy(sentence, predicate, "nsubj", "expl") !== null;
}

function likelyEvent(sentence: Sentence, governor: number, estimate: Estimate): ForecastFrame[] {
  const subject = childBy(sentence, governor, "nsubj") ?? seemingSubject(sentence, governor);
  if (
    subject === null ||
    isThanNot(sentence, governor) ||
    childBy(sentence, governor, "xcomp") !== null ||
    contentClauses(sentence, governor).length > 0
  )
    return [];
  const token = tokenAt(sentence, subject);
  const saysLittle = ["certain", "sure", "remote", "unrealistic", "uncertain"].includes(lemmaAt(sentence, governor));
  const isNeither = /^neither$/i.test(token.form);
  if ((!/^NN/.test(token.xpos) && !isNeither) || saysLittle) return [];
  const reading = readGovernors(sentence, governorsOf(sentence, governor));
  return [
    {
      sentence,
      event: { kind: "noun", head: subject },
      subject: null,
      direction: 1,
      estimate,
      isEventNegated:
        (isNeither || childrenBy(sentence, subject, "det").some((det) => /^no$/i.test(tokenAt(sentence, det).form))) !== reading.isNegated,
      forecaster: reading.forecaster,
      from: Math.min(subject, governor, reading.from),
      to: governor,
      pattern: "likely-event",
    },
  ];
}

/** "I expect Congress to approve", "analysts predict that prices rise", "we anticipate a split", "I doubt that it lasts". */
function expectingFrames(sentence: Sentence, governor: number): ForecastFrame[] {
  const direction = expectingVerbs.get(lemmaAt(sentence, governor));
  const token = tokenAt(sentence, governor);
  if (direction === undefined || token.upos !== "VERB" || token.xpos === "VBG" || isUnclaimed(sentence, governor)) return [];
  if (childBy(sentence, governor, "aux:pass", "nsubj:pass") !== null || isPast(sentence, governor)) return [];
  if (hasRelation(token, ["acl"]) && token.deprel !== "acl:relcl") return [];
  if (childBy(sentence, governor, "nsubj") === null && !hasRelation(token, ["root", "conj", "parataxis"])) return [];
  const isTurned = isNegated(sentence, governor);
  const estimate = wordEstimate(sentence, governor, direction, isTurned);
  const forecaster = forecasterOf(sentence, governor);
  return expectedEvents(sentence, governor).map(({ event, subject }) => ({
    sentence,
    event,
    subject,
    direction: 1 as Direction,
    estimate,
    isEventNegated: event.kind === "clause" && isNegated(sentence, event.predicate),
    forecaster,
    from: Math.min(governor, ...childrenBy(sentence, governor, "nsubj", "aux")),
    to: governor,
    pattern: "expecting" as const,
  }));
}

/** "Expect Congress to approve": the infinitive may hang on the verb as an adverbial, or on the object. */
function looseInfinitive(sentence: Sentence, governor: number, object: number | null): number | undefined {
  const near = [...childrenBy(sentence, governor, "advcl", "obl"), ...(object === null ? [] : childrenBy(sentence, object, "acl", "nmod"))];
  return near.find((child) => object !== null && child > object && (isVerbTo(sentence, child) || isMistakenTo(sentence, child)));
}

/** "Expect Putin to sue": a "to" that the parser took for a preposition. */
function isMistakenTo(sentence: Sentence, index: number): boolean {
  return /^VB$/.test(tokenAt(sentence, index).xpos) && childrenBy(sentence, index, "case").some((mark) => /^to$/i.test(tokenAt(sentence, mark).form));
}

/** "Expect *between 50 and 60 jobs* to go": the range makes the parser take the object for an oblique. */
function countedObject(sentence: Sentence, governor: number): number | null {
  const counted = childrenBy(sentence, governor, "obl").find(
    (child) =>
      child > governor &&
      childBy(sentence, child, "nummod") !== null &&
      childrenBy(sentence, child, "case").some((mark) => /^(?:between|about|around|over|under)$/i.test(tokenAt(sentence, mark).form)),
  );
  return counted ?? null;
}

function expectedEvents(sentence: Sentence, governor: number): { event: ForecastFrame["event"]; subject: number | null }[] {
  const object = childBy(sentence, governor, "obj") ?? countedObject(sentence, governor);
  const complement =
    childrenBy(sentence, governor, "xcomp", "ccomp").find((child) => tokenAt(sentence, child).xpos !== "VBG") ??
    looseInfinitive(sentence, governor, object);
  if (complement !== undefined) {
    const own = childBy(sentence, complement, "nsubj");
    if (isVerbTo(sentence, complement) || isMistakenTo(sentence, complement)) {
      const subject = own ?? object;
      if (subject === null) return [];
      return infinitivesOf(sentence, complement).map((predicate) => ({ event: { kind: "clause" as const, predicate }, subject }));
    }
    return own === null || isPast(sentence, complement) ? [] : [{ event: { kind: "clause", predicate: complement }, subject: own }];
  }
  if (object !== null && lemmaAt(sentence, governor) === "doubt" && /^(?:it|that|this)$/i.test(tokenAt(sentence, object).form))
    return [{ event: { kind: "echo", head: object }, subject: null }];
  const isNoun =
    object !== null &&
    (/^NNS?$/.test(tokenAt(sentence, object).xpos) ||
      isOrdinal(sentence, object) ||
      /^(?:more|little|less|much)$/i.test(tokenAt(sentence, object).form));
  return isNoun ? [{ event: { kind: "noun", head: object }, subject: null }] : [];
}

/** "Do not expect *a third*". */
function isOrdinal(sentence: Sentence, index: number): boolean {
  return /^(?:second|third|fourth|fifth|repeat)$/i.test(tokenAt(sentence, index).form) && childBy(sentence, index, "det") !== null;
}

/** "I would be surprised if they exceeded …", "it is hard to see Moscow cutting …": expected not to be. */
function surpriseFrames(sentence: Sentence, governor: number): ForecastFrame[] {
  const lemma = lemmaAt(sentence, governor);
  if (/^(?:surprised|surprise|astonished|shocked|amazed|stunned)$/.test(tokenAt(sentence, governor).form.toLowerCase()))
    return surprisedIf(sentence, governor);
  if (!/^(?:hard|difficult|impossible)$/.test(lemma) || isPast(sentence, governor)) return [];
  const seeing = childrenBy(sentence, governor, "csubj", "xcomp", "ccomp", "advcl").find((child) =>
    /^(?:see|imagine|envisage|picture|foresee|conceive)$/.test(lemmaAt(sentence, child)),
  );
  if (seeing === undefined) return [];
  const event = childrenBy(sentence, seeing, "ccomp", "xcomp").find((child) => !isVerbTo(sentence, child));
  const object = childBy(sentence, seeing, "obj");
  const participle =
    event ?? (object === null ? undefined : childrenBy(sentence, object, "acl").find((child) => tokenAt(sentence, child).xpos === "VBG"));
  if (participle === undefined) return [];
  const subject = childBy(sentence, participle, "nsubj") ?? object;
  if (subject === null) return [];
  const estimate = { ...wordEstimate(sentence, governor, -1, false), words: `${lemma} to ${lemmaAt(sentence, seeing)}`, hasDegree: true };
  return [{ ...baseFrame(sentence, participle, governor), subject, estimate, pattern: "surprise" }];
}

function surprisedIf(sentence: Sentence, governor: number): ForecastFrame[] {
  const wouldBe = childrenBy(sentence, governor, "aux").some((aux) => /^(?:would|['’]d|will|['’]ll)$/i.test(tokenAt(sentence, aux).form));
  const clause = childrenBy(sentence, governor, "advcl", "ccomp").find((child) =>
    childrenBy(sentence, child, "mark").some((mark) => /^(?:if|to|were)$/i.test(tokenAt(sentence, mark).form)),
  );
  // "Do not be surprised if Moscow escalates".
  const isAsked = isNegated(sentence, governor) && /^do$/i.test(sentence.tokens.find((token) => /\p{L}/u.test(token.form))?.form ?? "");
  if (!(wouldBe || isAsked) || clause === undefined || childBy(sentence, clause, "nsubj") === null) return [];
  const isTurned = isNegated(sentence, governor);
  const estimate = { ...wordEstimate(sentence, governor, -1, isTurned), words: "would be surprised", hasDegree: true };
  return [
    {
      ...baseFrame(sentence, clause, governor),
      subject: childBy(sentence, clause, "nsubj"),
      estimate,
      isEventNegated: isNegated(sentence, clause),
      pattern: "surprise",
    },
  ];
}

function baseFrame(sentence: Sentence, predicate: number, governor: number): ForecastFrame {
  return {
    sentence,
    event: { kind: "clause", predicate },
    subject: null,
    direction: 1,
    estimate: null,
    isEventNegated: false,
    forecaster: "author",
    from: Math.min(governor, ...childrenBy(sentence, governor, "nsubj", "expl", "cop", "aux")),
    to: governor,
    pattern: "surprise",
  };
}

/** "My guess is that this happens by June", "our expectation is that". */
function guessFrames(sentence: Sentence, noun: number): ForecastFrame[] {
  if (!/^(?:guess|bet|prediction|expectation|forecast|hunch|wager)$/.test(lemmaAt(sentence, noun))) return [];
  const isOwn = childrenBy(sentence, noun, "nmod:poss").some((owner) => /^(?:my|our)$/i.test(tokenAt(sentence, owner).form));
  const { deprel, head } = tokenAt(sentence, noun);
  const predicate = deprel.startsWith("nsubj") && head >= 0 ? head : childBy(sentence, noun, "ccomp", "csubj");
  const clause = predicate !== null && lemmaAt(sentence, predicate) === "be" ? childBy(sentence, predicate, "ccomp") : predicate;
  if (!isOwn || clause === null || clause === undefined || subjectOf(sentence, clause) === null || isPast(sentence, clause)) return [];
  const estimate = { ...wordEstimate(sentence, noun, 1, false), hasDegree: true };
  return [
    {
      ...baseFrame(sentence, clause, noun),
      subject: subjectOf(sentence, clause),
      estimate,
      isEventNegated: isNegated(sentence, clause),
      pattern: "expecting",
    },
  ];
}

/** "The conflict threatens to spread": of a thing, left open; of somebody, a threat. */
function threateningFrames(sentence: Sentence, governor: number): ForecastFrame[] {
  const subject = childBy(sentence, governor, "nsubj");
  const predicate = childrenBy(sentence, governor, "xcomp").find((child) => isVerbTo(sentence, child));
  const isThing = subject !== null && tokenAt(sentence, subject).upos === "NOUN" && !isHumanNoun(lemmaAt(sentence, subject));
  if (!isThing || predicate === undefined || !/^VB[ZP]$/.test(tokenAt(sentence, governor).xpos) || isUnclaimed(sentence, governor)) return [];
  return [
    { ...baseFrame(sentence, predicate, governor), subject, direction: 0, estimate: wordEstimate(sentence, governor, 0, false), pattern: "risk" },
  ];
}

/** "Berlin risks losing its lever": left open. */
function riskFrames(sentence: Sentence, governor: number): ForecastFrame[] {
  if (lemmaAt(sentence, governor) === "threaten") return threateningFrames(sentence, governor);
  if (lemmaAt(sentence, governor) !== "risk" || !/^VB[ZP]$/.test(tokenAt(sentence, governor).xpos)) return [];
  if (isNegated(sentence, governor) || isUnclaimed(sentence, governor)) return [];
  const subject = childBy(sentence, governor, "nsubj");
  const predicate = childrenBy(sentence, governor, "xcomp", "ccomp").find((child) => tokenAt(sentence, child).xpos === "VBG");
  if (subject === null || predicate === undefined) return [];
  return [
    { ...baseFrame(sentence, predicate, governor), subject, direction: 0, estimate: wordEstimate(sentence, governor, 0, false), pattern: "risk" },
  ];
}
