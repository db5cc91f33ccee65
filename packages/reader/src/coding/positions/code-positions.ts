import { type PositionStatement, type Span, spansOverlap } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import type { ConceptRegistry } from "../concepts/concept-registry.ts";
import type { CodingContext, Speaker } from "../draft.ts";
import { draftCommon } from "../draft.ts";
import { isQuestion } from "../syntax/is-question.ts";
import { sentenceIndexAt } from "../syntax/sentence-lookup.ts";
import { prepositionOf } from "../syntax/clause.ts";
import { childrenBy, headOfSpan, tokenAt } from "../syntax/tree.ts";
import { adviceFrames } from "./advice-frames.ts";
import { advicePhrases } from "./advice-phrases.ts";
import { agreementFrames } from "./agreement-frames.ts";
import { attitudeFrames } from "./attitude-frames.ts";
import { attributeFrames } from "./attribute-frames.ts";
import { conductFrames } from "./conduct-frames.ts";
import { deservingFrames } from "./deserving-frames.ts";
import { evaluationFrames } from "./evaluation-frames.ts";
import { idiomFrames } from "./idiom-frames.ts";
import { joinedHolders } from "./joined-holders.ts";
import { leadingFrames } from "./leading-phrases.ts";
import { needFrames } from "./need-frames.ts";
import type { PositionFrame, PositionPattern } from "./position-frame.ts";
import { sideFrames } from "./side-frames.ts";
import { stanceFrames } from "./stance-frames.ts";
import { verdictFrames } from "./verdict-frames.ts";

/** Share of drafts of each pattern that are right, between what the development set shows and what documents showed when they were first read. */
const confidenceOf: Readonly<Record<PositionPattern, number>> = {
  predicate: 0.81,
  attribute: 0.68,
  denying: 0.78,
  verb: 0.76,
  advice: 0.83,
  rightness: 0.82,
  deserving: 0.82,
  feeling: 0.75,
  "scare-quotes": 0.5,
};

/**
 * Drafts of positions: who takes which stance on what, and how strongly. From evaluative words ("is a mistake", "a welcome
 * step"), denying ones ("so-called", "sham", "hardly a breakthrough"), stance verbs ("condemned the visit"), advice ("should
 * finance new routes" endorses financing them), agreement ("I share her alarm"), set phrases ("goes too far") and scare quotes.
 *
 * @param scareQuotes spans of words in marks that quote nobody, marks included, in text order
 * Cost: O(tokens × depth of the trees + set phrases × length of the text).
 */
export function codePositions(context: CodingContext, concepts: ConceptRegistry, scareQuotes: readonly Span[]): PositionStatement[] {
  const { sentences } = context.input.analysis;
  const framed = sentences.flatMap((sentence, index) => {
    if (isQuestion(sentence)) return [];
    const previous = sentences[index - 1] ?? null;
    const frames = [
      ...evaluationFrames(sentence),
      ...attributeFrames(sentence),
      ...deservingFrames(sentence),
      ...stanceFrames(sentence),
      ...sideFrames(sentence),
      ...attitudeFrames(sentence),
      ...needFrames(sentence),
      ...conductFrames(sentence),
      ...adviceFrames(sentence),
      ...idiomFrames(sentence, context.input.text),
      ...agreementFrames(sentence),
      ...leadingFrames(sentence, context.input.text),
      ...verdictFrames(sentence),
      ...advicePhrases(sentence, context.input.text),
    ];
    return [...frames, ...joinedHolders(sentence, frames)].map((frame) => toStatement(context, concepts, { ...frame, previous }));
  });
  const scared = scareQuotes.flatMap((quote) => {
    const frame = scareFrame(sentences, quote);
    return frame === null ? [] : [toStatement(context, concepts, { ...frame, previous: null })];
  });
  return dropRepeats([...framed, ...scared].filter((statement): statement is PositionStatement => statement !== null));
}

/** Words in scare quotes and the noun that they are or modify. */
function scareFrame(sentences: readonly Sentence[], quote: Span): PositionFrame | null {
  const sentence = sentences[sentenceIndexAt(sentences, quote.start)];
  if (sentence === undefined) return null;
  const inner = headOfSpan(sentence, { start: quote.start + 1, end: quote.end - 1 });
  if (inner < 0 || !/^(?:NOUN|PROPN)$/.test(tokenAt(sentence, inner).upos) || countWords(sentence, quote) > 3) return null;
  if (!isKnownName(sentence, quote)) return null;
  const { head, deprel } = tokenAt(sentence, inner);
  const topic = /^(?:amod|compound)$/.test(deprel) && head >= 0 ? head : inner;
  return {
    sentence,
    topic,
    holder: "author",
    stance: -0.4,
    from: quote.start,
    to: Math.max(quote.end, tokenAt(sentence, topic).end),
    pattern: "scare-quotes",
  };
}

/** "Its 'peace plan'", "the 'experts'": lower-case words that something known is called; titles, terms and quoted names are no scare quotes. */
function isKnownName(sentence: Sentence, quote: Span): boolean {
  const inside = sentence.tokens.filter((token) => token.start >= quote.start && token.end <= quote.end && /\p{L}/u.test(token.form));
  const first = sentence.tokens.findIndex((token) => token.start >= quote.start);
  const before = sentence.tokens[first - 1]?.form ?? "";
  return (
    inside.every((token) => /^\p{Ll}/u.test(token.form)) &&
    /^(?:the|this|that|these|those|its|his|her|their|our|['’]s|['’]|called|purported|supposed)$/i.test(before)
  );
}

function countWords(sentence: Sentence, span: Span): number {
  return sentence.tokens.filter((token) => token.start >= span.start && token.end <= span.end && /\p{L}/u.test(token.form)).length;
}

interface PlacedFrame extends PositionFrame {
  readonly previous: Sentence | null;
}

function toStatement(context: CodingContext, concepts: ConceptRegistry, frame: PlacedFrame): PositionStatement | null {
  const concept = topicOf(concepts, frame);
  if (concept === null) return null;
  const span = { start: frame.from, end: frame.to };
  const speaker = holderOf(context, concepts, frame, span);
  const isUnknown = speaker !== null && speaker.speaker === null;
  if (!isUnknown && (speaker ?? context.speakerAt(span)).speaker === concept.id) return null;
  const intensity = Math.max(-1, Math.min(1, Math.round(frame.stance * concept.sign * 10) / 10));
  return {
    ...draftCommon(context, {
      type: "position",
      span,
      status: "actual",
      confidence: confidenceOf[frame.pattern] * (concept.isGuess || isUnknown ? 0.8 : 1),
      ...(speaker === null ? {} : { speaker }),
      fields: [concept.id, intensity > 0],
    }),
    type: "position",
    concept: concept.id,
    agreement: intensity > 0,
    intensity,
  };
}

interface Topic {
  readonly id: string;
  readonly sign: 1 | -1;
  /** The pronoun was taken to stand for what the sentence before is about. */
  readonly isGuess: boolean;
}

function topicOf(concepts: ConceptRegistry, { sentence, topic: named, previous, isNoun, holder, deed }: PlacedFrame): Topic | null {
  const topic = counted(sentence, named);
  const own = isNoun === true ? concepts.conceptOfNoun(sentence, topic) : concepts.conceptOf(sentence, topic);
  const judged = deed === undefined ? null : concepts.conceptOfNoun(sentence, deed);
  if (own !== null && (judged === null || own.id.startsWith("concept:"))) return { ...own, isGuess: false };
  if (own !== null && judged !== null) return { ...judged, isGuess: false };
  const form = tokenAt(sentence, topic).form.toLowerCase();
  if (!/^(?:it|this|that|they|them|he|she|him|her|these|those|such)$/.test(form) || previous === null) return null;
  // Whom somebody else dislikes is told by a reference alone, not by a guess.
  if (holder !== "author" && /^(?:him|her)$/.test(form)) return null;
  const subject = /^(?:it|they|them|he|she|him|her)$/.test(form) ? concepts.antecedentOf(sentence, topic) : null;
  const thing = subject !== null && form === "it" && /^(?:state|org|group):/.test(subject.id) ? thingBefore(concepts, previous) : null;
  if (thing !== null) return { id: thing.id, sign: 1, isGuess: true };
  if (judged !== null && subject !== null && !subject.id.startsWith("concept:")) return { ...judged, isGuess: true };
  if (subject !== null) return { id: subject.id, sign: 1, isGuess: true };
  const root = previous.tokens.findIndex((token) => token.head < 0);
  const before = root < 0 ? null : concepts.conceptOf(previous, root);
  return before === null ? null : { id: before.id, sign: 1, isGuess: true };
}

/** "Moscow proposed a plan. It is a sham": what the sentence before says was made or done, rather than whoever did it. */
function thingBefore(concepts: ConceptRegistry, previous: Sentence): { readonly id: string } | null {
  const object = previous.tokens.findLastIndex((token) => token.upos === "NOUN" && token.deprel === "obj" && token.xpos === "NN");
  const use = object < 0 ? null : concepts.conceptOf(previous, object);
  return use !== null && use.id.startsWith("concept:") ? use : null;
}

/** "Some of her complaints", "most of them": those that are counted. */
function counted(sentence: Sentence, topic: number): number {
  if (!/^(?:some|many|most|much|few|none|neither|all|each|both|any|several|part|half)$/i.test(tokenAt(sentence, topic).form)) return topic;
  return childrenBy(sentence, topic, "nmod").find((child) => child > topic && prepositionOf(sentence, child) === "of") ?? topic;
}

/** Who holds it: null for the speaker of the passage, otherwise whoever the words name, reported by that speaker; nobody's id for "opposition leaders". */
function holderOf(context: CodingContext, concepts: ConceptRegistry, frame: PositionFrame, span: Span): Speaker | null {
  if (frame.holder === "author") return null;
  const around = context.speakerAt(span);
  const reportedBy = around.speaker === null ? around.reportedBy : [around.speaker, ...around.reportedBy];
  return { speaker: concepts.actorAt(frame.sentence, frame.holder), organization: null, reportedBy };
}

/** One position for a speaker, concept and side where spans overlap: the more certain one stands. */
function dropRepeats(statements: readonly PositionStatement[]): PositionStatement[] {
  const kept: PositionStatement[] = [];
  const takenOf = new Map<string, Span[]>();
  for (const statement of statements.toSorted((a, b) => b.confidence - a.confidence || a.start - b.start)) {
    const key = JSON.stringify([statement.speaker, statement.concept]);
    const taken = takenOf.get(key) ?? [];
    if (taken.some((span) => spansOverlap(span, statement))) continue;
    kept.push(statement);
    taken.push(statement);
    takenOf.set(key, taken);
  }
  return kept;
}
