import { firstIndex } from "@rapporteur/core/base";
import type { Action, Span } from "@rapporteur/core/model";
import { type ActWord, findQuotes, type TokenMarks } from "../../language/heads/index.ts";
import type { Sentence } from "../../language/sentence.ts";
import { causalVerbs, causeNouns, causePrepositions, effectAdverbs, effectNouns } from "../lexicons/causal-lexicon.ts";
import type { CodingInput } from "../coding-input.ts";
import { chanceNouns, expectingVerbs, holdingVerbs, likelyWords, sureAdjectives } from "../lexicons/estimative-lexicon.ts";
import { stanceAdjectives, stanceNouns, stanceVerbs } from "../lexicons/stance-lexicon.ts";
import { cueAdjectives, cueNouns, cueVerbs } from "../lexicons/cue-lexicon.ts";
import { type ActionLexicon, builtInActions } from "../lexicons/parse-action-lexicon.ts";
import { lemmaAt } from "../../language/tree/tree.ts";

/**
 * What gazetteer, lexicons, tagger and parser know of each token. The model was trained with these marks beside the words (training/reader/data/marks.py), so that a name or
 * verb that its corpus lacks is not new to it.
 *
 * @param own words of the user's that carry an action; they come before the built-in ones
 * @returns all tokens of the text, in order. Cost: linear in tokens.
 */
export function markTokens(input: CodingInput, own?: ActionLexicon): TokenMarks[] {
  const { sentences } = input.analysis;
  const board = new Board(sentences);
  for (const [index, sentence] of sentences.entries()) markSentence(board, sentence, { first: board.firstOf(index), own });
  markMentions(board, input);
  for (const quote of findQuotes(input.analysis.text)) board.mark(quote, "quoted");
  return board.tokens();
}

/** A token while it is marked. */
interface Marked extends Span {
  readonly head: number;
  readonly relation: string;
  marks: readonly string[];
}

/** Tokens of all sentences with their marks. Tokens with the same marks share the list of them: a text has many tokens and few such lists. */
class Board {
  readonly #tokens: Marked[] = [];
  readonly #first: number[] = [];
  readonly #own = new Map<string, readonly string[]>();
  readonly #longer = new Map<readonly string[], Map<string, readonly string[]>>();

  constructor(sentences: readonly Sentence[]) {
    for (const { tokens } of sentences) {
      const first = this.#tokens.length;
      this.#first.push(first);
      for (const { start, end, head, deprel, xpos } of tokens)
        this.#tokens.push({ start, end, head: head < 0 ? -1 : first + head, relation: deprel, marks: this.#ownMarks(xpos, deprel) });
    }
  }

  firstOf(sentence: number): number {
    return this.#first[sentence] ?? 0;
  }

  add(token: number, mark: string): void {
    const marked = this.#tokens[token];
    if (marked !== undefined && !marked.marks.includes(mark)) marked.marks = this.#with(marked.marks, mark);
  }

  #ownMarks(xpos: string, deprel: string): readonly string[] {
    const key = `${xpos} ${deprel}`;
    const marks = this.#own.get(key) ?? [`tag:${xpos}`, `rel:${deprel}`];
    this.#own.set(key, marks);
    return marks;
  }

  #with(marks: readonly string[], mark: string): readonly string[] {
    const known = this.#longer.get(marks) ?? new Map<string, readonly string[]>();
    const longer = known.get(mark) ?? [...marks, mark];
    this.#longer.set(marks, known.set(mark, longer));
    return longer;
  }

  /** Marks every token that begins in the span; the first one as such too. */
  mark({ start, end }: Span, mark: string): void {
    const first = firstIndex(this.#tokens.length, (at) => (this.#tokens[at]?.start ?? 0) >= start);
    for (let at = first; (this.#tokens[at]?.start ?? end) < end; at++) this.add(at, mark);
  }

  tokens(): TokenMarks[] {
    return this.#tokens;
  }
}

function markSentence(board: Board, sentence: Sentence, { first, own }: { first: number; own: ActionLexicon | undefined }): void {
  for (const [index, token] of sentence.tokens.entries()) {
    for (const mark of lexicalMarks(lemmaAt(sentence, index), token.form.toLowerCase(), token.upos)) board.add(first + index, mark);
    const action = actionOf(sentence, index, own) ?? actionOf(sentence, index, builtInActions());
    if (action !== null) board.add(first + index, `word:${action}`);
  }
}

/** The action that a lexicon gives to a verb or noun, whatever stands beside it. */
function actionOf(sentence: Sentence, index: number, lexicon: ActionLexicon | undefined): Action | null {
  const isNoun = sentence.tokens[index]?.upos === "NOUN";
  return (isNoun ? lexicon?.nouns : lexicon?.verbs)?.get(lemmaAt(sentence, index))?.[0]?.action ?? null;
}

/** The words of a text that a user's own lexicon gives an action, in order. Cost: O(tokens). */
export function ownActs({ analysis }: CodingInput, own: ActionLexicon | undefined): ActWord[] {
  if (own === undefined) return [];
  return analysis.sentences.flatMap((sentence) =>
    sentence.tokens.flatMap(({ start, end }, index) => {
      const action = actionOf(sentence, index, own);
      return action === null ? [] : [{ start, end, action }];
    }),
  );
}

const side = (value: number): string => (value > 0 ? "+" : value < 0 ? "-" : "0");

/** What the lexicons say of a word by its lemma and form. */
function lexicalMarks(lemma: string, form: string, upos: string): string[] {
  const marks: string[] = [];
  const note = (value: number | undefined | null, name: string): void => {
    if (value !== undefined) marks.push(`${name}:${value === null ? "?" : side(value)}`);
  };
  const cue = upos === "VERB" ? cueVerbs.get(lemma) : upos === "NOUN" ? cueNouns.get(lemma) : cueAdjectives.get(lemma);
  if (cue !== undefined) marks.push(`cue:${cue}`);
  if (upos === "VERB") {
    note(causalVerbs.get(lemma), "causal");
    note(expectingVerbs.get(lemma), "likely");
    note(stanceVerbs.get(lemma), "stance");
    if (holdingVerbs.has(lemma)) marks.push("holding");
  }
  if (upos === "NOUN") {
    note(chanceNouns.get(lemma), "likely");
    note(stanceNouns.get(lemma), "stance");
    if (causeNouns.has(lemma)) marks.push("causal:cause");
    if (effectNouns.has(lemma)) marks.push("causal:effect");
  }
  note(likelyWords.get(form), "likely");
  note(sureAdjectives.get(form), "sure");
  note(stanceAdjectives.get(form), "stance");
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
