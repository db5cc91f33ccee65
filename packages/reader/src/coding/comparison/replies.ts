import type { Span, Statement } from "@rapporteur/core/model";
import type { Comparison } from "../../readout/readout.ts";
import { sentenceIndexAt } from "../../language/tree/sentence-lookup.ts";
import type { CodingInput } from "../coding-input.ts";
import { type AuthorNames, turnOf } from "./author-names.ts";
import type { MatterWords } from "./matter-words.ts";
import { authorOf } from "./own-statements.ts";
import type { Say } from "./say.ts";

/** What replies are looked for in. */
export interface Heard {
  /** What contributions say in their own voice. */
  readonly own: readonly Statement[];
  /** What those statements say on matters. */
  readonly says: readonly Say[];
  readonly words: MatterWords;
  readonly names: AuthorNames;
  /** Numbers of sentences whose turn to another is in a comparison already. */
  readonly placed: ReadonlySet<number>;
}

/**
 * Where a contribution says of itself that it agrees or disagrees with another: "I disagree with Anna about staying home" beside what Anna said of it. Of one who is named the statement
 * is meant that shares most with the reply, of one who spoke just before else the last one; beyond them nobody can tell. Of those of the training part of the corpus 13 of 29 are in the annotation, which is not complete.
 *
 * Cost: O(replies · statements of those replied to).
 */
export function comparedByThemselves(input: CodingInput, heard: Heard): Comparison[] {
  const { sentences, text } = input.analysis;
  const others = indexOf(heard);
  const said = Map.groupBy(heard.own, ({ start }) => sentenceIndexAt(sentences, start));
  return [...said].flatMap(([at, [statement]]) => {
    const sentence = sentences[at];
    const contribution = statement?.contribution ?? null;
    if (sentence === undefined || statement === undefined || contribution === null || heard.placed.has(at)) return [];
    const author = authorOf(input, contribution);
    const turn = turnOf(text.slice(sentence.start, sentence.end), { names: heard.names, author });
    // "I disagree with Anna." says on what in the sentence behind it.
    const isBare = sentence.tokens.length <= mostOfBare;
    const spokenOf = new Set(
      (isBare ? [at, at + 1] : [at]).flatMap((one) => spokenIn(heard, { sentence: sentences[one], says: others.bySentence.get(one) ?? [] })),
    );
    const meant = turn === null ? null : meantBy(input, { at, contribution, author, to: turn.to, words: spokenOf }, others);
    if (turn === null || meant === null) return [];
    const sides = [meant, { contribution, statement: statement.id }]
      .toSorted((a, b) => a.contribution - b.contribution)
      .map((side) => ({ contributions: [side.contribution], statements: [side.statement] }));
    return [{ about: meant.about, kind: turn.kind, sides }];
  });
}

/** Tokens, with the label of a turn, of a sentence that can say no more than whom it agrees with. */
const mostOfBare = 8;

function spokenIn({ words }: Heard, { sentence, says }: { readonly sentence: Span | undefined; readonly says: readonly Say[] }): string[] {
  return [...(sentence === undefined ? [] : words.in(sentence).words), ...says.flatMap((say) => [...say.words])];
}

/** A sentence that replies to somebody. */
interface Reply {
  /** Index of its sentence. */
  readonly at: number;
  readonly contribution: number;
  readonly author: string;
  /** The other whom it names. */
  readonly to: string | null;
  /** What it speaks of, in its own words and in those that its pronouns stand for. */
  readonly words: ReadonlySet<string>;
}

/** What was said, by who said it and where. */
interface Others {
  readonly byAuthor: ReadonlyMap<string, readonly Say[]>;
  readonly byContribution: ReadonlyMap<number, readonly Say[]>;
  readonly bySentence: ReadonlyMap<number, readonly Say[]>;
}

function indexOf({ says }: Heard): Others {
  return {
    byAuthor: Map.groupBy(says, ({ author }) => author),
    byContribution: Map.groupBy(says, ({ contribution }) => contribution),
    bySentence: Map.groupBy(says, ({ sentence }) => sentence),
  };
}

/** So many of the last statements of the one who spoke before are in a reader's ear. */
const mostHeard = 100;

/** What another said to which a sentence replies. */
function meantBy({ analysis, contributions }: CodingInput, { at, contribution, author, to, words }: Reply, others: Others): Say | null {
  // A state's name alone is in everything that somebody says.
  if (to !== null) return mostAlike(others.byAuthor.get(to) ?? [], words, 2);
  const before = (others.byContribution.get(contribution - 1) ?? []).slice(-mostHeard).filter((say) => say.author !== author);
  const body = contributions[contribution]?.body[0] ?? 0;
  // The label of a turn may be a sentence of its own.
  const isOpening = (analysis.sentences[at - 2]?.start ?? -1) < body;
  return mostAlike(before, words, 1) ?? (isOpening ? (before.at(-1) ?? null) : null);
}

/** Of what somebody said the last one that shares most words with a reply: at least so many, or one where it has two at most. Null where none does. */
function mostAlike(says: readonly Say[], words: ReadonlySet<string>, least: number): Say | null {
  const counted = says.map((say) => ({ say, count: [...say.words].filter((word) => words.has(word)).length }));
  const enough = counted.filter(({ say, count }) => count >= least || (count > 0 && say.words.size <= 2));
  const [best] = enough.toSorted((a, b) => b.count - a.count || b.say.start - a.say.start);
  return best?.say ?? null;
}
