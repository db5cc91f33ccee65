import type { Sentence } from "../../language/sentence.ts";
import { isNegated } from "../syntax/clause-status.ts";
import { obliquesOf, prepositionOf } from "../syntax/clause.ts";
import { childBy, childrenBy, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { holderAt } from "./holder.ts";
import type { PositionFrame } from "./position-frame.ts";

/** Stances toward people and their claims: "I agree with Rebecca Stein", "I share her admiration for Wanjiru", "I have no sympathy for the Kremlin". */
export function agreementFrames(sentence: Sentence): PositionFrame[] {
  return [
    ...sentence.tokens.flatMap((_, index) => [
      ...agreeingFrames(sentence, index),
      ...partingFrames(sentence, index),
      ...sharingFrames(sentence, index),
      ...havingFrames(sentence, index),
    ]),
    ...contrastFrames(sentence),
  ];
}

const agreeing: ReadonlyMap<string, number> = new Map([
  ["agree", 0.5],
  ["concur", 0.5],
  ["sympathize", 0.5],
  ["sympathise", 0.5],
  ["side", 0.5],
  ["disagree", -0.5],
  ["differ", -0.4],
  ["quarrel", -0.4],
]);

interface Parts {
  readonly verb: number;
  readonly topic: number;
  readonly holder: PositionFrame["holder"];
  readonly stance: number;
}

function frameOf(sentence: Sentence, { verb, topic, holder, stance }: Parts): PositionFrame {
  const subject = childBy(sentence, verb, "nsubj");
  const spans = [verb, topic, ...(subject === null ? [] : [subject])].map((index) =>
    index === verb
      ? tokenAt(sentence, verb)
      : subtreeSpan(sentence, index, { without: (child) => child.deprel.endsWith(":relcl") || child.deprel === "ccomp" }),
  );
  return {
    sentence,
    topic,
    holder,
    stance,
    from: Math.min(...spans.map((span) => span.start)),
    to: Math.max(...spans.map((span) => span.end)),
    pattern: "feeling",
  };
}

function isTopic(sentence: Sentence, index: number): boolean {
  return /^(?:NOUN|PROPN|PRON)$/.test(tokenAt(sentence, index).upos) && !/^(?:me|you|us|each|those|whom)$/i.test(tokenAt(sentence, index).form);
}

/** "I (dis)agree with X", "I part company with X". */
function agreeingFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const object = childBy(sentence, verb, "obj");
  const parts = lemmaAt(sentence, verb) === "part" && object !== null && /^(?:company|ways)$/i.test(tokenAt(sentence, object).form);
  const value = parts ? -0.4 : agreeing.get(lemmaAt(sentence, verb));
  const holder = value === undefined ? null : holderAt(sentence, verb);
  const partner = obliquesOf(sentence, verb).find(({ preposition }) => preposition === "with")?.head;
  const topic = partner === undefined ? null : isTopic(sentence, partner) ? partner : claimOf(sentence, partner);
  if (value === undefined || holder === null || topic === null) return [];
  return [frameOf(sentence, { verb, topic, holder, stance: isNegated(sentence, verb) ? -value : value })];
}

/** "I part company with Poland", where the tree takes "part" for a noun. */
function partingFrames(sentence: Sentence, index: number): PositionFrame[] {
  const [part, company, preposition] = sentence.tokens.slice(index, index + 3).map((token) => token.form.toLowerCase());
  if (part !== "part" || !/^(?:company|ways)$/.test(company ?? "") || preposition !== "with") return [];
  if (!/^(?:i|we|must|do|would)$/i.test(sentence.tokens[index - 1]?.form ?? "") || lemmaAt(sentence, index + 1) === "part") return [];
  const topic = sentence.tokens.findIndex((token, at) => at > index + 2 && token.head === index + 1 && /^(?:NOUN|PROPN)$/.test(token.upos));
  if (topic < 0) return [];
  return [
    {
      sentence,
      topic,
      holder: "author",
      stance: -0.4,
      from: tokenAt(sentence, Math.max(0, index - 1)).start,
      to: subtreeSpan(sentence, topic).end,
      pattern: "feeling",
    },
  ];
}

/** "Those who think that Turkey will turn away": what they think; "those who see a lurch": what they see. */
function claimOf(sentence: Sentence, those: number): number | null {
  const clause = /^(?:those|people)$/i.test(tokenAt(sentence, those).form) ? childBy(sentence, those, "acl:relcl") : null;
  return clause === null ? null : (childBy(sentence, clause, "ccomp") ?? childBy(sentence, clause, "obj"));
}

const feelings: ReadonlyMap<string, number> = new Map([
  ..."admiration respect enthusiasm sympathy optimism hope confidence faith trust affection appreciation gratitude pride"
    .split(" ")
    .map((noun): [string, number] => [noun, 0.6]),
  ..."concern worry fear skepticism scepticism pessimism contempt anger outrage alarm unease suspicion distrust disappointment gloom despair dismay misgiving reservation qualm doubt objection"
    .split(" ")
    .map((noun): [string, number] => [noun, -0.5]),
  ["patience", 0.4],
  ["use", 0.4],
  ["love", 0.6],
  ["time", 0.4],
]);

/** Nouns for what somebody thinks, whatever about: to share somebody's view is to agree with them. */
export const viewNouns = /^(?:view|opinion|assessment|conclusion|judgment|judgement|analysis|reading)$/;

/** What is voiced, not had: "expressed his opposition to the deal". */
const voiced: ReadonlyMap<string, number> = new Map([
  ...["support", "backing", "approval", "satisfaction", "solidarity"].map((noun): [string, number] => [noun, 0.6]),
  ...["opposition", "disapproval", "dissatisfaction", "disagreement", "displeasure", "regret", "frustration", "criticism"].map(
    (noun): [string, number] => [noun, -0.6],
  ),
]);

const onTopic = /^(?:for|in|about|of|over|toward|towards|with|at|to)$/;

/** "I share Grace's admiration for the president"; "I share her view" is agreement with her. */
function sharingFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const object = lemmaAt(sentence, verb) === "share" ? childBy(sentence, verb, "obj") : null;
  const holder = object === null ? null : holderAt(sentence, verb);
  if (object === null || holder === null) return [];
  const sign = isNegated(sentence, verb) ? -1 : 1;
  const value = feelings.get(lemmaAt(sentence, object));
  const topic = topicOfFeeling(sentence, verb, object);
  const parted = partedFrom(sentence, object).map((noun) => frameOf(sentence, { verb, topic: noun, holder, stance: -0.4 * sign }));
  if (value !== undefined && topic !== null) return [frameOf(sentence, { verb, topic, holder, stance: sign * value }), ...parted];
  // "I do not share the gloom".
  if (value !== undefined && childBy(sentence, object, "det") !== null)
    return [frameOf(sentence, { verb, topic: object, holder, stance: sign * 0.4 }), ...parted];
  const owner = childrenBy(sentence, object, "nmod:poss").find((child) => isTopic(sentence, child));
  // "I share her alarm" is agreement with her too.
  const isView = value !== undefined || viewNouns.test(lemmaAt(sentence, object));
  return owner === undefined || !isView ? parted : [frameOf(sentence, { verb, topic: owner, holder, stance: sign * 0.5 }), ...parted];
}

/** "… but not her fatalism": what is shared no longer. */
function partedFrom(sentence: Sentence, shared: number): number[] {
  const joined = [
    ...childrenBy(sentence, shared, "conj", "appos"),
    ...childrenBy(sentence, shared, "nmod").flatMap((noun) => childrenBy(sentence, noun, "conj")),
  ];
  return joined.filter(
    (noun) =>
      isTopic(sentence, noun) &&
      /^(?:not|n['’]t)$/i.test(sentence.tokens.slice(Math.max(0, noun - 3), noun).find((token) => /^(?:not|n['’]t)$/i.test(token.form))?.form ?? ""),
  );
}

function topicOfFeeling(sentence: Sentence, verb: number, noun: number): number | null {
  const own = childrenBy(sentence, noun, "nmod").find((child) => onTopic.test(prepositionOf(sentence, child)) && isTopic(sentence, child));
  return (
    own ??
    obliquesOf(sentence, verb).find(({ preposition, head }) => onTopic.test(preposition) && head > noun && isTopic(sentence, head))?.head ??
    null
  );
}

/** "I have no sympathy for the Kremlin", "I have great respect for her", "Riyadh has doubts about the plan". */
function havingFrames(sentence: Sentence, verb: number): PositionFrame[] {
  const isVoiced = /^(?:express|voice|declare|signal|register|reiterate|harbour|harbor|announce|feel|show|profess)$/.test(lemmaAt(sentence, verb));
  const object = isVoiced || lemmaAt(sentence, verb) === "have" ? childBy(sentence, verb, "obj") : null;
  const noun = object === null ? "" : lemmaAt(sentence, object);
  const value = feelings.get(noun) ?? (isVoiced ? voiced.get(noun) : undefined);
  const holder = value === undefined ? null : holderAt(sentence, verb);
  if (object === null || value === undefined || holder === null) return [];
  const topic = topicOfFeeling(sentence, verb, object);
  const isDenied =
    isNegated(sentence, verb) ||
    childrenBy(sentence, object, "det", "amod").some((child) => /^(?:no|little|scant)$/i.test(tokenAt(sentence, child).form));
  // "Has a time for", "has the use of": only their denial is a stance.
  if (topic === null || (!isDenied && /^(?:time|use|patience|love|hope)$/.test(lemmaAt(sentence, object)))) return [];
  return [frameOf(sentence, { verb, topic, holder, stance: isDenied ? -value : value })];
}

/** "Unlike her, I see …": against the claim of whoever is named. */
function contrastFrames(sentence: Sentence): PositionFrame[] {
  const first = sentence.tokens.findIndex((token) => /^\p{L}/u.test(token.form));
  const comma = sentence.tokens.findIndex((token, index) => index > first && token.form === ",");
  if (!/^unlike$/i.test(sentence.tokens[first]?.form ?? "") || comma < 0 || !/^i$/i.test(sentence.tokens[comma + 1]?.form ?? "")) return [];
  const topic = sentence.tokens.findLastIndex((token, index) => index > first && index < comma && /^(?:PROPN|PRON|NOUN)$/.test(token.upos));
  if (topic < 0) return [];
  const head = tokenAt(sentence, topic).deprel === "flat" ? tokenAt(sentence, topic).head : topic;
  return [
    {
      sentence,
      topic: head,
      holder: "author",
      stance: -0.4,
      from: tokenAt(sentence, first).start,
      to: tokenAt(sentence, topic).end,
      pattern: "feeling",
    },
  ];
}
