import { findStatedChances } from "./stated-chance.ts";
import { disclaimerOf } from "../syntax/disclaimer.ts";
import { defaultScale, type EstimativeScale, type ForecastStatement, type Span, type TextSpan, type VerbalProbability } from "@rapporteur/core/model";
import { cleftFrames } from "./cleft-frames.ts";
import { doomedFrames } from "./doomed-frames.ts";
import { echoedFrames } from "./echoed-frames.ts";
import type { Sentence } from "../../language/sentence.ts";
import { movingVerbs } from "../concepts/concept-lexicon.ts";
import type { ConceptRegistry, ConceptUse } from "../concepts/concept-registry.ts";
import type { CodingContext, Speaker } from "../draft.ts";
import { draftCommon } from "../draft.ts";
import { subjectOf } from "../syntax/clause.ts";
import { isQuestion } from "../syntax/is-question.ts";
import { childrenBy, lemmaAt, subtreeSpan, tokenAt } from "../syntax/tree.ts";
import { chanceFrames } from "./chance-frames.ts";
import { findCondition } from "./condition.ts";
import { eventSpan, eventText } from "./event-text.ts";
import type { ForecastFrame, ForecastPattern } from "./forecast-frame.ts";
import { findHorizons, type HorizonMatch } from "./horizon.ts";
import { modalFrames } from "./modal-frames.ts";
import { phraseFrames } from "./phrase-frames.ts";
import { estimateProbability, turnDirection } from "./probability.ts";
import { prospectiveFrames } from "./prospective-frames.ts";

/** Share of drafts of each pattern that are right, between what the development set shows and what documents showed when they were first read (`npm run eval -- statements`). */
const confidenceOf: Readonly<Record<ForecastPattern, number>> = {
  will: 0.95,
  "conditional-would": 0.8,
  "open-modal": 0.9,
  "going-to": 0.95,
  prospective: 0.95,
  "likely-event": 0.95,
  "likely-clause": 0.93,
  expecting: 0.94,
  chance: 0.88,
  stated: 0.95,
  surprise: 0.88,
  risk: 0.75,
  phrase: 0.88,
};

/**
 * Drafts of forecasts: what is expected, by whom, how surely, until when and on what condition. Left out are questions,
 * recommendations ("should", "must", "ought to"), wishes and promises, the future in the past ("said it would") and
 * futures that are only supposed.
 *
 * Cost: O(tokens × depth of the trees).
 */
export function codeForecasts(context: CodingContext, concepts: ConceptRegistry, scale: EstimativeScale = defaultScale): CodedForecast[] {
  let before: CodedForecast | null = null;
  const { sentences } = context.input.analysis;
  return sentences.flatMap((sentence, index) => {
    const found: CodedForecast[] = [];
    for (const frame of framesOf(context.input.text, sentence, sentences[index - 1] ?? null)) {
      const echoed: CodedForecast | null = frame.event.kind === "echo" ? before : null;
      const statement = toStatement(context, frame, { scale, echoed: echoed?.statement.event ?? null });
      if (statement !== null) found.push({ statement, about: echoed === null ? aboutOf(frame, concepts) : echoed.about });
    }
    before = found.at(-1) ?? null;
    return found;
  });
}

/** What the event is about: of "it will last" and "this arrangement to survive the winter" what lasts, else what the clause is about. */
function aboutOf(frame: ForecastFrame, concepts: ConceptRegistry): ConceptUse | null {
  return movedSubject(frame, concepts) ?? concepts.conceptOf(frame.sentence, keyOf(frame));
}

/** Verbs whose subject endures, whatever they endure. */
const enduring = /^(?:survive|endure|outlast|outlive|weather|withstand|hold|last)$/;

function movedSubject(frame: ForecastFrame, concepts: ConceptRegistry): ConceptUse | null {
  const { sentence, event } = frame;
  if (event.kind !== "clause") return null;
  const lemma = lemmaAt(sentence, event.predicate);
  const apart = childrenBy(sentence, event.predicate, "advmod", "compound:prt").some((child) =>
    /^(?:apart|down)$/i.test(tokenAt(sentence, child).form),
  );
  const moves = apart && /^(?:fall|break|come)$/.test(lemma) ? -1 : enduring.test(lemma) ? 1 : movingVerbs.get(lemma);
  const subject = frame.subject ?? subjectOf(sentence, event.predicate);
  const hasObject = childrenBy(sentence, event.predicate, "obj").length > 0;
  if (moves === undefined || subject === null || (hasObject && !enduring.test(lemma))) return null;
  const isPronoun = tokenAt(sentence, subject).upos === "PRON";
  const use = concepts.conceptOf(sentence, subject) ?? (isPronoun ? concepts.antecedentOf(sentence, subject) : null);
  return use === null ? null : { id: use.id, sign: use.sign * moves > 0 ? 1 : -1 };
}

/** A forecast and what its event is about: two forecasts about the same can be compared. */
export interface CodedForecast {
  readonly statement: ForecastStatement;
  readonly about: ConceptUse | null;
}

/** The frames of one sentence, one for each event: where several patterns see it, the one that says most. */
function framesOf(text: string, sentence: Sentence, previous: Sentence | null): ForecastFrame[] {
  if (isQuestion(sentence)) return [];
  const taken = new Set<number>();
  const frames = [
    ...chanceFrames(sentence, text),
    ...phraseFrames(sentence, text),
    ...echoedFrames(sentence),
    ...cleftFrames(sentence),
    ...doomedFrames(sentence),
    ...prospectiveFrames(sentence, text),
    ...modalFrames(sentence, previous),
  ];
  return frames
    .filter((frame) => {
      if (disclaimerOf(sentence, keyOf(frame))?.kind === "no sign") return false;
      const key = keyOf(frame);
      if (taken.has(key)) return false;
      taken.add(key);
      return true;
    })
    .sort((a, b) => keyOf(a) - keyOf(b));
}

function keyOf(frame: ForecastFrame): number {
  return frame.event.kind === "clause" ? frame.event.predicate : frame.event.head;
}

interface FrameReading {
  readonly scale: EstimativeScale;
  /** Event of the forecast before, which "the odds of that" and "I doubt it" speak of. */
  readonly echoed: TextSpan | null;
}

/** "Unlikely (25 per cent)": the number behind the words is what they mean. */
function withBracket(text: string, frame: ForecastFrame): ForecastFrame {
  const { estimate } = frame;
  if (estimate === null || estimate.stated !== null) return frame;
  const bracket = /^\s*\(([^()]{2,40})\)/.exec(text.slice(estimate.span.end, estimate.span.end + 60));
  const chance = bracket === null ? undefined : findStatedChances(bracket[1] ?? "")[0];
  if (bracket === null || chance === undefined) return frame;
  const span = { start: estimate.span.start, end: estimate.span.end + bracket[0].length };
  return { ...frame, estimate: { ...estimate, span, stated: { low: chance.low, high: chance.high } } };
}

function toStatement(context: CodingContext, plainFrame: ForecastFrame, { scale, echoed }: FrameReading): ForecastStatement | null {
  const frame = withBracket(context.input.text, plainFrame);
  if (frame.event.kind === "echo" && echoed === null) return null;
  const { text, documentDate } = context.input;
  const anchor = frame.event.kind === "clause" ? frame.event.predicate : frame.to;
  const condition = findCondition(frame.sentence, anchor) ?? (frame.to === anchor ? null : findCondition(frame.sentence, frame.to));
  const whole = eventSpan(frame);
  const horizon = chooseHorizon(horizonsOf(text, frame, { event: whole, documentDate }), condition);
  const event = echoed ?? trimEvent(text, whole, [horizon, condition, frame.estimate?.span ?? null]);
  if (event.end - event.start < 3) return null;
  const span = coverOf(frame, [echoed === null ? event : whole, horizon, condition, frame.estimate?.span ?? null]);
  const direction = turnDirection(frame.direction, frame.estimate, frame.isEventNegated);
  const probability: VerbalProbability | null = frame.estimate === null ? null : estimateProbability(frame.estimate, frame.isEventNegated, scale);
  const speaker = speakerOf(context, frame);
  return {
    ...draftCommon(context, {
      type: "forecast",
      span,
      status: condition === null && frame.pattern !== "conditional-would" ? "actual" : "hypothetical",
      confidence: confidenceOf[frame.pattern],
      fields: [event.start, event.end, direction],
      ...(speaker === null ? {} : { speaker }),
    }),
    type: "forecast",
    event: echoed ?? { text: eventText(text, frame, event), ...event },
    direction,
    probability,
    horizon: horizon === null ? null : { ...textSpan(text, horizon), from: horizon.from, to: horizon.to },
    condition: condition === null ? null : textSpan(text, condition),
  };
}

function textSpan(text: string, { start, end }: Span): TextSpan {
  return { text: text.slice(start, end), start, end };
}

/** Time expressions in the event's clause, or failing that those that open the sentence or close what the verb is coordinated with. */
function horizonsOf(text: string, frame: ForecastFrame, { event, documentDate }: { event: Span; documentDate: string | null }): HorizonMatch[] {
  const inside = findHorizons(text, clauseAround(frame, event), documentDate);
  if (inside.length > 0) return preferAfter(inside, tokenAt(frame.sentence, keyOf(frame)).start, event);
  if (frame.pattern === "stated" || frame.pattern === "chance") return findHorizons(text, frame.sentence, documentDate);
  const { sentence } = frame;
  const comma = sentence.tokens.find((token) => token.form === ",");
  const opening =
    comma === undefined
      ? []
      : findHorizons(text, { start: sentence.start, end: comma.start }, documentDate).filter(
          (match) => match.start - sentence.start < 4 && comma.start - match.end < 2,
        );
  if (opening.length > 0) return opening;
  const joins = frame.event.kind === "clause" && childrenBy(sentence, frame.event.predicate, "conj").length > 0;
  const closing = joins
    ? findHorizons(text, { start: event.end, end: sentence.end }, documentDate).filter((match) => sentence.end - match.end < 3)
    : [];
  return closing;
}

/** Times after the verb or before the clause bound the event; one inside its subject ("the pact of 2027") only where there is no other. */
function preferAfter(found: readonly HorizonMatch[], predicate: number, event: Span): HorizonMatch[] {
  const outside = found.filter((match) => match.start >= predicate || match.end <= event.start || match.start === event.start);
  return outside.length > 0 ? outside : [...found];
}

/** Where a horizon may stand: the event and, at either side, the rest of its clause up to the next comma or the sentence's edge. */
function clauseAround(frame: ForecastFrame, event: Span): Span {
  const { sentence } = frame;
  const start = Math.min(event.start, tokenAt(sentence, frame.from).start);
  const opening = sentence.tokens.findLast((token) => token.end <= start && /^[,;:–—]$/.test(token.form));
  const before = sentence.tokens.find((token) => token.start >= (opening?.end ?? sentence.start));
  const lead = opening !== undefined && opening.start - sentence.start < 40 ? sentence.start : (before?.start ?? start);
  const hasVerb = sentence.tokens.some((token) => token.start >= lead && token.end <= start && token.upos === "VERB");
  return { start: hasVerb ? start : Math.min(start, lead), end: Math.max(event.end, tokenAt(sentence, frame.to).end) };
}

function chooseHorizon(found: readonly HorizonMatch[], condition: Span | null): HorizonMatch | null {
  const outside = found.filter((match) => condition === null || match.end <= condition.start || match.start >= condition.end);
  return outside.find((match) => match.to !== null) ?? outside[0] ?? null;
}

/** Takes a horizon or condition off the edges of the event. */
function trimEvent(text: string, event: Span, parts: readonly (Span | null)[]): Span {
  let { start, end } = event;
  for (const part of [...parts, ...parts]) {
    if (part === null) continue;
    if (part.start <= start && part.end > start && part.end < end) start = part.end;
    if (part.end >= end && part.start > start && part.start < end) end = part.start;
    // What follows a horizon after a comma and a conjunction is another clause, whatever the tree says.
    if (part.end < end && part.start > start && /^\s*,\s*(?:and|but)\s/i.test(text.slice(part.end, end))) end = part.start;
    while (start < end && /[\s,;:–—-]/.test(text.charAt(start))) start++;
    while (end > start && /[\s,;:–—-]/.test(text.charAt(end - 1))) end--;
  }
  const dangling = /\s+(?:into|in|by|until|before|of|for|on|to|from|over|at|during|the)$/i.exec(text.slice(start, end));
  return { start, end: dangling === null ? end : end - dangling[0].length };
}

function coverOf(frame: ForecastFrame, parts: readonly (Span | null)[]): Span {
  const present = parts.filter((part): part is Span => part !== null);
  const named = typeof frame.forecaster === "number" ? [subtreeSpan(frame.sentence, frame.forecaster)] : [];
  const edges = [tokenAt(frame.sentence, Math.min(frame.from, frame.to)), tokenAt(frame.sentence, frame.to)];
  const all = [...present, ...named, ...edges];
  return { start: Math.min(...all.map((part) => part.start)), end: Math.max(...all.map((part) => part.end)) };
}

/** The speaker that the words themselves name; null where the quotations tell. */
function speakerOf(context: CodingContext, frame: ForecastFrame): Speaker | null {
  if (frame.forecaster === "author") return null;
  const around = context.speakerAt(tokenAt(frame.sentence, frame.to));
  const reportedBy = around.speaker === null ? around.reportedBy : [around.speaker, ...around.reportedBy];
  if (frame.forecaster === "unnamed") return { speaker: null, organization: null, reportedBy };
  const token = tokenAt(frame.sentence, frame.forecaster);
  const next = frame.sentence.tokens[frame.forecaster + 1];
  // "Dame Philippa predicts": the name behind a title that the parser took for the head.
  const titled = next?.head === frame.forecaster && next.deprel === "flat" ? next : token;
  const mention = context.input.analysis.mentions.find(
    (candidate) => candidate.entities.length === 1 && [token, titled].some(({ start, end }) => candidate.start <= start && end <= candidate.end),
  );
  return { speaker: mention?.entities[0] ?? null, organization: null, reportedBy };
}
