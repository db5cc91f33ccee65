import { type Entity, type EstimativeScale, type Quotation, type Span, type Statement } from "@rapporteur/core/model";
import {
  type ActWord,
  findQuotes,
  PassageVectors,
  type Reading,
  type ReadingModel,
  type StartedWindows,
  type TokenMarks,
} from "../../language/heads/index.ts";
import { isAsked } from "../../language/tree/answered-clause.ts";
import type { CodingInput } from "../coding-input.ts";
import { causesOf } from "./causes.ts";
import type { ConceptNames } from "./concepts.ts";
import { assessedSentences, givenChances } from "../forecasts/given-chances.ts";
import { forecastsOf } from "./forecasts.ts";
import { positionsOf } from "./positions.ts";
import { quotationsOf } from "./quotations.ts";
import { openContext, type ReadingContext } from "./reading-context.ts";
import { relationsOf } from "./relations.ts";

/** What the reading model finds in a document. */
export interface ModelCoding {
  readonly quotations: readonly Quotation[];
  readonly statements: readonly Statement[];
  /** Names the matters that statements are about. */
  readonly concepts: ConceptNames;
  /** Parties and concepts that the text's own entities lack, of those that are used. */
  readonly entities: (used: ReadonlySet<string>) => Entity[];
  /** Authors who speak for a state by the words of the page around them. */
  readonly spokespeople: ReadonlyMap<string, string>;
  /** Chance that a sentence answers a question; null where one of them was not read. */
  readonly answerChance: (question: Span, sentence: Span) => number | null;
}

export interface WithModel {
  readonly model: ReadingModel;
  readonly started?: StartedWindows | undefined;
  readonly scale: EstimativeScale;
  readonly unread: readonly Span[];
  /** What is known of the words, from `markTokens`: asked for once, and let go when the model has read, since of a long text it takes as much memory as the words themselves. */
  readonly tokens: () => readonly TokenMarks[];
  readonly acts?: readonly ActWord[];
  readonly stages?: CodingStages | undefined;
  /** False where nobody will ask whether a sentence answers a question: then no vectors of passages are kept. */
  readonly hasQuestions?: boolean;
}

/** Who may end this process is told what comes next, so that each part has a limit of its own. */
export interface CodingStages {
  /** The model begins to read so many windows. @throws what its caller wants to end the coding by */
  readonly reading: (windows: number) => void;
  /** So many of them are read. */
  readonly read: (done: number) => void;
  /** They are read; the rest goes by rules again. */
  readonly settling: () => void;
}

/**
 * Drafts of all statements and quotations by the reading model. Deterministic: the same text gives the same drafts on every processor.
 *
 * @param unread stretches that are nobody's prose: bios, bylines, furniture
 * @param acts words that a user's lexicon gives an action, from `ownActs`
 * @param stages told before the model reads, and after
 * Cost: linear in the text.
 */
export function codeWithModel(input: CodingInput, { model, scale, hasQuestions = true, stages, ...known }: WithModel): ModelCoding {
  const { sentences, text: words } = input.analysis;
  const passages = hasQuestions ? new PassageVectors(sentences) : null;
  const chances = givenChances(sentences, words);
  const readings = readingsOf(input, {
    ...known,
    model,
    stages,
    expecting: new Set([...chances.keys(), ...assessedSentences(sentences, words)]),
    passages,
  });
  stages?.settling();
  const context = openContext(input, { readings, scale, chances, calibration: model.config.calibration });
  const quotations = quotationsOf(context, readings);
  const asserted = readings.filter(({ kind, sentence, trigger }) => kind === "forecast" || !isAsked(sentences[sentence], trigger));
  const statements = asserted.flatMap((reading) => statementsOf(context, reading));
  const { concepts, parties } = context;
  const entities = (used: ReadonlySet<string>): Entity[] => [...parties.entities(used), ...context.sides.unnamed(used), ...concepts.entities(used)];
  return { quotations, statements, concepts, entities, spokespeople: context.sides.spokespeople(), answerChance: answerChances(model, passages) };
}

interface ToRead extends Pick<WithModel, "model" | "started" | "unread" | "tokens" | "acts" | "stages"> {
  readonly expecting: ReadonlySet<number>;
  readonly passages: PassageVectors | null;
}

function readingsOf(input: CodingInput, { model, started, unread, tokens, acts, stages, expecting, passages }: ToRead): Reading[] {
  const { sentences, text } = input.analysis;
  return model.read(
    {
      text,
      sentences,
      blocks: input.blocks,
      unread,
      started,
      quotes: findQuotes(text),
      tokens: tokens(),
      expecting,
      onWindows: stages?.reading,
      onRead: stages?.read,
      ...(acts === undefined ? {} : { acts }),
    },
    passages ?? undefined,
  );
}

/** Most pairs of a question and a sentence that are judged in one document; a page of questions without end is left to the words in common. */
const mostPairs = 20_000;

/** Chances that sentences answer questions; null where one of them was not read, and beyond `mostPairs`. */
function answerChances(model: ReadingModel, passages: PassageVectors | null): ModelCoding["answerChance"] {
  if (passages === null) return () => null;
  const asked = new Map<number, Float32Array | null>();
  let pairs = 0;
  return (question, sentence) => {
    const vector = asked.has(question.start) ? asked.get(question.start) : passages.of(question);
    asked.set(question.start, vector ?? null);
    const said = vector ? passages.of(sentence) : null;
    if (!vector || said === null || pairs++ >= mostPairs) return null;
    return model.pairs.chances("answer", vector, [said])[0]?.[1] ?? null;
  };
}

function statementsOf(context: ReadingContext, reading: Reading): Statement[] {
  switch (reading.kind) {
    case "relation":
      return relationsOf(context, reading);
    case "position":
      return positionsOf(context, reading);
    case "forecast":
      return forecastsOf(context, reading);
    case "cause":
      return causesOf(context, reading);
    default:
      return [];
  }
}
