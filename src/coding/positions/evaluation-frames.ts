import type { Sentence } from "../../nlp/sentence.ts";
import { isNegated, modalOf } from "../syntax/clause-status.ts";
import { baseRelation, childBy, childrenBy, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { isAsserted } from "./is-asserted.ts";
import type { PositionFrame } from "./position-frame.ts";
import { beyondMeasure, inPraise } from "./judging-adverbs.ts";
import { denyingAdjectives, deservedNouns, evaluativeAdjectives, evaluativeNouns } from "./stance-lexicon.ts";
import { lookUp, startOfWord } from "./spelled-word.ts";

/** Stances put in what something is: "is a mistake", "was welcome", "a sham election", "deserves credit", "is right to". */
export function evaluationFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, index) => [
    ...predicateFrames(sentence, index),
    ...attributeFrames(sentence, index),
    ...denyingFrames(sentence, index),
    ...deservingFrames(sentence, index),
  ]);
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
]);

const downtoners = /^(?:hardly|scarcely|barely|not|n['’]t|never|no|neither)$/i;

function weakenIfNegated(sentence: Sentence, index: number, stance: number): number {
  const ownWords = childrenBy(sentence, index, "advmod", "det", "cc:preconj").map((child) => tokenAt(sentence, child).form);
  const before = `${sentence.tokens[index - 2]?.form ?? ""} ${sentence.tokens[index - 1]?.form ?? ""}`.toLowerCase();
  const isTurned = isNegated(sentence, index) || ownWords.some((word) => downtoners.test(word)) || before === "far from" || before === "anything but";
  return isTurned ? -stance * 0.7 : stance;
}

function stanceOfWord(sentence: Sentence, index: number): number | undefined {
  const { form, upos } = tokenAt(sentence, index);
  const lemma = lemmaAt(sentence, index);
  if (upos === "NOUN" || upos === "PROPN") return nounStance(sentence, index);
  // "Looks worse than" compares; the lemma of "worse" is "bad".
  const own = lookUp(evaluativeAdjectives, sentence, index, form.toLowerCase());
  return own ?? (tokenAt(sentence, index).xpos === "JJ" ? evaluativeAdjectives.get(lemma) : undefined) ?? stanceOfMeasure(sentence, index);
}

/** "Hopelessly divided", "refreshingly candid": the adverb judges a word that only describes. */
function stanceOfMeasure(sentence: Sentence, index: number): number | undefined {
  if (!/^(?:JJ|VBN)/.test(tokenAt(sentence, index).xpos)) return undefined;
  const adverbs = childrenBy(sentence, index, "advmod").map((child) => tokenAt(sentence, child).form);
  return adverbs.some((adverb) => beyondMeasure.test(adverb)) ? -0.6 : adverbs.some((adverb) => inPraise.test(adverb)) ? 0.6 : undefined;
}

/** The noun's own value, or that of the adjective before an otherwise neutral noun ("a grave step", "a wise decision", "good news"). */
function nounStance(sentence: Sentence, index: number): number | undefined {
  const own = lookUp(evaluativeNouns, sentence, index, lemmaAt(sentence, index));
  const adjectives = childrenBy(sentence, index, "amod", "compound").map((child) => {
    const form = tokenAt(sentence, child).form.toLowerCase();
    return lookUp(evaluativeAdjectives, sentence, child, form) ?? superlatives.get(form) ?? (form === "poisoned" ? -0.7 : undefined);
  });
  const carried = /^(?:act|piece|sign|kind|form|exercise|stroke|case|mark|bit|recipe|monument)$/.test(lemmaAt(sentence, index))
    ? childrenBy(sentence, index, "nmod")
        .map((child) => evaluativeNouns.get(lemmaAt(sentence, child)))
        .find((stance) => stance !== undefined)
    : undefined;
  if (carried !== undefined) return carried;
  const attached = adjectives.find((stance) => stance !== undefined);
  // "A hollow victory", "a poor solution": the adjective takes the praise back; "a great mistake" stays one.
  if (own !== undefined && own > 0 && attached !== undefined && attached < 0) return attached;
  return own ?? attached;
}

const superlatives: ReadonlyMap<string, number> = new Map([
  ["best", 0.7],
  ["wisest", 0.8],
  ["finest", 0.7],
  ["worst", -0.8],
  ["greatest", 0.5],
  ["poorest", -0.5],
  ["smartest", 0.7],
  ["bravest", 0.7],
  ["boldest", 0.5],
  ["strongest", 0.5],
  ["weakest", -0.5],
  ["stupidest", -0.9],
]);

/** "Too timid", "too slow": beyond measure; not "too early to tell". */
function excessOf(sentence: Sentence, index: number): number | undefined {
  const isTooMuch = childrenBy(sentence, index, "advmod").some((child) => child < index && /^too$/i.test(tokenAt(sentence, child).form));
  if (tokenAt(sentence, index).upos !== "ADJ" || !isTooMuch || isNegated(sentence, index)) return undefined;
  return childrenBy(sentence, index, "xcomp", "advcl", "ccomp").some((child) => hasTo(sentence, child)) ? undefined : -0.5;
}

/** "X is a breakthrough", "that is laughable", "it would be a grave error to lift sanctions". */
function predicateFrames(sentence: Sentence, index: number): PositionFrame[] {
  const stance = excessOf(sentence, index) ?? stanceOfWord(sentence, index);
  if (stance === undefined || !isPredicative(sentence, index) || isUnderPretence(sentence, index) || isForeseen(sentence, index)) return [];
  const rightness = childrenBy(sentence, index, "xcomp", "advcl", "ccomp", "csubj").find(
    (child) => hasTo(sentence, child) || tokenAt(sentence, child).xpos === "VBG",
  );
  const subject = childBy(sentence, index, "nsubj", "csubj") ?? outerSubject(sentence, index);
  const isImpersonal =
    subject === null || childBy(sentence, index, "expl") !== null || (/^it$/i.test(tokenAt(sentence, subject).form) && rightness !== undefined);
  const topic = isImpersonal ? (rightness ?? null) : relativeTopic(sentence, index, subject);
  if (topic === null || isQuestionWord(sentence, topic) || isAddressed(sentence, topic) || isEmptyTopic(sentence, topic)) return [];
  const naming = namesItself(sentence, index, topic);
  const start = Math.min(
    tokenAt(sentence, index).start,
    subtreeSpan(sentence, topic).start,
    subject === null ? Number.POSITIVE_INFINITY : subtreeSpan(sentence, subject).start,
  );
  const end = Math.max(endOfPredicate(sentence, index), rightness === undefined ? 0 : subtreeSpan(sentence, rightness).end);
  const pattern = rightness === undefined ? "predicate" : "rightness";
  const placed = naming ? { topic: index, isNoun: true } : { topic };
  return [{ sentence, ...placed, holder: "author", stance: weakenIfNegated(sentence, index, stance), from: start, to: end, pattern }];
}

/** "It is a reckless pledge": the noun says what "it" is, and its adjective judges that. */
function namesItself(sentence: Sentence, index: number, topic: number): boolean {
  const { upos } = tokenAt(sentence, index);
  return (
    upos === "NOUN" &&
    /^(?:it|this|that)$/i.test(tokenAt(sentence, topic).form) &&
    !evaluativeNouns.has(lemmaAt(sentence, index)) &&
    !bland.test(lemmaAt(sentence, index))
  );
}

const bland =
  /^(?:act|piece|sign|kind|form|exercise|stroke|case|mark|bit|thing|matter|way|idea|step|move|news|point|moment|time|day|place|choice|decision)$/;

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
  if (!emptyTopics.has(lemmaAt(sentence, topic))) return false;
  return tokenAt(sentence, topic).xpos !== "NNS" && childBy(sentence, topic, "nmod:poss") === null;
}

function isPredicative(sentence: Sentence, index: number): boolean {
  if (childBy(sentence, index, "cop") !== null || isJudgingParticiple(sentence, index)) return true;
  const { deprel, head } = tokenAt(sentence, index);
  if (head < 0) return false;
  if (baseRelation(deprel) === "conj") return isPredicative(sentence, head) && childBy(sentence, index, "nsubj") === null;
  if (baseRelation(deprel) === "obl") return lemmaAt(sentence, head) === "amount";
  if (baseRelation(deprel) === "obj") return /^(?:represent|constitute|remain|mark|prove)$/.test(lemmaAt(sentence, head));
  // "Strikes me as unfair".
  if (lemmaAt(sentence, head) === "strike" && childrenBy(sentence, index, "case", "mark").some((mark) => lemmaAt(sentence, mark) === "as"))
    return true;
  return baseRelation(deprel) === "xcomp" && /^(?:seem|look|appear|remain|become|prove|sound)$/.test(lemmaAt(sentence, head));
}

/** "Euphoria is misplaced", "her choice was inspired": a participle that judges, by nobody. */
function isJudgingParticiple(sentence: Sentence, index: number): boolean {
  const { xpos, form } = tokenAt(sentence, index);
  if (xpos !== "VBN" || childBy(sentence, index, "aux:pass") === null) return false;
  if (lookUp(evaluativeAdjectives, sentence, index, form.toLowerCase()) === undefined && stanceOfMeasure(sentence, index) === undefined) return false;
  return !childrenBy(sentence, index, "obl").some((child) => childrenBy(sentence, child, "case").some((mark) => lemmaAt(sentence, mark) === "by"));
}

/** "Will be dangerous", "could be useful": a forecast, no stance. "Would be a mistake" is one. */
function isForeseen(sentence: Sentence, index: number): boolean {
  return /^(?:will|['’]ll|wo|shall|may|might|could|can)$/.test(modalOf(sentence, index) ?? "");
}

/** "To make it appear that China is a responsible power", "when the bunkers are safe": nobody's stance. */
function isUnderPretence(sentence: Sentence, index: number): boolean {
  const { deprel, head } = tokenAt(sentence, index);
  if (baseRelation(deprel) === "advcl")
    return childrenBy(sentence, index, "mark", "advmod").some((mark) =>
      /^(?:if|when|unless|until|whether|once)$/i.test(tokenAt(sentence, mark).form),
    );
  // "The charade that it is neutral", "the view that China is a threat".
  if (deprel === "acl" && head >= 0 && /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, head).upos)) return true;
  return baseRelation(deprel) === "ccomp" && head >= 0 && !isAsserted(sentence, index);
}

function outerSubject(sentence: Sentence, index: number): number | null {
  const { deprel, head } = tokenAt(sentence, index);
  return head >= 0 && /^(?:conj|xcomp|obj|obl|advcl)/.test(deprel) ? childBy(sentence, head, "nsubj", "csubj") : null;
}

function hasTo(sentence: Sentence, index: number): boolean {
  return childrenBy(sentence, index, "mark").some((mark) => lemmaAt(sentence, mark) === "to");
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

/** "The so-called inspection", "misguided sanctions". A neutral noun takes the stance of its adjective; an evaluative noun is no topic. */
function attributeFrames(sentence: Sentence, noun: number): PositionFrame[] {
  const { upos } = tokenAt(sentence, noun);
  if (upos !== "NOUN" && upos !== "PROPN") return [];
  return childrenBy(sentence, noun, "amod", "compound").flatMap((child) => {
    const form = tokenAt(sentence, child).form.toLowerCase();
    const judging = lookUp(evaluativeAdjectives, sentence, child, form);
    const isPlain = judging !== undefined && isDefinite(sentence, noun) && Math.abs(judging) >= 0.7 && !weakAttributes.has(form);
    const stance = isPlain ? judging : stanceOfMeasure(sentence, child);
    if (stance === undefined || evaluativeNouns.has(lemmaAt(sentence, noun)) || child > noun) return [];
    return [
      {
        sentence,
        topic: noun,
        holder: "author" as const,
        stance,
        from: startOfWord(sentence, child),
        to: tokenAt(sentence, noun).end,
        pattern: "attribute" as const,
      },
    ];
  });
}

/** "The so-called inspection", "China's sham 'peace plan'": told by the words, since quotation marks confuse trees. */
function denyingFrames(sentence: Sentence, index: number): PositionFrame[] {
  const form = tokenAt(sentence, index).form.toLowerCase();
  const isSoCalled = form === "called" && /^so-?$/i.test(joined(sentence, index));
  const stance = isSoCalled ? -0.5 : denyingAdjectives.get(form);
  const topic = stance === undefined ? null : nounAfter(sentence, index);
  if (stance === undefined || topic === null) return [];
  const first = isSoCalled ? sentence.tokens.findLastIndex((token, at) => at < index && /^so/i.test(token.form)) : index;
  return [
    {
      sentence,
      topic,
      holder: "author",
      stance,
      from: tokenAt(sentence, Math.max(0, first)).start,
      to: tokenAt(sentence, topic).end,
      pattern: "denying",
    },
  ];
}

/** Last noun of the run of adjectives and nouns after a token, quotation marks passed over. */
function nounAfter(sentence: Sentence, index: number): number | null {
  let found: number | null = null;
  for (let at = index + 1; at < Math.min(sentence.tokens.length, index + 7); at++) {
    const { upos, form, xpos } = tokenAt(sentence, at);
    if (/^["“”‘’'`]+$/.test(form)) {
      if (found !== null) break;
      continue;
    }
    if (upos === "NOUN" || upos === "PROPN") found = at;
    else if (found !== null || !/^(?:ADJ|NUM)$/.test(upos) || xpos === "PDT") break;
  }
  return found;
}

/** Words that mostly describe when they stand before a noun: "the right to vote", "good offices". */
const weakAttributes = new Set(["right", "good", "great", "bad", "wrong", "sound", "welcome", "illegal", "criminal", "brutal", "dangerous", "empty"]);

function joined(sentence: Sentence, index: number): string {
  return (sentence.tokens[index - 2]?.form ?? "") + (sentence.tokens[index - 1]?.form ?? "");
}

/** "Its misguided policy", "the reckless plan": something known is judged; "reckless plans" in general is not. */
function isDefinite(sentence: Sentence, noun: number): boolean {
  return childrenBy(sentence, noun, "det", "nmod:poss").some(
    (child) =>
      /^(?:the|this|that|these|those|its|his|her|their)$/i.test(tokenAt(sentence, child).form) || tokenAt(sentence, child).deprel === "nmod:poss",
  );
}

/** "Deserves praise for its flexibility", "deserves no credit", "makes sense", "makes no sense". */
function deservingFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const lemma = lemmaAt(sentence, verb);
  const object = childBy(sentence, verb, "obj");
  const subject = childBy(sentence, verb, "nsubj");
  if (object === null || subject === null || isQuestionWord(sentence, subject)) return [];
  const value =
    lemma === "deserve" || lemma === "merit"
      ? deservedNouns.get(lemmaAt(sentence, object))
      : lemma === "make" && lemmaAt(sentence, object) === "sense"
        ? 0.6
        : undefined;
  if (value === undefined) return [];
  const isNone = childrenBy(sentence, object, "det", "amod").some((child) => /^(?:no|little)$/i.test(tokenAt(sentence, child).form));
  const stance = isNone || isNegated(sentence, verb) ? -value : value;
  return [
    {
      sentence,
      topic: subject,
      holder: "author",
      stance,
      from: subtreeSpan(sentence, subject).start,
      to: endOfPredicate(sentence, verb),
      pattern: "deserving",
    },
  ];
}
