import type { Contribution } from "../../model/contribution.ts";
import type { Comparison } from "../../model/readout.ts";
import type { Statement } from "../../model/statement.ts";
import type { Mention } from "../../nlp/mention.ts";
import type { Sentence } from "../../nlp/sentence.ts";
import type { CodingInput } from "../coding-input.ts";
import type { ConceptRegistry } from "../concepts/concept-registry.ts";
import { ownStatements } from "./own-statements.ts";
import { matterOf } from "./same-matter.ts";

const disagreeing =
  /\b(?:disagree|unlike|contrary to|in contrast (?:to|with)|part (?:company|ways)|takes? issue|(?:less|more) \w+ than|(?:not|n['’]t) (?:share|agree|see)|wrong|mistaken|differ|misses|overstates|underestimates|ignores|overlooks)\b/i;
const agreeing =
  /\b(?:agree|concur|shares?|echo|second|join|(?:is|are) (?:quite |surely |absolutely )?right|rightly|as \p{Lu}\p{L}+ (?:says|notes|argues|points out))\b/iu;

/**
 * What contributions say of one another: "I agree with Rebecca Stein that the mission matters", "I am less sanguine than Anna",
 * "where I part company with her is on the fund". The matter is what the sentence goes on to speak of, or else the other author.
 *
 * Cost: O(mentions of authors × tokens of their sentence).
 */
export function explicitReferences(input: CodingInput, statements: readonly Statement[], concepts: ConceptRegistry): Comparison[] {
  const found: Comparison[] = [];
  for (const mention of [...input.analysis.mentions, ...givenNames(input)]) {
    const from = input.contributions.findIndex(({ body }) => body[0] <= mention.start && mention.end <= body[1]);
    const to = from < 0 ? -1 : otherAuthor(input.contributions, mention, from);
    const sentence = input.analysis.sentences[mention.sentence];
    if (to < 0 || sentence === undefined || isQuestion(sentence)) continue;
    const kind = kindOf(clauseAround(input.text, sentence, mention));
    if (kind === null) continue;
    const about = matterIn({ input, statements, concepts }, { sentence, mention, from }) ?? mention.entities[0];
    if (about === undefined) continue;
    const sides = [from, to].map((contribution, index) => ({
      contributions: [contribution],
      statements: statementsOn(input, statements, { contribution, about, sentence, isOwn: index === 0 }),
    }));
    // That somebody agrees is said in so many words, though nothing was drafted of what with; a bare name needs statements of both.
    if (sides.some((side) => side.statements.length === 0) && about.startsWith("person:")) continue;
    if (!found.some((other) => other.about === about && other.kind === kind)) found.push({ about, kind, sides });
  }
  return found.filter(
    (reference) => !reference.about.startsWith("person:") || !found.some((other) => other !== reference && samePair(other, reference)),
  );
}

function samePair(a: Comparison, b: Comparison): boolean {
  const pair = ({ sides }: Comparison): string =>
    sides
      .flatMap(({ contributions }) => contributions)
      .toSorted((x, y) => x - y)
      .join();
  return pair(a) === pair(b) && a.kind === b.kind;
}

/** "Less sanguine than Anna": authors called by their first name alone, where no other author shares it. */
function givenNames({ analysis, contributions }: CodingInput): Mention[] {
  const byName = new Map<string, string[]>();
  for (const author of new Set(contributions.flatMap(({ author: id }) => (id === null ? [] : [id])))) {
    const given = /^person:([^-]+)-/.exec(author)?.[1] ?? "";
    byName.set(given, [...(byName.get(given) ?? []), author]);
  }
  return analysis.sentences.flatMap((sentence, index) =>
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

function isQuestion(sentence: Sentence): boolean {
  return sentence.tokens.slice(-2).some((token) => token.form.includes("?"));
}

/** The words around a mention up to the next strong mark. */
function clauseAround(text: string, sentence: Sentence, mention: Mention): string {
  const before =
    text
      .slice(sentence.start, mention.start)
      .split(/[;:–—]/)
      .at(-1) ?? "";
  const after = text.slice(mention.end, sentence.end).split(/[;:–—]/)[0] ?? "";
  return before + text.slice(mention.start, mention.end) + after.slice(0, 60);
}

function kindOf(clause: string): Comparison["kind"] | null {
  if (disagreeing.test(clause)) return "disagreement";
  return agreeing.test(clause) ? "agreement" : null;
}

interface Scene {
  readonly input: CodingInput;
  readonly statements: readonly Statement[];
  readonly concepts: ConceptRegistry;
}

interface Place {
  readonly sentence: Sentence;
  readonly mention: Mention;
  readonly from: number;
}

/** What the rest of the sentence is about: of its own statements, or the first noun after "that", "on" or "for". */
function matterIn({ input, statements, concepts }: Scene, { sentence, mention, from }: Place): string | null {
  const after = sentence.tokens.findIndex((token) => token.start >= mention.end);
  const opensMatter = sentence.tokens[after]?.form === ":";
  const lead = opensMatter
    ? after
    : sentence.tokens.findIndex((token, index) => index >= after && after >= 0 && /^(?:that|on|about|over|for|when)$/i.test(token.form));
  const near = lead < 0 ? [] : sentence.tokens.slice(lead, lead + 9);
  for (const [offset, token] of near.entries()) {
    const at = lead + offset;
    if (!/^(?:NOUN|PROPN)$/.test(token.upos) || /^(?:nmod:poss|compound|amod)$/.test(token.deprel)) continue;
    if (/^(?:meaning|question|matter|issue|point|importance|role|need|value|idea|extent|degree)$/.test(token.lemma)) continue;
    const use = concepts.conceptOfNoun(sentence, at);
    if (use !== null && use.id !== mention.entities[0]) return use.id;
  }
  const own = ownStatements(input, statements).filter(
    (statement) => statement.contribution === from && statement.start < sentence.end && sentence.start < statement.end,
  );
  const position = own.find((statement) => statement.type === "position" && statement.concept !== mention.entities[0]);
  return position?.type === "position" ? position.concept : null;
}

interface Wanted {
  readonly contribution: number;
  readonly about: string;
  /** The sentence that refers to the other. */
  readonly sentence: Sentence;
  /** True for the contribution that refers. */
  readonly isOwn: boolean;
}

/** A contribution's statements on a matter: for whoever refers those of the sentence; else those that share the matter's head word, or failing that a word of the sentence. */
function statementsOn(input: CodingInput, statements: readonly Statement[], { contribution, about, sentence, isOwn }: Wanted): string[] {
  const own = ownStatements(input, statements).filter((statement) => statement.contribution === contribution);
  const head = /[^-:]+$/.exec(matterOf(about))?.[0] ?? about;
  const onMatter = own.filter(
    (statement) => conceptsOf(statement).some((id) => matterOf(id).split(/[-:]/).includes(head)) || statement.quote.toLowerCase().includes(head),
  );
  const here = own.filter((statement) => isOwn && statement.start < sentence.end && sentence.start < statement.end);
  const words = sentence.tokens
    .filter(({ upos, lemma }) => /^(?:NOUN|PROPN)$/.test(upos) && lemma.length > 3)
    .map(({ lemma }) => lemma.toLowerCase());
  const near = isOwn ? [] : own.filter((statement) => words.some((word) => statement.quote.toLowerCase().includes(word)));
  const chosen = [here, onMatter, near].find((some) => some.length > 0) ?? [];
  return chosen.slice(0, 3).map((statement) => statement.id);
}

function conceptsOf(statement: Statement): string[] {
  const ids =
    statement.type === "position" ? [statement.concept] : statement.type === "cause" ? [statement.cause.concept, statement.effect.concept] : [];
  return ids.filter((id) => id !== null);
}
