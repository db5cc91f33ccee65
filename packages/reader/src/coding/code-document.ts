import type { Warning } from "@rapporteur/core/base";
import { mergeAuthors } from "../pages/people/merge-authors.ts";
import {
  compareSpans,
  defaultScale,
  type Entity,
  type EstimativeScale,
  type Question,
  type Quotation,
  type Span,
  type Statement,
} from "@rapporteur/core/model";
import type { Answer, Comparison } from "../readout/readout.ts";
import { entitiesUsed } from "./entities-used.ts";
import { SpanIndex } from "../language/span-index.ts";
import { isQuestion } from "../language/tree/is-question.ts";
import { sentenceIndexAt } from "../language/tree/sentence-lookup.ts";
import { codeAnswers } from "./answers/code-answers.ts";
import type { CodingInput } from "./coding-input.ts";
import { codeComparison } from "./comparison/code-comparison.ts";
import type { ReadingModel, StartedWindows } from "../language/heads/index.ts";
import { codeWithModel, type CodingStages, type ModelCoding } from "./model/code-with-model.ts";
import { markTokens, ownActs } from "./model/mark-tokens.ts";
import { proseOf } from "./prose.ts";
import { statementsShown } from "./model/statements-shown.ts";
import type { ActionLexicon } from "./lexicons/parse-action-lexicon.ts";
import { assessText, isEnglish } from "../language/text-quality.ts";

export interface DocumentInput extends CodingInput {
  readonly questions: readonly Question[];
  /** BCP 47 tag that the source gives, or null where it gives none. */
  readonly language?: string | null;
}

export interface DocumentOptions {
  /** Scale that estimative words are read on; ICD 203 by default. */
  readonly scale?: EstimativeScale;
  /** Words of one's own that carry an action, beside the built-in ones. */
  readonly actions?: ActionLexicon;
}

/** The reading model, and what a user may choose beside it. */
export interface CodingOptions extends DocumentOptions {
  readonly model: ReadingModel;
  /** Windows of the text that were read in part before. */
  readonly started?: StartedWindows | undefined;
  readonly stages?: CodingStages | undefined;
}

/** Everything the built-in coder drafts from one document. */
export interface CodedDocument {
  /** The text's entities, the authors, actors that relations name by role alone, and the concepts that the statements speak of. */
  readonly entities: readonly Entity[];
  readonly quotations: readonly Quotation[];
  /** By start, longer first. */
  readonly statements: readonly Statement[];
  readonly answers: readonly Answer[];
  readonly comparison: readonly Comparison[];
  readonly warnings: readonly Warning[];
}

/**
 * Drafts of all statements of a document, with its quotations, the answers to its questions and the comparison of its
 * contributions. A text that is not English gives a warning and nothing else; a noisy one gives warnings and lower
 * confidence. Deterministic: the same input gives the same output.
 *
 * Cost: linear in the text for texts of usual sentence length.
 */
export function codeDocument(input: DocumentInput, options: CodingOptions): CodedDocument {
  const known = mergeAuthors(input.analysis.entities, input.authors ?? []);
  const foreign = foreignWarning(input);
  if (foreign !== null) return { entities: known, quotations: [], statements: [], answers: [], comparison: [], warnings: [foreign] };
  const { quotations, statements: drafted, entities, concepts, spokespeople, answerChance } = readStatements(input, options);
  const quality = assessText(input.text);
  const excluded = new SpanIndex(excludedSpans(input));
  const statements = arrange(drafted.filter(assertedIn(input)), excluded, quality.factor);
  const answers = codeAnswers(input, input.questions, { statements, answerChance });
  const comparison = codeComparison(input, { statements, concepts, questions: input.questions, answers, spokespeople });
  const said = quotations.filter((quotation) => !excluded.holds(quotation));
  const used = new Set([...entitiesUsed(statements, said, comparison), ...spokespeople.values()]);
  return {
    entities: withoutTwins([...known.map((entity) => withState(entity, spokespeople)), ...entities(used)]),
    quotations: said,
    statements,
    answers,
    comparison,
    warnings: quality.warnings,
  };
}

/** Who speaks for a state acts for it. */
function withState(entity: Entity, spokespeople: ReadonlyMap<string, string>): Entity {
  const actsFor = spokespeople.get(entity.id);
  return actsFor === undefined ? entity : { ...entity, country: entity.country ?? actsFor, actsFor };
}

/** Of entities with one id the first. */
function withoutTwins(entities: readonly Entity[]): Entity[] {
  return [...new Map(entities.toReversed().map((entity) => [entity.id, entity])).values()].toReversed();
}

/** Everything that is read, before what nobody said is taken out. */
function readStatements(input: DocumentInput, { model, started, actions, stages, scale = defaultScale }: CodingOptions): ModelCoding {
  const coded = codeWithModel(input, {
    model,
    started,
    scale,
    unread: excludedSpans(input),
    tokens: () => markTokens(input, actions),
    acts: ownActs(input, actions),
    stages,
    hasQuestions: input.questions.length > 0,
  });
  return { ...coded, statements: statementsShown(coded.statements) };
}

function foreignWarning({ text, language }: DocumentInput): Warning | null {
  const isDeclaredForeign = language !== undefined && language !== null && language !== "" && !/^en\b/i.test(language);
  if (isEnglish(text) && !(isDeclaredForeign && text.length < 200)) return null;
  const named = isDeclaredForeign ? ` (the page says "${language}")` : "";
  return { code: "language-not-english", message: `The text does not read as English${named}; nothing was drafted from it.` };
}

/** Bios, bylines and page furniture: nobody's statements. An interviewer's turn is read: it may tell what others said and did. */
function excludedSpans({ contributions, blocks }: DocumentInput): Span[] {
  const bios = contributions.flatMap(({ bio }) => (bio === null ? [] : [{ start: bio[0], end: bio[1] }]));
  const furniture = (blocks ?? []).filter((block) => block.kind === "bio" || block.kind === "byline" || block.kind === "other");
  return [...bios, ...furniture];
}

/** Asserts something, and in the text itself: no question, no title or heading, nothing that stands again in a contribution; where the blocks are not known, anywhere. */
function assertedIn(input: DocumentInput): (span: Span) => boolean {
  const { analysis, blocks = [] } = input;
  const prose = new SpanIndex(proseOf(input));
  return ({ start }) => {
    const sentence = analysis.sentences[sentenceIndexAt(analysis.sentences, start)];
    if (sentence !== undefined && isQuestion(sentence)) return false;
    return blocks.length === 0 || prose.holds({ start, end: start + 1 });
  };
}

/** Text order, each id once, nothing from excluded stretches, confidence lowered by the text's quality. */
function arrange(drafted: readonly Statement[], excluded: SpanIndex<Span>, factor: number): Statement[] {
  const seen = new Set<string>();
  return drafted
    .filter((statement) => !excluded.holds(statement))
    .toSorted((a, b) => compareSpans(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .filter((statement) => !seen.has(statement.id) && seen.add(statement.id) !== undefined)
    .map((statement) => ({ ...statement, confidence: Math.round(statement.confidence * factor * 100) / 100 }));
}
