import type { Contribution, Statement } from "@rapporteur/core/model";
import type { Comparison } from "../../readout/readout.ts";
import type { Mention } from "../../language/mention.ts";
import type { Sentence } from "../../language/sentence.ts";
import type { CodingInput } from "../coding-input.ts";
import type { ConceptNames } from "../model/concepts.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { isQuestion } from "../syntax/is-question.ts";
import { subtreeSpan, tokenAt } from "../syntax/tree.ts";
import type { MatterWords } from "./matter-words.ts";
import { authorsOf } from "./own-statements.ts";

const viewNouns = /^(?:view|opinion|assessment|conclusion|judgment|judgement|analysis|reading)$/;

const disagreeing =
  /(?:^\s*not (?:his|her|their)\b|\b(?:disagree|unlike|contrary to|in contrast (?:to|with)|part (?:company|ways)|takes? issue|(?:less|more) \w+ than|(?:not|n['’]t) (?:share|agree|see)|wrong|mistaken|differ|misses|overstates|understates|underestimates|exaggerates|ignores|overlooks|mistakes|too (?:low|high|optimistic|pessimistic|gloomy|sanguine|hopeful|harsh|kind|generous|timid)|in the wrong place|(?:do|does) not (?:persuade|convince)|not so sure|reject)\b)/i;
const agreeing =
  /\b(?:agree|concur|shares?|echo|second|join|(?:is|are) (?:quite |surely |absolutely )?right|rightly|as \p{Lu}\p{L}+ (?:says|notes|argues|points out))\b/iu;

/**
 * What contributions say of one another: "I agree with Rebecca Stein that the mission matters", "I am less sanguine than Anna about
 * the truce", "where I part company with her is on the fund". A sentence that does not tell what about gives nothing.
 *
 * Cost: O(mentions + mentions of authors × (tokens of their sentence + own statements)).
 */
export function explicitReferences({ input, own, concepts, words }: Spoken): Comparison[] {
  const scene: Scene = { input, own, concepts, words, authors: authorsOf(input) };
  const found: Comparison[] = [];
  for (const mention of [...input.analysis.mentions, ...givenNames(scene)]) {
    const from = input.contributions.findIndex(({ body }) => body[0] <= mention.start && mention.end <= body[1]);
    const to = from < 0 ? -1 : otherAuthor(input.contributions, mention, from);
    const sentence = input.analysis.sentences[mention.sentence];
    if (to < 0 || sentence === undefined || isQuestion(sentence)) continue;
    const kind = kindOf(clauseAround(input.text, sentence, mention));
    if (kind === null) continue;
    const about = matterIn(scene, { sentence, mention, from });
    if (about === null) continue;
    // That somebody agrees is said in so many words, though nothing was drafted of what with.
    const sides = [from, to].map((contribution, index) => ({
      contributions: [contribution],
      statements: statementsOn(scene, { contribution, about, sentence, isReferring: index === 0 }),
    }));
    if (!found.some((other) => other.about === about && other.kind === kind)) found.push({ about, kind, sides });
  }
  return found;
}

/** A document with what its contributions say. */
export interface Spoken {
  readonly input: CodingInput;
  /** What contributions say in their own voice. */
  readonly own: readonly Statement[];
  readonly concepts: ConceptNames;
  readonly words: MatterWords;
}

interface Scene extends Spoken {
  readonly authors: ReadonlySet<string>;
}

/** "Less sanguine than Anna": authors called by their first name alone, where no other author shares it. */
function givenNames({ input, authors: all }: Scene): Mention[] {
  const byName = Map.groupBy(all, (author) => /^person:([^-]+)-/.exec(author)?.[1] ?? "");
  return input.analysis.sentences.flatMap((sentence, index) =>
    sentence.tokens.flatMap((token, head): Mention[] => {
      const authors = token.upos === "PROPN" ? (byName.get(token.form.toLowerCase()) ?? []) : [];
      const isAlone = !/^NNP/.test(sentence.tokens[head + 1]?.xpos ?? "") && !/^NNP/.test(sentence.tokens[head - 1]?.xpos ?? "");
      return authors.length === 1 && isAlone ? [{ start: token.start, end: token.end, kind: "name", entities: authors, sentence: index, head }] : [];
    }),
  );
}

function otherAuthor(contributions: readonly Contribution[], mention: Mention, own: number): number {
  if (mention.entities.length !== 1) return -1;
  const other = contributions.findIndex(({ author }) => author !== null && author === mention.entities[0]);
  return other === own || contributions[own]?.author === mention.entities[0] ? -1 : other;
}

/** The words around a mention up to the next strong mark, or to a "but". */
function clauseAround(text: string, sentence: Sentence, mention: Mention): string {
  const before =
    text
      .slice(sentence.start, mention.start)
      .split(/[;:–—]|, but\b/)
      .at(-1) ?? "";
  const after = text.slice(mention.end, sentence.end).split(/[;:–—]|, but\b/)[0] ?? "";
  return before + text.slice(mention.start, mention.end) + after.slice(0, 60);
}

function kindOf(clause: string): Comparison["kind"] | null {
  if (disagreeing.test(clause)) return "disagreement";
  return agreeing.test(clause) ? "agreement" : null;
}

interface Place {
  readonly sentence: Sentence;
  readonly mention: Mention;
  readonly from: number;
}

/** What a reference is about: the first noun after "that", "on" or "about", or what the sentence takes a position on. Null where it does not say; an author is no matter. */
function matterIn(scene: Scene, place: Place): string | null {
  const { sentence, from } = place;
  const named = matterAfter(scene, place) ?? matterShared(scene, place);
  if (named !== null) return named;
  const here = scene.own.filter(({ contribution, start, end }) => contribution === from && start < sentence.end && sentence.start < end);
  for (const statement of here)
    if (statement.type === "position" && statement.concept !== null && !scene.authors.has(statement.concept) && !isPerson(statement.concept))
      return statement.concept;
  return null;
}

/** "My friend Ilse is too generous" is about her, not about friends. */
function isPerson(concept: string): boolean {
  return isHumanNoun(/[^-:]+$/.exec(concept)?.[0] ?? "");
}

const emptyMatters = /^(?:meaning|question|matter|issue|point|importance|role|need|value|idea|extent|degree)$/;

function matterAfter(scene: Scene, { sentence, mention }: Place): string | null {
  const after = sentence.tokens.findIndex((token) => token.start >= mention.end);
  const opensMatter = sentence.tokens[after]?.form === ":";
  const lead = opensMatter
    ? after
    : sentence.tokens.findIndex((token, index) => index >= after && after >= 0 && /^(?:that|on|about|over|for|when)$/i.test(token.form));
  const near = lead < 0 ? [] : sentence.tokens.slice(lead, lead + 9);
  for (const [offset, token] of near.entries()) {
    const at = lead + offset;
    if (!/^(?:NOUN|PROPN)$/.test(token.upos) || /^(?:nmod:poss|compound|amod)$/.test(token.deprel) || emptyMatters.test(token.lemma)) continue;
    const id = matterOfNoun(scene, sentence, at);
    if (id !== null) return id;
  }
  return null;
}

function matterOfNoun({ concepts, authors }: Scene, sentence: Sentence, noun: number): string | null {
  const id = concepts.nameOf(subtreeSpan(sentence, noun));
  return id === null || authors.has(id) ? null : id;
}

/** "I share Doyle's alarm": the other's own thing that is shared, unless it is a view, which may be of anything. */
function matterShared(scene: Scene, { sentence, mention }: Place): string | null {
  const { deprel, head } = tokenAt(sentence, mention.head);
  if (deprel !== "nmod:poss") return null;
  const shared = tokenAt(sentence, head);
  return shared.upos === "NOUN" && /^(?:obj|conj)$/.test(shared.deprel) && !viewNouns.test(shared.lemma) ? matterOfNoun(scene, sentence, head) : null;
}

interface Wanted {
  readonly contribution: number;
  readonly about: string;
  /** The sentence that refers to the other. */
  readonly sentence: Sentence;
  /** True for the contribution that refers. */
  readonly isReferring: boolean;
}

/** A contribution's statements on a matter: for whoever refers those of the sentence; else those that share a word of the matter, or failing that of the sentence. */
function statementsOn({ own: all, words }: Scene, { contribution, about, sentence, isReferring }: Wanted): string[] {
  const own = all.filter((statement) => statement.contribution === contribution);
  const matter = words.of(about);
  const here = own.filter((statement) => isReferring && statement.start < sentence.end && sentence.start < statement.end);
  const onMatter = own.filter((statement) => haveCommon(words.in(statement).words, matter));
  const said = words.in(sentence).words;
  const near = isReferring ? [] : own.filter((statement) => haveCommon(words.in(statement).words, said));
  const chosen = [here, onMatter, near].find((some) => some.length > 0) ?? [];
  return chosen.slice(0, 3).map((statement) => statement.id);
}

function haveCommon(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return [...left].some((word) => right.has(word));
}
