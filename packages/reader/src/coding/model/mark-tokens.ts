import type { Quotation, Span, Statement } from "@rapporteur/core/model";
import { findQuotes, type TokenMarks } from "../../language/heads/index.ts";
import type { Sentence } from "../../language/sentence.ts";
import { causalVerbs, causeNouns, causePrepositions, effectAdverbs, effectNouns } from "../causes/causal-lexicon.ts";
import type { CodingInput } from "../coding-input.ts";
import {
  chanceNouns,
  estimativeAdjectives,
  estimativeAdverbs,
  expectingVerbs,
  holdingVerbs,
  prospectiveGovernors,
  sureAdjectives,
} from "../forecasts/estimative-lexicon.ts";
import {
  denyingAdjectives,
  evaluativeAdjectives,
  evaluativeNouns,
  feelingAdjectives,
  feelingVerbs,
  stanceVerbs,
} from "../positions/stance-lexicon.ts";
import { cueAdjectives, cueNouns, cueVerbs } from "../quotations/cue-lexicon.ts";
import { builtInLexicon } from "../relations/code-relations.ts";
import { findTriggers } from "../relations/match-patterns.ts";
import type { ActionLexicon } from "../relations/parse-action-lexicon.ts";
import { lemmaAt } from "../syntax/tree.ts";

/** What the rules drafted: marks for the model, which decides. */
export interface RuledDrafts {
  readonly quotations: readonly Quotation[];
  readonly statements: readonly Statement[];
}

/**
 * What gazetteer, lexicons, tagger, parser and rules know of each token. The model was trained with these marks beside the words (training/reader/marks.py), so that a
 * name or verb that its corpus lacks, a user's own among them, is not new to it.
 *
 * @returns all tokens of the text, in order. Cost: linear in tokens and drafts.
 */
export function markTokens(input: CodingInput, ruled: RuledDrafts, lexicon: ActionLexicon = builtInLexicon()): TokenMarks[] {
  const { sentences } = input.analysis;
  const board = new Board(sentences);
  for (const [index, sentence] of sentences.entries()) markSentence(board, sentence, { first: board.firstOf(index), lexicon });
  markMentions(board, input);
  for (const quotation of ruled.quotations) markQuotation(board, quotation);
  for (const statement of ruled.statements) markStatement(board, statement);
  for (const quote of findQuotes(input.text)) board.mark(quote, "quoted");
  return board.tokens();
}

/** Tokens of all sentences with their marks. */
class Board {
  readonly #tokens: (Span & { head: number; relation: string; marks: Set<string> })[] = [];
  readonly #first: number[] = [];

  constructor(sentences: readonly Sentence[]) {
    for (const { tokens } of sentences) {
      const first = this.#tokens.length;
      this.#first.push(first);
      for (const { start, end, head, deprel, xpos } of tokens)
        this.#tokens.push({ start, end, head: head < 0 ? -1 : first + head, relation: deprel, marks: new Set([`tag:${xpos}`, `rel:${deprel}`]) });
    }
  }

  firstOf(sentence: number): number {
    return this.#first[sentence] ?? 0;
  }

  add(token: number, mark: string): void {
    this.#tokens[token]?.marks.add(mark);
  }

  /** Marks every token that begins in the span; the first one as such too. */
  mark({ start, end }: Span, mark: string): void {
    let low = 0;
    let high = this.#tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#tokens[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    for (let at = low; (this.#tokens[at]?.start ?? end) < end; at++) this.add(at, mark);
  }

  tokens(): TokenMarks[] {
    return this.#tokens.map(({ start, end, head, relation, marks }) => ({ start, end, head, relation, marks: [...marks] }));
  }
}

function markSentence(board: Board, sentence: Sentence, { first, lexicon }: { first: number; lexicon: ActionLexicon }): void {
  for (const [index, token] of sentence.tokens.entries()) {
    for (const mark of lexicalMarks(lemmaAt(sentence, index), token.form.toLowerCase(), token.upos)) board.add(first + index, mark);
    const known = (token.upos === "NOUN" ? lexicon.nouns : lexicon.verbs).get(lemmaAt(sentence, index))?.[0];
    if (known !== undefined) board.add(first + index, `word:${known.action}`);
  }
  for (const { pattern, head, sources, targets, mutual } of findTriggers(sentence, lexicon)) {
    board.add(first + head, `act:${pattern.action}`);
    if (mutual) board.add(first + head, "act-mutual");
    for (const source of sources) board.add(first + source, "act-source");
    for (const { heads, via } of targets) for (const target of heads) board.add(first + target, `act-target:${via}`);
  }
}

const side = (value: number): string => (value > 0 ? "+" : value < 0 ? "-" : "0");

/** What the lexicons say of a word by its lemma and form. */
function lexicalMarks(lemma: string, form: string, upos: string): string[] {
  const marks: string[] = [];
  const note = (value: number | undefined | null, name: string): void => {
    if (value !== undefined) marks.push(`${name}:${value === null ? "?" : side(value)}`);
  };
  const cue = upos === "VERB" ? cueVerbs.get(lemma)?.[0]?.class : upos === "NOUN" ? cueNouns.get(lemma) : cueAdjectives.get(lemma);
  if (cue !== undefined) marks.push(`cue:${cue}`);
  if (upos === "VERB") {
    note(causalVerbs.get(lemma)?.sign, "causal");
    note(expectingVerbs.get(lemma), "likely");
    note(stanceVerbs.get(lemma) ?? feelingVerbs.get(lemma), "stance");
    if (holdingVerbs.has(lemma)) marks.push("holding");
  }
  if (upos === "NOUN") {
    note(chanceNouns.get(lemma), "likely");
    note(evaluativeNouns.get(lemma), "stance");
    if (causeNouns.has(lemma)) marks.push("causal:cause");
    if (effectNouns.has(lemma)) marks.push("causal:effect");
  }
  note(estimativeAdverbs.get(form) ?? estimativeAdjectives.get(form) ?? prospectiveGovernors.get(form), "likely");
  note(sureAdjectives.get(form), "sure");
  note(evaluativeAdjectives.get(form) ?? denyingAdjectives.get(form) ?? feelingAdjectives.get(form), "stance");
  if (causePrepositions.has(form)) marks.push("causal:by");
  if (effectAdverbs.has(form)) marks.push("causal:so");
  return marks;
}

function markMentions(board: Board, { analysis }: CodingInput): void {
  const typeOf = new Map(analysis.entities.map(({ id, type }) => [id, type]));
  for (const { sentence, head, kind, entities, start, end } of analysis.mentions) {
    board.mark({ start, end }, `mention:${kind}`);
    const token = board.firstOf(sentence) + head;
    board.add(token, entities.length > 1 ? "entity:several" : `entity:${typeOf.get(entities[0] ?? "") ?? "other"}`);
  }
}

function markQuotation(board: Board, { start, end, cue, speakerSpan, kind }: Quotation): void {
  board.mark({ start, end }, `said:${kind}`);
  board.mark({ start: cue[0], end: cue[1] }, "said-cue");
  if (speakerSpan !== null) board.mark({ start: speakerSpan[0], end: speakerSpan[1] }, "said-by");
}

function markStatement(board: Board, statement: Statement): void {
  switch (statement.type) {
    case "relation":
      board.mark(spanOf(statement.sourceSpan), "ruled-source");
      return board.mark(spanOf(statement.targetSpan), "ruled-target");
    case "position":
      return board.mark(statement, `ruled-stance:${statement.agreement ? "+" : "-"}`);
    case "forecast":
      board.mark(statement.event, `ruled-event:${side(statement.direction)}`);
      if (statement.horizon !== null) board.mark(statement.horizon, "ruled-horizon");
      if (statement.condition !== null) board.mark(statement.condition, "ruled-condition");
      return;
    case "cause":
      board.mark(statement.cause, "ruled-cause");
      board.mark(statement.effect, "ruled-effect");
      board.mark(spanOf(statement.connective), `ruled-link:${statement.sign === null ? "?" : side(statement.sign)}`);
  }
}

function spanOf([start, end]: readonly [number, number]): Span {
  return { start, end };
}
