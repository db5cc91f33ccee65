import type { Sentence } from "../../language/sentence.ts";
import { isNegated, modalOf } from "../syntax/clause-status.ts";
import { childBy, childrenBy, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { attributesOf, obliquesOf, subjectOf } from "../syntax/clause.ts";
import { isAsserted } from "./is-asserted.ts";
import { judgingAdverbs, stanceOfAdverb } from "./judging-adverbs.ts";
import type { PositionFrame } from "./position-frame.ts";
import { evaluativeAdjectives, evaluativeNouns } from "./stance-lexicon.ts";

/** Verdicts put in what somebody did: "made a serious mistake", "governed badly", "the only remedy is diversification", "which was arrogant". */
export function verdictFrames(sentence: Sentence): PositionFrame[] {
  return sentence.tokens.flatMap((_, index) => [
    ...deedFrames(sentence, index),
    ...offerFrames(sentence, index),
    ...makingFrames(sentence, index),
    ...mannerFrames(sentence, index),
    ...qualityFrames(sentence, index),
    ...shownFrames(sentence, index),
    ...remedyFrames(sentence, index),
    ...matterFrames(sentence, index),
  ]);
}

function isSupposed(sentence: Sentence, verb: number): boolean {
  const marks = childrenBy(sentence, verb, "mark").map((mark) => tokenAt(sentence, mark).form.toLowerCase());
  return (
    marks.some((mark) => /^(?:if|unless|whether|to)$/.test(mark)) || /^(?:will|may|might|could|can|wo|['’]ll)$/.test(modalOf(sentence, verb) ?? "")
  );
}

function isJudged(sentence: Sentence, subject: number): boolean {
  return !/^(?:i|we|you|who|what|which|that|there|one|nobody|everyone)$/i.test(tokenAt(sentence, subject).form);
}

/** "The Commission made a serious mistake", "Paris committed a blunder", "the talks achieved a breakthrough". */
function deedFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const lemma = lemmaAt(sentence, verb);
  const object = /^(?:make|commit|repeat|achieve|score|deliver|produce|perpetuate)$/.test(lemma) ? childBy(sentence, verb, "obj") : null;
  const value = object === null ? undefined : evaluativeNouns.get(lemmaAt(sentence, object));
  const subject = subjectOf(sentence, verb);
  if (object === null || value === undefined || subject === null || !isJudged(sentence, subject) || isSupposed(sentence, verb)) return [];
  const isFault = /^(?:make|commit|repeat|perpetuate)$/.test(lemma);
  if (isFault !== value < 0 || /^(?:threat|problem|risk|crime|provocation|lie|excuse)$/.test(lemmaAt(sentence, object))) return [];
  const stance = isNegated(sentence, verb) ? -value * 0.7 : value;
  return [frameOf(sentence, { topic: subject, stance, from: subtreeSpan(sentence, subject).start, to: subtreeSpan(sentence, object).end })];
}

const models =
  /^(?:model|example|template|lesson|precedent|alternative|basis|blueprint|start|foundation|way|path|answer|solution|choice|decision|move|call|point|case|argument|offer)$/;

/** "Offers a serviceable model": praise for whoever does; "made one excellent decision": for the decision. */
function offerFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const lemma = lemmaAt(sentence, verb);
  const object = /^(?:offer|provide|set|give|make|take|present)$/.test(lemma) ? childBy(sentence, verb, "obj") : null;
  const subject = object === null ? null : subjectOf(sentence, verb);
  if (object === null || subject === null || !models.test(lemmaAt(sentence, object)) || isSupposed(sentence, verb) || !isJudged(sentence, subject))
    return [];
  const value = adjectiveStance(sentence, object);
  if (value === undefined || isNegated(sentence, verb) || !isAsserted(sentence, verb)) return [];
  // "One excellent decision, which was to send generators" is itself the matter; "the right call" only judges whoever made it.
  const isMatter = /^(?:make|take)$/.test(lemma) && childBy(sentence, object, "acl", "nmod") !== null;
  const topic = isMatter ? object : subject;
  return [frameOf(sentence, { topic, stance: value, from: subtreeSpan(sentence, subject).start, to: tokenAt(sentence, object).end })];
}

/** "None of this makes the deal a bad one", "the delay made the summit a farce": what the object is made out to be. */
function makingFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const object = /^(?:make|render)$/.test(lemmaAt(sentence, verb)) ? childBy(sentence, verb, "obj") : null;
  if (object === null || isSupposed(sentence, verb) || !/^(?:NOUN|PROPN)$/.test(tokenAt(sentence, object).upos)) return [];
  const name = childrenBy(sentence, verb, "xcomp", "obl").find((child) => child > object && childBy(sentence, child, "case") === null);
  const isNoun = name !== undefined && (tokenAt(sentence, name).upos === "NOUN" || /^one$/i.test(tokenAt(sentence, name).form));
  const value =
    name === undefined ? undefined : isNoun ? (evaluativeNouns.get(lemmaAt(sentence, name)) ?? adjectiveStance(sentence, name)) : undefined;
  if (name === undefined || value === undefined || !isAsserted(sentence, verb)) return [];
  const subject = subjectOf(sentence, verb);
  const isNone = isNegated(sentence, verb) || (subject !== null && /^(?:none|nothing)$/i.test(tokenAt(sentence, subject).form));
  const from = subject === null ? tokenAt(sentence, verb).start : subtreeSpan(sentence, subject).start;
  return [frameOf(sentence, { topic: object, stance: isNone ? -value * 0.7 : value, from, to: tokenAt(sentence, name).end })];
}

/** What the adjective before a noun says of it. */
function adjectiveStance(sentence: Sentence, noun: number): number | undefined {
  return childrenBy(sentence, noun, "amod")
    .map((child) => evaluativeAdjectives.get(tokenAt(sentence, child).form.toLowerCase()))
    .find((stance) => stance !== undefined);
}

interface Parts {
  readonly topic: number;
  readonly stance: number;
  readonly from: number;
  readonly to: number;
}

function frameOf(sentence: Sentence, parts: Parts): PositionFrame {
  return { sentence, holder: "author", pattern: "deserving", ...parts };
}

const conduct =
  /^(?:act|govern|handle|manage|play|perform|conduct|behave|lead|negotiate|respond|react|serve|treat|run|execute|communicate|defend|rule|prepare|plan|design|conceive|time|draft|word|target|craft|judge|choose|organize|organise|argue|advise|frame|calibrate|pitch|steer|coordinate|enforce|present|explain|implement|supervise|administer|oversee|reason|write|choreograph|orchestrate|guide|chair|moderate|mediate|preside|campaign|chart|formulate|construct|think)$/;
const manners: ReadonlyMap<string, number> = new Map([
  ..."badly poorly disastrously miserably abysmally ineptly clumsily shamefully terribly recklessly incompetently carelessly"
    .split(" ")
    .map((adverb): [string, number] => [adverb, -0.5]),
  ..."brilliantly masterfully skillfully skilfully superbly ably deftly adroitly admirably responsibly courageously wisely impressively"
    .split(" ")
    .map((adverb): [string, number] => [adverb, 0.5]),
]);

/** The adverb's verdict on conduct; "well" counts right before a participle ("well targeted"). */
function valueOfManner(sentence: Sentence, adverb: number, verb: number): number | undefined {
  const form = tokenAt(sentence, adverb).form.toLowerCase();
  if (form === "well") return adverb === verb - 1 && tokenAt(sentence, verb).xpos === "VBN" ? 0.5 : undefined;
  return manners.get(form) ?? (judgingAdverbs.has(form) ? undefined : (stanceOfAdverb(form) ?? undefined));
}

const qualities: ReadonlyMap<string, number> = new Map([
  ..."skill tact patience courage dignity grace finesse aplomb wisdom restraint foresight imagination honour honor honesty integrity humility generosity vigour vigor distinction determination competence professionalism prudence decency panache resolve"
    .split(" ")
    .map((noun): [string, number] => [noun, 0.5]),
  ..."arrogance contempt incompetence cowardice cynicism brutality recklessness clumsiness disdain complacency indifference negligence cruelty impunity condescension timidity ineptitude malice"
    .split(" ")
    .map((noun): [string, number] => [noun, -0.6]),
]);

/** "Steered the delegations with patience and tact": how somebody did it. */
function qualityFrames(sentence: Sentence, verb: number): PositionFrame[] {
  if (tokenAt(sentence, verb).upos !== "VERB") return [];
  const object = childBy(sentence, verb, "obj");
  const nouns = object === null ? [] : attributesOf(sentence, object);
  const quality = [...obliquesOf(sentence, verb), ...nouns].find(
    ({ preposition, head }) => preposition === "with" && qualities.has(lemmaAt(sentence, head)),
  );
  const value = quality === undefined ? undefined : qualities.get(lemmaAt(sentence, quality.head));
  const subject = quality === undefined ? null : subjectOf(sentence, verb);
  if (quality === undefined || value === undefined || subject === null || !isJudged(sentence, subject) || isSupposed(sentence, verb)) return [];
  if (!isAsserted(sentence, verb) || modalOf(sentence, verb) !== null || isNegated(sentence, verb)) return [];
  return [frameOf(sentence, { topic: subject, stance: value, from: subtreeSpan(sentence, subject).start, to: tokenAt(sentence, quality.head).end })];
}

/** "The mediators showed great patience", "displayed a rare cowardice". */
function shownFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const shown = /^(?:show|display|demonstrate|exhibit|evince|betray)$/.test(lemmaAt(sentence, verb)) ? childBy(sentence, verb, "obj") : null;
  const value = shown === null ? undefined : qualities.get(lemmaAt(sentence, shown));
  const subject = shown === null ? null : subjectOf(sentence, verb);
  if (shown === null || value === undefined || subject === null || !isJudged(sentence, subject) || isSupposed(sentence, verb)) return [];
  const isNone =
    isNegated(sentence, verb) ||
    childrenBy(sentence, shown, "det", "amod").some((child) => /^(?:no|little|scant)$/i.test(tokenAt(sentence, child).form));
  return [
    frameOf(sentence, {
      topic: subject,
      stance: isNone ? -value : value,
      from: subtreeSpan(sentence, subject).start,
      to: tokenAt(sentence, shown).end,
    }),
  ];
}

/** "She governed badly". */
function mannerFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const subject = conduct.test(lemmaAt(sentence, verb)) ? subjectOf(sentence, verb) : null;
  if (subject === null || !isJudged(sentence, subject) || isSupposed(sentence, verb)) return [];
  const adverb = childrenBy(sentence, verb, "advmod").find((child) => valueOfManner(sentence, child, verb) !== undefined);
  const value = adverb === undefined ? undefined : valueOfManner(sentence, adverb, verb);
  if (adverb === undefined || value === undefined) return [];
  const end = Math.max(tokenAt(sentence, adverb).end, tokenAt(sentence, verb).end);
  return [
    frameOf(sentence, { topic: subject, stance: isNegated(sentence, verb) ? -value : value, from: subtreeSpan(sentence, subject).start, to: end }),
  ];
}

/** "The European mission matters": a noun right before the verb, which taggers take for the noun. */
function matterFrames(sentence: Sentence, index: number): PositionFrame[] {
  const subject = index - 1;
  const next = sentence.tokens[index + 1]?.form ?? ".";
  if (tokenAt(sentence, index).form !== "matters" || !/^(?:NOUN|PROPN)$/.test(sentence.tokens[subject]?.upos ?? "")) return [];
  if (!/^(?:[.,;:!]|more|most|a|enormously|greatly)$/i.test(next)) return [];
  const from = subtreeSpan(sentence, subject, { without: (child) => child.head === subject && child.deprel === "case" }).start;
  return [frameOf(sentence, { topic: subject, stance: 0.4, from, to: tokenAt(sentence, index).end })];
}

/** "The last thing the region needs". */
function isNeeded(sentence: Sentence, noun: number): boolean {
  return childrenBy(sentence, noun, "acl").some((clause) => /^(?:need|want)$/.test(lemmaAt(sentence, clause)));
}

const remedies =
  /^(?:thing|move|hope|bet|remedy|answer|way|course|option|response|solution|choice|policy|strategy|alternative|cure|step|approach|path|recipe)$/;

/** "The only remedy is diversification", "the best response is to wait", "the worst option is a ban". */
function remedyFrames(sentence: Sentence, noun: number): PositionFrame[] {
  const { deprel, head } = tokenAt(sentence, noun);
  if (!remedies.test(lemmaAt(sentence, noun)) || !deprel.startsWith("nsubj") || head < noun || !isAsserted(sentence, head)) return [];
  const words = childrenBy(sentence, noun, "amod").map((child) => tokenAt(sentence, child).form.toLowerCase());
  const isThing = /^(?:thing|hope)$/.test(lemmaAt(sentence, noun));
  const value = words.some(
    (word) => !(isThing && word === "only") && /^(?:only|best|right|wisest|smartest|safest|sensible|better|wiser|proper|realistic)$/.test(word),
  )
    ? 0.6
    : words.some((word) => /^(?:worst|wrong)$/.test(word) || (word === "last" && isThing && isNeeded(sentence, noun)))
      ? -0.6
      : undefined;
  const isIdentity = childBy(sentence, head, "cop") !== null || lemmaAt(sentence, head) === "be";
  const topic = lemmaAt(sentence, head) === "be" ? (childBy(sentence, head, "xcomp", "ccomp", "csubj") ?? head) : head;
  if (value === undefined || !isIdentity || tokenAt(sentence, topic).upos === "ADJ") return [];
  const end = subtreeSpan(sentence, topic, {
    without: (child) => child.head === topic && /^(?:nsubj|conj|cc|parataxis|advcl)/.test(child.deprel),
  }).end;
  return [
    {
      ...frameOf(sentence, { topic, stance: isNegated(sentence, head) ? -value : value, from: subtreeSpan(sentence, noun).start, to: end }),
      isNoun: /^(?:NOUN|PROPN)$/.test(tokenAt(sentence, topic).upos),
    },
  ];
}
