import type { Statement } from "@rapporteur/core/model";
import type { Comparison } from "../../readout/readout.ts";
import type { Mention } from "../../language/mention.ts";
import type { Sentence } from "../../language/sentence.ts";
import { sentenceIndexAt } from "../../language/tree/sentence-lookup.ts";
import type { CodingInput } from "../coding-input.ts";
import { attitudeOf, isReply } from "./attitude.ts";
import type { MatterWords } from "./matter-words.ts";
import { moving } from "./moving-verbs.ts";
import { authorOf, authorsOf } from "./own-statements.ts";
import type { Say } from "./say.ts";

/** What replies are looked for in. */
export interface Heard {
  /** What contributions say in their own voice. */
  readonly own: readonly Statement[];
  /** What those statements say on matters. */
  readonly says: readonly Say[];
  readonly words: MatterWords;
}

/**
 * Where a contribution says of itself that it agrees or disagrees with another: "I disagree with Anna about staying home" beside what Anna said of it. The statement of the other
 * that shares most words is meant; of a reply that names nobody ("Agreed.") the last one of the person who spoke before.
 *
 * Cost: O(replies · statements of the author replied to).
 */
export function comparedByThemselves(input: CodingInput, heard: Heard): Comparison[] {
  const { sentences } = input.analysis;
  const mentions = authorsMentioned(input);
  const byAuthor = Map.groupBy(heard.says, ({ author }) => author);
  const sayOf = new Map(heard.says.map((say) => [say.statement, say]));
  const said = Map.groupBy(heard.own, ({ start }) => sentenceIndexAt(sentences, start));
  return [...said].flatMap(([at, statements]) => {
    const sentence = sentences[at];
    const [statement] = statements;
    const contribution = statement?.contribution ?? null;
    if (sentence === undefined || statement === undefined || contribution === null) return [];
    const author = authorOf(input, contribution);
    const words = new Set([...heard.words.in(sentence).words, ...statements.flatMap(({ id }) => [...(sayOf.get(id)?.words ?? [])])]);
    const reply: Reply = { contribution, author, at, sentence, words, mentions: mentions.get(at) ?? [] };
    const kind = attitudeOf(wordsOf(input, reply));
    const meant = kind === null ? null : meantBy(input, reply, { byAuthor, heard });
    if (kind === null || meant === null) return [];
    const sides = [meant, { contribution, statement: statement.id }]
      .toSorted((a, b) => a.contribution - b.contribution)
      .map((side) => ({ contributions: [side.contribution], statements: [side.statement] }));
    return [{ about: meant.about, kind, sides }];
  });
}

/** A sentence that may reply to somebody. */
interface Reply {
  readonly contribution: number;
  readonly author: string;
  /** Index of its sentence. */
  readonly at: number;
  readonly sentence: Sentence;
  /** What it speaks of, in its own words and in those that its pronouns stand for. */
  readonly words: ReadonlySet<string>;
  /** Those who sign contributions, as it mentions them. */
  readonly mentions: readonly Mention[];
}

/** The words of a sentence, from behind the name of the person who says them. */
function wordsOf({ analysis }: CodingInput, { sentence, author, mentions }: Reply): string {
  const own = mentions.find(({ start, entities }) => start === sentence.start && entities[0] === author);
  return analysis.text.slice(own?.end ?? sentence.start, sentence.end);
}

interface Others {
  readonly byAuthor: ReadonlyMap<string, readonly Say[]>;
  readonly heard: Heard;
}

/** What another said to which a sentence replies. */
function meantBy(input: CodingInput, reply: Reply, { byAuthor, heard }: Others): Say | null {
  const others = [...new Set(reply.mentions.flatMap(({ entities }) => entities))].filter((one) => one !== reply.author);
  const [other, third] = others;
  if (other !== undefined) return third === undefined ? mostAlike(byAuthor.get(other) ?? [], reply.words) : null;
  return isReply(wordsOf(input, reply)) ? saidBefore(input, reply, heard.says) : null;
}

/** Mentions of one who signs a contribution, by their sentences. Cost: O(mentions). */
function authorsMentioned({ analysis, contributions }: CodingInput): Map<number, Mention[]> {
  const authors = authorsOf({ contributions });
  const found = analysis.mentions.filter(({ entities: [one, other] }) => one !== undefined && other === undefined && authors.has(one));
  return Map.groupBy(found, ({ sentence }) => sentence);
}

/** Of what somebody said the one that shares most words with a reply, its head among them or two at least: a state's name alone is in everything. Null where none does. */
function mostAlike(says: readonly Say[], heard: ReadonlySet<string>): Say | null {
  const counted = says.map((say) => {
    const shared = [...say.words].filter((word) => word !== moving && heard.has(word));
    return { say, count: shared.length > 1 || (say.head !== null && shared.includes(say.head)) ? shared.length : 0 };
  });
  const [best] = counted.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return best?.say ?? null;
}

/** What was said last before a contribution began, where the reply is its first sentence. */
function saidBefore({ analysis, contributions }: CodingInput, { contribution, at, author }: Reply, says: readonly Say[]): Say | null {
  const part = contributions[contribution];
  const isFirst = part !== undefined && (analysis.sentences[at - 1]?.start ?? -1) < part.body[0];
  const before = isFirst ? says.findLast((say) => say.contribution === contribution - 1) : undefined;
  return before === undefined || before.author === author ? null : before;
}
