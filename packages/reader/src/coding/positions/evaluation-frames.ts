import type { Sentence } from "../../language/sentence.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { isNegated, modalOf } from "../syntax/clause-status.ts";
import { baseRelation, childBy, childrenBy, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { isAsserted } from "./is-asserted.ts";
import { isDisbelieved } from "./is-disbelieved.ts";
import type { PositionFrame } from "./position-frame.ts";
import { evaluativeAdjectives, evaluativeNouns } from "./stance-lexicon.ts";
import { isLessened } from "./spelled-word.ts";
import { stanceOfComparison, stanceOfMeasure, stanceOfWord } from "./word-stance.ts";
import { stanceOfAdjective } from "./stance-of-adjective.ts";

/** Stances put in what something is: "is a mistake", "was welcome", "is right to", "is better than war". */
export function evaluationFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, index) => [...predicateFrames(sentence, index), ...roundaboutFrames(sentence, index)]);
}

/** "Is far from perfect", "is anything but fair", "is little short of blackmail": what is said hangs below the words that turn or stress it. */
function roundaboutFrames(sentence: Sentence, index: number): PositionFrame[] {
  const word = tokenAt(sentence, index).form.toLowerCase();
  const said = /^(?:far|anything|nothing|little|enough)$/.test(word) && childBy(sentence, index, "cop") !== null ? saidBelow(sentence, index) : null;
  const subject = said === null ? null : childBy(sentence, index, "nsubj", "csubj");
  const stance =
    said === null
      ? undefined
      : (stanceOfWord(sentence, said) ?? (word === "nothing" || word === "little" ? undefined : missedVirtue(sentence, said)));
  if (said === null || subject === null || stance === undefined || isUnderPretence(sentence, index) || isForeseen(sentence, index)) return [];
  if (isQuestionWord(sentence, subject) || isAddressed(sentence, subject) || isEmptyTopic(sentence, subject)) return [];
  const isTurned = /^(?:far|anything)$/.test(word);
  const from = subtreeSpan(sentence, subject).start;
  return [
    {
      sentence,
      topic: subject,
      holder: "author",
      stance: isTurned ? -stance * 0.7 : stance,
      from,
      to: tokenAt(sentence, said).end,
      pattern: "predicate",
    },
  ];
}

function saidBelow(sentence: Sentence, index: number): number | null {
  // "Were kind enough to let us know".
  if (/^enough$/i.test(tokenAt(sentence, index).form))
    return childrenBy(sentence, index, "advmod", "amod").find((child) => child === index - 1 && tokenAt(sentence, child).xpos === "JJ") ?? null;
  const found = childrenBy(sentence, index, "nmod", "obl", "advcl", "acl", "amod", "conj").find(
    (child) =>
      child > index && childrenBy(sentence, child, "case", "mark", "cc").some((mark) => /^(?:from|but|of|than)$/i.test(tokenAt(sentence, mark).form)),
  );
  return found ?? null;
}

/** Virtues that are praise only in being missed: an ambitious plan is just large, a plan that is hardly ambitious is bad. */
function missedVirtue(sentence: Sentence, index: number): number | undefined {
  return /^(?:ambitious|democratic|transparent|inclusive|satisfactory|satisfying|impartial|sustainable|reassuring|adequate|complete|foolproof|watertight)$/i.test(
    tokenAt(sentence, index).form,
  )
    ? 0.6
    : undefined;
}

/** "The danger is miscalculation": the subject only announces what follows. */
const emptyTopics = new Set([
  "danger",
  "problem",
  "risk",
  "mistake",
  "threat",
  "question",
  "point",
  "answer",
  "result",
  "truth",
  "trouble",
  "reason",
  "fear",
  "hope",
  "news",
  "chance",
  "odds",
  "odd",
  "prospect",
  "likelihood",
  "probability",
  "credit",
]);

const downtoners = /^(?:hardly|scarcely|barely|not|n['’]t|never|no|neither)$/i;

function weakenIfNegated(sentence: Sentence, index: number, stance: number): number {
  const ownWords = childrenBy(sentence, index, "advmod", "det", "cc:preconj").map((child) => tokenAt(sentence, child).form);
  const before = `${sentence.tokens[index - 2]?.form ?? ""} ${sentence.tokens[index - 1]?.form ?? ""}`.toLowerCase();
  const isDenied =
    isNegated(sentence, index) ||
    isLessened(sentence, index) ||
    ownWords.some((word) => downtoners.test(word)) ||
    before === "far from" ||
    before === "anything but";
  return isDenied !== isDisbelieved(sentence, index) ? -stance * 0.7 : stance;
}

/** "Is hardly ambitious". */
function deniedVirtue(sentence: Sentence, index: number): number | undefined {
  const virtue = missedVirtue(sentence, index);
  return virtue !== undefined && weakenIfNegated(sentence, index, virtue) < 0 ? virtue : undefined;
}

/** "Too timid", "too slow": beyond measure; not "too early to tell". */
function excessOf(sentence: Sentence, index: number): number | undefined {
  const isTooMuch = childrenBy(sentence, index, "advmod").some((child) => child < index && /^too$/i.test(tokenAt(sentence, child).form));
  if (tokenAt(sentence, index).upos !== "ADJ" || !isTooMuch || isNegated(sentence, index)) return undefined;
  return childrenBy(sentence, index, "xcomp", "advcl", "ccomp").some((child) => hasTo(sentence, child)) ? undefined : -0.5;
}

/** "X is a breakthrough", "that is laughable", "it would be a grave error to lift sanctions". */
function predicateFrames(sentence: Sentence, index: number): PositionFrame[] {
  const stance = excessOf(sentence, index) ?? stanceOfWord(sentence, index) ?? stanceOfComparison(sentence, index) ?? deniedVirtue(sentence, index);
  if (stance === undefined || !isPredicative(sentence, index) || isUnderPretence(sentence, index) || isForeseen(sentence, index)) return [];
  const rightness = childrenBy(sentence, index, "xcomp", "advcl", "ccomp", "csubj").find(
    (child) => hasTo(sentence, child) || tokenAt(sentence, child).xpos === "VBG" || isThat(sentence, index, child),
  );
  const subject = childBy(sentence, index, "nsubj", "csubj") ?? outerSubject(sentence, index);
  const isImpersonal =
    subject === null || childBy(sentence, index, "expl") !== null || (/^it$/i.test(tokenAt(sentence, subject).form) && rightness !== undefined);
  const topic = isImpersonal ? (rightness === undefined ? null : perceived(sentence, rightness)) : relativeTopic(sentence, index, subject);
  if (
    topic === null ||
    isExistential(sentence, index) ||
    isQuestionWord(sentence, topic) ||
    isAddressed(sentence, topic) ||
    isEmptyTopic(sentence, topic)
  )
    return [];
  const naming = namesItself(sentence, index, topic);
  const start = Math.min(
    tokenAt(sentence, index).start,
    subtreeSpan(sentence, topic).start,
    subject === null ? Number.POSITIVE_INFINITY : subtreeSpan(sentence, subject).start,
  );
  const end = Math.max(endOfPredicate(sentence, index), rightness === undefined ? 0 : subtreeSpan(sentence, rightness).end);
  const pattern = rightness === undefined ? "predicate" : "rightness";
  const placed = naming ? { topic: index, isNoun: true } : { topic, ...deedOf(sentence, index, topic) };
  return [
    { sentence, ...placed, holder: beholderOf(sentence, index), stance: weakenIfNegated(sentence, index, stance), from: start, to: end, pattern },
  ];
}

/** "For Moscow, the pact is a threat", "to its critics, the deal is a sham": in whose eyes it is so. */
function beholderOf(sentence: Sentence, index: number): PositionFrame["holder"] {
  const eye = childrenBy(sentence, index, "obl", "nmod").find((child) => {
    const isOpening = child < 6 && sentence.tokens[child + 1]?.form === ",";
    return isOpening && childrenBy(sentence, child, "case").some((mark) => mark <= 1 && /^(?:for|to)$/i.test(tokenAt(sentence, mark).form));
  });
  const isSomebody = eye !== undefined && (tokenAt(sentence, eye).upos === "PROPN" || isHumanNoun(lemmaAt(sentence, eye)));
  return eye !== undefined && isSomebody ? eye : "author";
}

/** "It is encouraging to see that prices fall": what is seen. */
function perceived(sentence: Sentence, infinitive: number): number {
  if (!/^(?:see|note|hear|learn|watch|witness|report)$/.test(lemmaAt(sentence, infinitive))) return infinitive;
  return childBy(sentence, infinitive, "ccomp", "obj") ?? infinitive;
}

/** "It is a reckless pledge": the noun says what "it" is, and its adjective judges that. */
function namesItself(sentence: Sentence, index: number, topic: number): boolean {
  const { upos } = tokenAt(sentence, index);
  return (
    upos === "NOUN" &&
    /^(?:it|this|that|they|these|those)$/i.test(tokenAt(sentence, topic).form) &&
    !evaluativeNouns.has(lemmaAt(sentence, index)) &&
    !bland.test(lemmaAt(sentence, index))
  );
}

/** "She refused. It was a brave *decision*": no person or state is a decision. */
function deedOf(sentence: Sentence, index: number, topic: number): { deed?: number } {
  const isDeed = /^(?:decision|choice|move|step|act|gesture|policy|idea|thing|way|stroke|response|performance|offer)$/.test(lemmaAt(sentence, index));
  return isDeed && /^(?:it|this|that)$/i.test(tokenAt(sentence, topic).form) ? { deed: index } : {};
}

const bland =
  /^(?:act|piece|sign|kind|form|exercise|stroke|case|mark|bit|thing|matter|way|idea|step|move|news|point|moment|time|day|place|choice|decision|one)$/;

/** ", which was arrogant": the noun or clause that the remark is about; of a clause that only restricts its noun, nothing. */
function relativeTopic(sentence: Sentence, index: number, subject: number | null): number | null {
  if (subject === null || !/^which$/i.test(tokenAt(sentence, subject).form)) return subject;
  const { deprel, head } = tokenAt(sentence, index);
  if (!deprel.endsWith(":relcl") || head < 0 || sentence.tokens[subject - 1]?.form !== ",") return null;
  return clauseSubject(sentence, index, head) ?? head;
}

/** "The White House ignored their warnings, which was arrogant": what ends the clause does not agree with it or is a name, so the clause is meant. */
function clauseSubject(sentence: Sentence, index: number, head: number): number | null {
  const governor = tokenAt(sentence, head).head;
  if (governor < 0 || tokenAt(sentence, governor).upos !== "VERB" || !/^obj|^obl/.test(tokenAt(sentence, head).deprel)) return null;
  const isSingular = childrenBy(sentence, index, "cop").some((cop) => /^(?:is|was)$/i.test(tokenAt(sentence, cop).form));
  const disagrees = tokenAt(sentence, head).xpos === "NNS" && isSingular;
  return disagrees || /^NNP/.test(tokenAt(sentence, head).xpos) ? childBy(sentence, governor, "nsubj") : null;
}

function isEmptyTopic(sentence: Sentence, topic: number): boolean {
  // "The treasury is empty", "the winter was harsh".
  if (
    /^(?:treasury|coffer|shelf|store|street|tank|reservoir|hall|seat|warehouse|barrack|arsenal|winter|summer|spring|autumn|weather|road|train|harvest|storm|night|terrain|soil)$/.test(
      lemmaAt(sentence, topic),
    )
  )
    return true;
  if (!emptyTopics.has(lemmaAt(sentence, topic))) return false;
  return tokenAt(sentence, topic).xpos !== "NNS" && childBy(sentence, topic, "nmod:poss") === null;
}

function isPredicative(sentence: Sentence, index: number): boolean {
  if (childBy(sentence, index, "cop") !== null || isJudgingParticiple(sentence, index) || isParticipleAdjective(sentence, index)) return true;
  const { deprel, head } = tokenAt(sentence, index);
  if (head < 0) return false;
  if (baseRelation(deprel) === "conj") return isPredicative(sentence, head) && childBy(sentence, index, "nsubj") === null;
  const isStriking =
    lemmaAt(sentence, head) === "strike" && childrenBy(sentence, index, "case", "mark").some((mark) => lemmaAt(sentence, mark) === "as");
  // "Strikes me as unfair", "amounts to a bribe".
  if (baseRelation(deprel) === "obl" && !isStriking) return lemmaAt(sentence, head) === "amount";
  if (baseRelation(deprel) === "obj") return /^(?:represent|constitute|remain|mark|prove)$/.test(lemmaAt(sentence, head));
  if (isStriking) return true;
  return baseRelation(deprel) === "xcomp" && /^(?:seem|look|appear|remain|become|prove|sound)$/.test(lemmaAt(sentence, head));
}

/** "It is encouraging to see", "the figures are misleading": taken for a verb in progress, but for nothing that it does. */
function isParticipleAdjective(sentence: Sentence, index: number): boolean {
  const { xpos, form } = tokenAt(sentence, index);
  if (!/^(?:VBG|JJ)$/.test(xpos) || childBy(sentence, index, "obj", "ccomp") !== null || !evaluativeAdjectives.has(form.toLowerCase())) return false;
  return childrenBy(sentence, index, "aux").some((aux) => lemmaAt(sentence, aux) === "be");
}

/** "Euphoria is misplaced", "her choice was inspired": a participle that judges, by nobody. */
function isJudgingParticiple(sentence: Sentence, index: number): boolean {
  const { xpos, form } = tokenAt(sentence, index);
  // "Has never been considered" is no praise, "is advised to" no verdict.
  if (xpos !== "VBN" || childBy(sentence, index, "aux:pass") === null || /^(?:considered|advised|measured)$/i.test(form)) return false;
  if (stanceOfAdjective(sentence, index) === undefined && stanceOfMeasure(sentence, index) === undefined) return false;
  return !childrenBy(sentence, index, "obl").some((child) => childrenBy(sentence, child, "case").some((mark) => lemmaAt(sentence, mark) === "by"));
}

/** "Will be dangerous", "could be useful": a forecast, no stance. "Would be a mistake" is one. */
function isForeseen(sentence: Sentence, index: number): boolean {
  const { deprel, head } = tokenAt(sentence, index);
  if (baseRelation(deprel) === "conj" && childBy(sentence, index, "cop", "aux") === null) return isForeseen(sentence, head);
  return /^(?:will|['’]ll|wo|shall|may|might|could|can)$/.test(modalOf(sentence, index) ?? "");
}

/** "To make it appear that China is a responsible power", "when the bunkers are safe", "whether it is effective": nobody's stance. */
function isUnderPretence(sentence: Sentence, index: number): boolean {
  const { deprel, head } = tokenAt(sentence, index);
  const marks = childrenBy(sentence, index, "mark", "advmod").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
  if (marks.some((mark) => /^(?:if|whether|unless)$/.test(mark))) return true;
  if (baseRelation(deprel) === "advcl") return marks.some((mark) => /^(?:when|until|once)$/.test(mark));
  if (baseRelation(deprel) === "conj" && childBy(sentence, index, "nsubj") === null) return isUnderPretence(sentence, head);
  // "The charade that it is neutral", "the view that China is a threat".
  const isOfNoun = head >= 0 && /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, head).upos) && childBy(sentence, head, "cop") === null;
  if (/^(?:acl|ccomp)$/.test(deprel) && isOfNoun) return true;
  // "No one suggests that it is perfect".
  const isNobodys = deprel === "ccomp" && head >= 0 && isNegated(sentence, head) && !isDisbelieved(sentence, index);
  return isNobodys || (baseRelation(deprel) === "ccomp" && head >= 0 && !isAsserted(sentence, index));
}

/** "There is no excuse for the delay": what there is, is said of nothing. */
function isExistential(sentence: Sentence, index: number): boolean {
  return childrenBy(sentence, index, "expl").some((child) => /^there$/i.test(tokenAt(sentence, child).form));
}

function outerSubject(sentence: Sentence, index: number): number | null {
  const { deprel, head } = tokenAt(sentence, index);
  return head >= 0 && /^(?:conj|xcomp|obj|obl|advcl)/.test(deprel) ? childBy(sentence, head, "nsubj", "csubj") : null;
}

function hasTo(sentence: Sentence, index: number): boolean {
  return childrenBy(sentence, index, "mark").some((mark) => lemmaAt(sentence, mark) === "to");
}

/** "It is a pity that the court never heard the case", where "it" stands for nothing else. */
function isThat(sentence: Sentence, index: number, clause: number): boolean {
  const isEmpty = childrenBy(sentence, index, "expl", "nsubj").some((child) => /^it$/i.test(tokenAt(sentence, child).form));
  return (
    isEmpty && clause > index && childrenBy(sentence, clause, "mark", "advmod").some((mark) => /^(?:that|how)$/i.test(tokenAt(sentence, mark).form))
  );
}

function isQuestionWord(sentence: Sentence, index: number): boolean {
  return /^W/.test(tokenAt(sentence, index).xpos) || /^there$/i.test(tokenAt(sentence, index).form);
}

function isAddressed(sentence: Sentence, index: number): boolean {
  return /^(?:i|we|you)$/i.test(tokenAt(sentence, index).form);
}

function endOfPredicate(sentence: Sentence, index: number): number {
  return subtreeSpan(sentence, index, {
    without: (child) => child.head === index && /^(?:nsubj|csubj|parataxis|advcl|conj|cc|expl)/.test(child.deprel),
  }).end;
}
