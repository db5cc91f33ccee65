import type { CauseStatement, Span, Status } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import type { ConceptRegistry, ConceptUse } from "../concepts/concept-registry.ts";
import type { CodingContext } from "../draft.ts";
import { draftCommon } from "../draft.ts";
import { isHumanNoun } from "../human-nouns.ts";
import { disclaimerOf } from "../syntax/disclaimer.ts";
import { clauseStatus, hasNegativeAdverbial, isNegated } from "../syntax/clause-status.ts";
import { isQuestion } from "../syntax/is-question.ts";
import { tokenAt } from "../syntax/tree.ts";
import type { CausalLink, LinkPattern, LinkSide } from "./causal-link.ts";
import { clauseLinks } from "./clause-links.ts";
import { connectiveLinks } from "./connective-links.ts";
import { nounLinks } from "./noun-links.ts";
import { resultLinks } from "./result-links.ts";
import { verbLinks } from "./verb-links.ts";
import { weakLinks } from "./weak-links.ts";

/** Share of drafts of each pattern that are right, between what the development set shows and what documents showed when they were first read; 0: found for the evaluation of causal language, not drafted. */
const confidenceOf: Readonly<Record<LinkPattern, number>> = {
  because: 0.92,
  since: 0.8,
  preposition: 0.88,
  verb: 0.87,
  induce: 0.9,
  "prevent-from": 0.92,
  "drive-into": 0.88,
  make: 0.89,
  phrase: 0.88,
  "lead-to": 0.9,
  "result-from": 0.9,
  participle: 0.7,
  therefore: 0.82,
  so: 0.68,
  "by-doing": 0.75,
  "the-more": 0.93,
  noun: 0.72,
  purpose: 0.6,
  without: 0.75,
  weak: 0,
};

/**
 * Drafts of causal claims: what is said to bring about, further or hinder what, by which words, with which sign.
 * The direction of change of either side goes into the sign, so that "lower prices reduce the risk of unrest" links "prices"
 * to "unrest" with +1: both fall together.
 *
 * Cost: O(tokens × depth of the trees).
 */
export function codeCauses(context: CodingContext, concepts: ConceptRegistry): CauseStatement[] {
  return findLinks(context, concepts)
    .filter((link) => confidenceOf[link.pattern] > 0)
    .flatMap((link) => {
      const statement = toStatement(context, link, concepts);
      return statement === null ? [] : [statement];
    });
}

/** All causal links of a document, also those too weak to be drafted, in text order. */
export function findLinks(context: CodingContext, concepts: ConceptRegistry): CausalLink[] {
  const { text, analysis } = context.input;
  const isActor = (sentence: Sentence, index: number): boolean => {
    const actor = concepts.actorAt(sentence, index);
    if (actor !== null) return !actor.startsWith("concept:") && !actor.startsWith("place:");
    const { upos, lemma } = tokenAt(sentence, index);
    return (
      isPersonalPronoun(sentence, index) ||
      upos === "PROPN" ||
      (upos === "NOUN" && (isHumanNoun(lemma) || /^powers$/i.test(tokenAt(sentence, index).form)))
    );
  };
  return analysis.sentences.flatMap((sentence, index) => {
    if (isQuestion(sentence)) return [];
    const before = analysis.sentences[index - 1];
    const previous = before !== undefined && !text.slice(before.end, sentence.start).includes("\n") ? before : null;
    const connected = connectiveLinks(sentence, previous, text);
    return dropRepeats([
      ...connected,
      ...clauseLinks(sentence, connected),
      ...verbLinks(sentence, isActor),
      ...nounLinks(sentence),
      ...resultLinks(sentence, previous),
      ...weakLinks(sentence),
    ]);
  });
}

function isPersonalPronoun(sentence: Sentence, index: number): boolean {
  return /^(?:i|we|you|he|she|they|who|one|everyone|nobody|someone)$/i.test(sentence.tokens[index]?.form ?? "");
}

/** Each link once; a loose reading gives way to a firm one at the same words. */
function dropRepeats(links: readonly CausalLink[]): CausalLink[] {
  const seen = new Set<string>();
  const strong = new Set(links.filter((link) => link.pattern !== "weak").map((link) => link.connective.start));
  return links
    .filter((link) => link.pattern !== "weak" || !strong.has(link.connective.start))
    .toSorted((a, b) => a.connective.start - b.connective.start)
    .filter((link) => {
      const key = `${link.connective.start} ${link.cause.span.start} ${link.effect.span.start}`;
      return !seen.has(key) && seen.add(key) !== undefined;
    });
}

function toStatement(context: CodingContext, link: CausalLink, concepts: ConceptRegistry): CauseStatement | null {
  const { text } = context.input;
  if (overlap(link.cause.span, link.effect.span) || isEmptySide(text, link.cause) || isEmptySide(text, link.effect)) return null;
  const cause = conceptOfSide(concepts, link.cause);
  const effect = conceptOfSide(concepts, link.effect);
  if (cause !== null && effect !== null && cause.id === effect.id) return null;
  const sign =
    link.sign === null ? null : link.sign * (cause?.sign ?? polarityOf(link.cause)) * (effect?.sign ?? polarityOf(link.effect)) > 0 ? 1 : -1;
  const parts = [link.cause.span, link.effect.span, link.connective];
  const disclaimer = disclaimerOf(link.sentence, link.anchor);
  const held = disclaimer === null ? parts : [...parts, disclaimer.span];
  const span = { start: Math.min(...held.map((part) => part.start)), end: Math.max(...held.map((part) => part.end)) };
  const speakerSpan = link.cause.sentence === link.sentence ? span : link.effect.span;
  return {
    ...draftCommon(context, {
      type: "cause",
      span,
      status: disclaimer === null ? statusOf(link) : "denied",
      confidence: confidenceOf[link.pattern],
      speaker: context.speakerAt(speakerSpan),
      fields: [link.cause.span.start, link.effect.span.start, link.connective.start],
    }),
    type: "cause",
    cause: { text: text.slice(link.cause.span.start, link.cause.span.end), ...link.cause.span, concept: cause?.id ?? null },
    effect: { text: text.slice(link.effect.span.start, link.effect.span.end), ...link.effect.span, concept: effect?.id ?? null },
    connective: [link.connective.start, link.connective.end],
    sign,
    strength: link.strength,
  };
}

/** Concept of a side; of a pronoun that nobody placed, what it most likely stands for. */
function conceptOfSide(concepts: ConceptRegistry, { sentence, head }: LinkSide): ConceptUse | null {
  if (head < 0) return null;
  const own = concepts.conceptOf(sentence, head);
  if (own !== null || !/^(?:it|they|this|that|them|these|those)$/i.test(tokenAt(sentence, head).form)) return own;
  return concepts.antecedentOf(sentence, head);
}

/** Sign of a clause that names no concept: "they will not do so". */
function polarityOf({ sentence, head }: LinkSide): 1 | -1 {
  return head >= 0 && (isNegated(sentence, head) || hasNegativeAdverbial(sentence, head)) ? -1 : 1;
}

/** A conjunction asserts its link though the effect be denied or asked for: "they will not leave, because …". */
const connectivePatterns: ReadonlySet<LinkPattern> = new Set([
  "because",
  "since",
  "preposition",
  "therefore",
  "so",
  "purpose",
  "by-doing",
  "without",
]);

function statusOf(link: CausalLink): Status {
  const { status, conditional } = clauseStatus(link.sentence, link.anchor);
  if (!connectivePatterns.has(link.pattern)) return status;
  return status === "hypothetical" && (conditional || link.pattern === "without") ? "hypothetical" : "actual";
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A side that names nothing: a bare pronoun of quantity, a relative word, two letters. */
function isEmptySide(text: string, side: LinkSide): boolean {
  const words = text.slice(side.span.start, side.span.end).trim();
  return (
    words.length < 2 ||
    /^(?:what|which|who|that|something|nothing|anything|much|little|all|so|there|i|you|one|only|the flames|the fire|not|maybe|perhaps|partly|simply|mainly|none|these|those|eyebrows|hackles|questions|doubts)$/i.test(
      words,
    )
  );
}
