import type { Span } from "../../model/span.ts";
import type { Sentence } from "../../nlp/sentence.ts";
import { obliquesOf } from "../syntax/clause.ts";
import { baseRelation, childBy, childrenBy, childrenOf, hasRelation, lemmaAt, tokenAt, tokensSpan } from "../syntax/tree.ts";
import type { CausalLink, LinkPattern } from "./causal-link.ts";
import { causePrepositions, effectAdverbs, effectPhrases } from "./causal-lexicon.ts";
import { clauseSide, connectiveSpan, nounSide, spanSide } from "./link-side.ts";

/** Links put by a conjunction, preposition or adverb. `previous` is the sentence before in the same paragraph, or null. */
export function connectiveLinks(sentence: Sentence, previous: Sentence | null, text: string): CausalLink[] {
  return [
    ...sentence.tokens.flatMap((_, index) => [...subordinateLinks(sentence, index), ...prepositionLinks(sentence, index), ...byDoingLinks(sentence, index)]),
    ...adverbLinks(sentence, previous, text),
    ...theMoreLinks(sentence, text),
  ];
}

function markOf(sentence: Sentence, clause: number): number | null {
  return childrenBy(sentence, clause, "mark", "advmod").find((child) => child <= clause && /^(?:because|since|given|so|lest|as|now)$/i.test(tokenAt(sentence, child).form)) ?? null;
}

/** "Because", causal "since", "so that", "so" on an adverbial clause. */
function subordinateLinks(sentence: Sentence, clause: number): CausalLink[] {
  const token = tokenAt(sentence, clause);
  if (!hasRelation(token, ["advcl", "parataxis"]) || token.head < 0) return [];
  const mark = markOf(sentence, clause);
  if (mark === null) return [];
  const word = lemmaAt(sentence, mark);
  const governor = token.head;
  if (word === "because") return [causeClause(sentence, { clause, governor, mark }, "because")];
  if (word === "since") return isTemporalSince(sentence, clause, governor) ? [] : [causeClause(sentence, { clause, governor, mark }, "since")];
  if (word === "given" || word === "now") {
    const that = sentence.tokens[mark + 1]?.form.toLowerCase() === "that";
    return that ? [causeClause(sentence, { clause, governor, mark }, "because")] : [];
  }
  if (word === "as") return isCausalAs(sentence, clause, governor) ? [causeClause(sentence, { clause, governor, mark }, "weak")] : [];
  if (word !== "so") return [];
  const that = sentence.tokens[mark + 1]?.form.toLowerCase() === "that";
  return [resultClause(sentence, { clause, governor, mark: that ? mark + 1 : mark }, that ? "purpose" : "so")];
}

interface ClausePair {
  readonly clause: number;
  readonly governor: number;
  readonly mark: number;
}

function causeClause(sentence: Sentence, { clause, governor, mark }: ClausePair, pattern: LinkPattern): CausalLink {
  const that = /^(?:given|now)$/i.test(tokenAt(sentence, mark).form) ? [mark, mark + 1] : [mark];
  return {
    sentence,
    cause: clauseSide(sentence, clause),
    effect: clauseSide(sentence, governor, [clause]),
    connective: connectiveSpan(sentence, that),
    sign: 1,
    strength: 0.9,
    pattern,
    anchor: governor,
  };
}

function resultClause(sentence: Sentence, { clause, governor, mark }: ClausePair, pattern: LinkPattern): CausalLink {
  return {
    sentence,
    cause: clauseSide(sentence, governor, [clause]),
    effect: clauseSide(sentence, clause),
    connective: connectiveSpan(sentence, [mark]),
    sign: 1,
    strength: 0.7,
    pattern,
    anchor: clause,
  };
}

/** "Since" tells time where the main clause is in the perfect or its own clause in the past with the perfect above. */
function isTemporalSince(sentence: Sentence, clause: number, governor: number): boolean {
  const isPerfect = childrenBy(sentence, governor, "aux").some((aux) => lemmaAt(sentence, aux) === "have");
  const isPast = tokenAt(sentence, clause).xpos === "VBD" || childrenBy(sentence, clause, "aux", "cop").some((aux) => tokenAt(sentence, aux).xpos === "VBD");
  const isParticiple = tokenAt(sentence, clause).xpos === "VBG" && childBy(sentence, clause, "aux") === null;
  return isParticiple || (isPerfect && isPast);
}

/** "As" gives a reason where it opens a stative clause after a comma; most of its clauses tell time or manner. */
function isCausalAs(sentence: Sentence, clause: number, governor: number): boolean {
  return clause > governor && childBy(sentence, clause, "cop") !== null && tokenAt(sentence, clause).xpos === "JJ" && childBy(sentence, clause, "nsubj") !== null && !/^(?:as|so)$/i.test(sentence.tokens[governor - 1]?.form ?? "");
}

/** "Because of", "due to", "thanks to", "in response to". */
function prepositionLinks(sentence: Sentence, governor: number): CausalLink[] {
  return [...obliquesOf(sentence, governor), ...nominal(sentence, governor)].flatMap(({ preposition, head }) => {
    const found = causalPreposition(sentence, preposition, head);
    if (found === null) return [];
    const { cause, tokens, strength } = found;
    if (tokens.length === 0) return [];
    const isClause = /^(?:VERB|AUX)$/.test(tokenAt(sentence, governor).upos) || childBy(sentence, governor, "nsubj", "cop") !== null;
    return [
      {
        sentence,
        cause: nounSide(sentence, cause),
        effect: isClause ? clauseSide(sentence, governor, [head]) : nounSide(sentence, governor),
        connective: connectiveSpan(sentence, tokens),
        sign: 1 as const,
        strength,
        pattern: "preposition" as const,
        anchor: governor,
      },
    ];
  });
}

function nominal(sentence: Sentence, governor: number): { preposition: string; head: number }[] {
  return childrenBy(sentence, governor, "nmod").map((head) => ({
    preposition: childrenBy(sentence, head, "case")
      .map((mark) => [mark, ...childrenBy(sentence, mark, "fixed")].map((part) => tokenAt(sentence, part).form.toLowerCase()).join(" "))
      .join(" "),
    head,
  }));
}

/** The preposition in one of the shapes trees give it: fixed words, two prepositions, or a noun of its own ("as a result of X"). */
function causalPreposition(sentence: Sentence, preposition: string, head: number): { cause: number; tokens: number[]; strength: number } | null {
  const strength = causePrepositions.get(preposition);
  const marks = childrenBy(sentence, head, "case");
  if (strength !== undefined && (preposition !== "out of" || /^(?:fear|desperation|weakness|anger|necessity|concern|respect|loyalty|spite)$/.test(lemmaAt(sentence, head)))) {
    return { cause: head, tokens: marks.flatMap((mark) => [mark, ...childrenBy(sentence, mark, "fixed")]), strength };
  }
  if (!/^(?:as|in|on|by|for)$/.test(preposition)) return null;
  const inner = childrenBy(sentence, head, "nmod").find((child) => {
    const phrase = `${preposition} ${lemmaAt(sentence, head)} ${tokenAt(sentence, childBy(sentence, child, "case") ?? child).form.toLowerCase()}`;
    return causePrepositions.has(phrase);
  });
  if (inner === undefined) return null;
  const of = childBy(sentence, inner, "case") ?? head;
  const phrase = `${preposition} ${lemmaAt(sentence, head)} ${tokenAt(sentence, of).form.toLowerCase()}`;
  return { cause: inner, tokens: [marks[0] ?? head, of], strength: causePrepositions.get(phrase) ?? 0.7 };
}

/** "By dropping the embargo, Berlin has lost its lever": a way of doing that brings something about. */
function byDoingLinks(sentence: Sentence, clause: number): CausalLink[] {
  const token = tokenAt(sentence, clause);
  if (token.xpos !== "VBG" || !hasRelation(token, ["advcl"]) || token.head < 0) return [];
  const by = childrenBy(sentence, clause, "mark", "case").find((mark) => lemmaAt(sentence, mark) === "by");
  if (by === undefined || clause > token.head) return [];
  return [
    {
      sentence,
      cause: clauseSide(sentence, clause),
      effect: clauseSide(sentence, token.head, [clause]),
      connective: connectiveSpan(sentence, [by]),
      sign: 1,
      strength: 0.7,
      pattern: "by-doing",
      anchor: token.head,
    },
  ];
}

/** "Therefore", "as a result", "that is why": the effect is the clause, the cause what stands before it. */
function adverbLinks(sentence: Sentence, previous: Sentence | null, text: string): CausalLink[] {
  const openers = openingPhrase(sentence, text);
  if (openers !== null) return previous === null ? [] : [fromPrevious(sentence, previous, openers, rootOf(sentence))];
  return sentence.tokens.flatMap((token, index) => {
    const word = token.form.toLowerCase();
    const isSo = word === "so" && index > 0 && sentence.tokens[index - 1]?.form === "," && hasRelation(token, ["cc", "advmod", "mark"]);
    if (!effectAdverbs.has(word) && !(isSo && sentence.tokens[index + 1]?.form.toLowerCase() !== "that")) return [];
    const clause = token.head;
    if (clause < 0 || !isClauseHead(sentence, clause)) return [];
    if (hasRelation(tokenAt(sentence, clause), ["conj", "parataxis", "advcl"])) return sameSentence(sentence, clause, index, isSo);
    return previous === null || isSo || !hasRelation(tokenAt(sentence, clause), ["root", "ccomp"]) ? [] : [fromPrevious(sentence, previous, [index], clause)];
  });
}

function isClauseHead(sentence: Sentence, index: number): boolean {
  return /^(?:VERB|AUX)$/.test(tokenAt(sentence, index).upos) || childBy(sentence, index, "nsubj", "cop") !== null;
}

function rootOf(sentence: Sentence): number {
  return Math.max(
    0,
    sentence.tokens.findIndex((token) => token.head < 0),
  );
}

function openingPhrase(sentence: Sentence, text: string): number[] | null {
  const first = sentence.tokens.findIndex((token) => /^\p{L}/u.test(token.form));
  if (first < 0) return null;
  const opening = text.slice(tokenAt(sentence, first).start, sentence.end);
  for (const phrase of effectPhrases) {
    const match = phrase.exec(opening);
    if (match === null) continue;
    const end = tokenAt(sentence, first).start + match[0].length;
    const last = sentence.tokens.findLastIndex((token) => token.end <= end);
    return [first, last];
  }
  return null;
}

function fromPrevious(sentence: Sentence, previous: Sentence, connective: readonly number[], clause: number): CausalLink {
  const root = rootOf(previous);
  const last = Math.max(...connective);
  const effect = clauseSide(sentence, clause);
  const afterOpener = Math.min(...connective) <= 1 ? sentence.tokens.findIndex((token, index) => index > last && /^[\p{L}\p{N}]/u.test(token.form)) : -1;
  const start = afterOpener >= 0 ? Math.max(effect.span.start, tokenAt(sentence, afterOpener).start) : effect.span.start;
  return {
    sentence,
    cause: spanSide(previous, tokensSpan(previous, 0, previous.tokens.length - 1), root),
    effect: spanSide(sentence, start < effect.span.end ? { start, end: effect.span.end } : effect.span, clause),
    connective: connectiveSpan(sentence, connective),
    sign: 1,
    strength: 0.8,
    pattern: "therefore",
    anchor: clause,
  };
}

/** "… and thus reduce", ", so they leave": the clause before the coordination is the cause. */
function sameSentence(sentence: Sentence, clause: number, adverb: number, isSo: boolean): CausalLink[] {
  const { head, deprel } = tokenAt(sentence, clause);
  if (head < 0 || clause < head) return [];
  const ownVerb = baseRelation(deprel) === "advcl" && tokenAt(sentence, clause).xpos === "VBG";
  return [
    {
      sentence,
      cause: clauseSide(sentence, head, [clause, ...childrenBy(sentence, head, "conj").filter((other) => other >= clause)]),
      effect: clauseSide(sentence, clause, [adverb]),
      connective: connectiveSpan(sentence, [adverb]),
      sign: 1,
      strength: 0.8,
      pattern: isSo ? "so" : ownVerb ? "participle" : "therefore",
      anchor: clause,
    },
  ];
}

const comparative = "the (?:more|less|fewer|greater|longer|stronger|weaker|higher|lower|deeper|closer|harder|better|worse|larger|smaller|faster|louder|bigger|tighter|wider|further|farther|earlier|later|richer|poorer)";
const theMore = new RegExp(`\\b(${comparative})\\b ([^,;.]{2,120}?), (${comparative})\\b ([^,;.]{2,160})`, "i");

/** "The more Riyadh pumps, the less its partners obey": signs from the two comparatives. */
function theMoreLinks(sentence: Sentence, text: string): CausalLink[] {
  const match = theMore.exec(text.slice(sentence.start, sentence.end));
  if (match === null) return [];
  const [, first = "", left = "", second = "", right = ""] = match;
  const leftStart = sentence.start + match.index + first.length + 1;
  const rightStart = leftStart + left.length + 2 + second.length + 1;
  const causeSpan = { start: leftStart, end: leftStart + left.length };
  const effectSpan = { start: rightStart, end: rightStart + right.trimEnd().length };
  const cause = headIn(sentence, causeSpan);
  const effect = headIn(sentence, effectSpan);
  if (cause === null || effect === null) return [];
  return [
    {
      sentence,
      cause: spanSide(sentence, causeSpan, cause),
      effect: spanSide(sentence, effectSpan, effect),
      connective: { start: leftStart - first.length - 1, end: leftStart - 1 },
      sign: isLess(first) === isLess(second) ? 1 : -1,
      strength: 0.9,
      pattern: "the-more",
      anchor: effect,
    },
  ];
}

function isLess(comparativeWords: string): boolean {
  return /less|fewer|weaker|lower|worse|smaller|poorer/i.test(comparativeWords);
}

/** The token within a span that governs the rest of it. */
function headIn(sentence: Sentence, span: Span): number | null {
  const inside = (index: number): boolean => {
    const token = sentence.tokens[index];
    return token !== undefined && token.start >= span.start && token.end <= span.end;
  };
  const found = sentence.tokens.findIndex((token, index) => inside(index) && !inside(token.head) && childrenOf(sentence, index).length > 0);
  return found < 0 ? (sentence.tokens.findIndex((_, index) => inside(index)) ?? null) : found;
}
