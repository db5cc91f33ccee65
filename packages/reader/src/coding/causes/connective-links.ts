import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { baseRelation, childBy, childrenBy, childrenOf, hasRelation, lemmaAt, tokenAt, tokensSpan } from "../syntax/tree.ts";
import type { CausalLink, LinkPattern } from "./causal-link.ts";
import { causePrepositions, effectAdverbs, effectPhrases } from "./causal-lexicon.ts";
import { noResult } from "./clause-links.ts";
import { clauseSide, connectiveSpan, nounSide, spanSide } from "./link-side.ts";

/** Links put by a conjunction, preposition or adverb. `previous` is the sentence before in the same paragraph, or null. */
export function connectiveLinks(sentence: Sentence, previous: Sentence | null, text: string): CausalLink[] {
  return [
    ...sentence.tokens.flatMap((_, index) => [
      ...subordinateLinks(sentence, index),
      ...prepositionLinks(sentence, index),
      ...byDoingLinks(sentence, index),
    ]),
    ...adverbLinks(sentence, previous, text),
    ...innerPhraseLinks(sentence, text),
    ...theMoreLinks(sentence, text),
  ];
}

function markOf(sentence: Sentence, clause: number): number | null {
  return (
    childrenBy(sentence, clause, "mark", "advmod").find(
      (child) => child <= clause && /^(?:because|since|given|so|lest|as|now)$/i.test(tokenAt(sentence, child).form),
    ) ?? null
  );
}

/** "Because", causal "since", "so that", "so" on an adverbial clause. */
function subordinateLinks(sentence: Sentence, clause: number): CausalLink[] {
  const token = tokenAt(sentence, clause);
  const mark = token.head < 0 ? null : markOf(sentence, clause);
  if (mark === null) return [];
  const word = lemmaAt(sentence, mark);
  if (word !== "because" && !hasRelation(token, ["advcl", "parataxis"])) return [];
  const governor = word === "because" ? pastRemark(sentence, token.head, mark) : token.head;
  if (word === "because") return [causeClause(sentence, { clause, governor, mark }, "because")];
  if (word === "since") return isTemporalSince(sentence, clause, governor) ? [] : [causeClause(sentence, { clause, governor, mark }, "since")];
  if (word === "given" || word === "now") {
    const that = sentence.tokens[mark + 1]?.form.toLowerCase() === "that";
    return that ? [causeClause(sentence, { clause, governor, mark }, "because")] : [];
  }
  if (word === "as") return isCausalAs(sentence, clause, governor) ? [causeClause(sentence, { clause, governor, mark }, "weak")] : [];
  if (word !== "so") return [];
  const that = sentence.tokens[mark + 1]?.form.toLowerCase() === "that";
  if (!that && noResult.test(sentence.tokens[mark + 1]?.form ?? "")) return [];
  return [resultClause(sentence, { clause, governor, mark }, that ? "purpose" : "so")];
}

/** "Uranium is dear, three times what it cost, *because* reactors were ordered": behind a remark between commas the reason is the main clause's. */
function pastRemark(sentence: Sentence, governor: number, mark: number): number {
  if (sentence.tokens[mark - 1]?.form !== "," || tokenAt(sentence, governor).deprel !== "acl:relcl") return governor;
  let at = governor;
  while (tokenAt(sentence, at).head >= 0 && (at === governor || !isClauseHead(sentence, at))) at = tokenAt(sentence, at).head;
  const isRemark = sentence.tokens.some((token, index) => index > at && index < governor && token.form === ",");
  return isRemark ? at : governor;
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
    connective: connectiveSpan(sentence, pattern === "purpose" ? [mark, mark + 1] : [mark]),
    sign: 1,
    strength: 0.7,
    pattern,
    anchor: clause,
  };
}

/** "Since" tells time where the main clause is in the perfect or its own clause in the past with the perfect above. */
function isTemporalSince(sentence: Sentence, clause: number, governor: number): boolean {
  const isPerfect = childrenBy(sentence, governor, "aux").some((aux) => lemmaAt(sentence, aux) === "have");
  const isPast =
    tokenAt(sentence, clause).xpos === "VBD" || childrenBy(sentence, clause, "aux", "cop").some((aux) => tokenAt(sentence, aux).xpos === "VBD");
  const isParticiple = /^VB[GN]$/.test(tokenAt(sentence, clause).xpos) && childBy(sentence, clause, "aux", "aux:pass") === null;
  return isParticiple || (isPerfect && isPast);
}

/** "As" gives a reason where it opens a stative clause after a comma; most of its clauses tell time or manner. */
function isCausalAs(sentence: Sentence, clause: number, governor: number): boolean {
  return (
    clause > governor &&
    childBy(sentence, clause, "cop") !== null &&
    tokenAt(sentence, clause).xpos === "JJ" &&
    childBy(sentence, clause, "nsubj") !== null &&
    !/^(?:as|so)$/i.test(sentence.tokens[governor - 1]?.form ?? "")
  );
}

/** "Because of", "due to", "thanks to", "in response to": told by their words, since trees hang them in many ways. */
function prepositionLinks(sentence: Sentence, first: number): CausalLink[] {
  const found = prepositionAt(sentence, first);
  if (found === null) return [];
  const { last, strength, sign, pattern } = found;
  const cause = topRightOf(sentence, last);
  if (cause === null || (pattern === "preposition" && found.words === "out of" && !innerStates.test(lemmaAt(sentence, cause)))) return [];
  const governor = governorOutside(sentence, cause, [first, last]);
  if (governor === null) return [];
  if (/^(?:given|in view of|in light of|in the light of)$/.test(found.words) && isJudgedLikely(sentence, governor)) return [];
  if (pattern === "without" && (!isSupposed(sentence, governor) || tokenAt(sentence, cause).xpos === "VBG")) return [];
  const isClause = isClauseHead(sentence, governor);
  return [
    {
      sentence,
      cause: isClauseHead(sentence, cause) ? clauseSide(sentence, cause) : nounSide(sentence, cause),
      effect: isClause ? clauseSide(sentence, governor, [cause, ...range(first, last)]) : nounSide(sentence, governor),
      connective: connectiveSpan(sentence, [first, last]),
      sign,
      strength,
      pattern,
      anchor: governor,
    },
  ];
}

/** "In view of this record, it is likely": a ground for the estimate, no cause of the event. */
function isJudgedLikely(sentence: Sentence, governor: number): boolean {
  return /^(?:likely|unlikely|clear|certain|obvious|evident|doubtful|probable|hard|difficult|easy|surprising)$/i.test(
    tokenAt(sentence, governor).form,
  );
}

const innerStates = /^(?:fear|desperation|weakness|anger|necessity|concern|respect|loyalty|spite)$/;

interface FoundPreposition {
  readonly words: string;
  readonly last: number;
  readonly strength: number;
  readonly sign: 1 | -1;
  readonly pattern: LinkPattern;
}

/** The longest causal preposition that begins at a token. */
function prepositionAt(sentence: Sentence, first: number): FoundPreposition | null {
  const forms = sentence.tokens.slice(first, first + 4).map((token) => token.form.toLowerCase());
  for (let length = forms.length; length >= 1; length--) {
    const words = forms.slice(0, length).join(" ");
    const strength = causePrepositions.get(words);
    const next = forms[length];
    if (strength === undefined || (words === "given" && (next === "that" || !hasRelation(tokenAt(sentence, first), ["case", "mark"])))) continue;
    // "Tidied up their code, thanks to which": mostly a whole clause, that no tree marks.
    if (words === "thanks to" && next === "which") continue;
    if (/^(?:this|that|these|those)$/.test(next ?? "") && sentence.tokens[first + length + 1]?.form === ",") continue;
    const isWithout = words === "without";
    return { words, last: first + length - 1, strength, sign: isWithout ? -1 : 1, pattern: isWithout ? "without" : "preposition" };
  }
  return null;
}

/** Head of the phrase that begins right after a token: from there up, as long as the heads stand to the right. */
function topRightOf(sentence: Sentence, last: number): number | null {
  if (last + 1 >= sentence.tokens.length) return null;
  let at = last + 1;
  while (tokenAt(sentence, at).head > last && !hasRelation(tokenAt(sentence, at), ["obl", "nmod", "advcl", "acl"])) at = tokenAt(sentence, at).head;
  return tokenAt(sentence, at).upos === "PUNCT" ? null : at;
}

/** The first word above a phrase that is no part of its preposition. */
function governorOutside(sentence: Sentence, index: number, [first, last]: readonly [number, number]): number | null {
  let at = tokenAt(sentence, index).head;
  while (at >= 0 && ((at >= first && at <= last) || isPredicative(sentence, at))) at = tokenAt(sentence, at).head;
  return at < 0 ? null : at;
}

/** "Remains loyal because of": the adjective belongs to the verb above it. */
function isPredicative(sentence: Sentence, index: number): boolean {
  const { upos, deprel } = tokenAt(sentence, index);
  return (
    (upos === "ADJ" || upos === "ADV") &&
    !isClauseHead(sentence, index) &&
    hasRelation(tokenAt(sentence, index), ["xcomp", "advmod", "advcl"]) &&
    deprel !== "root"
  );
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** "Without the mission, shooting will resume": only what would follow, not "left without a word". */
function isSupposed(sentence: Sentence, governor: number): boolean {
  return childrenBy(sentence, governor, "aux").some((aux) => /^(?:will|would|could|can|may|might|['’]ll|wo|ca)$/i.test(tokenAt(sentence, aux).form));
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
    if (!effectAdverbs.has(word) && !(isSo && !noResult.test(sentence.tokens[index + 1]?.form ?? ""))) return [];
    const clause = token.head;
    if (clause < 0 || !isClauseHead(sentence, clause)) return [];
    if (hasRelation(tokenAt(sentence, clause), ["conj", "parataxis", "advcl"])) return sameSentence(sentence, clause, index, isSo);
    return previous === null || isSo || !hasRelation(tokenAt(sentence, clause), ["root", "ccomp"])
      ? []
      : [fromPrevious(sentence, previous, [index], clause)];
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

/** "…; as a consequence farmers lost their rice": the phrase opens a later clause of the sentence. */
function innerPhraseLinks(sentence: Sentence, text: string): CausalLink[] {
  return sentence.tokens.flatMap((token, index) => {
    const opens = index > 3 && (token.form === ";" || (/^(?:and|so)$/i.test(token.form) && sentence.tokens[index - 1]?.form === ","));
    const next = sentence.tokens[index + 1];
    if (!opens || next === undefined) return [];
    const rest = text.slice(next.start, sentence.end);
    const match = effectPhrases.map((phrase) => phrase.exec(rest)).find((found) => found !== null);
    if (match === undefined || match === null) return [];
    const last = sentence.tokens.findLastIndex((other) => other.end <= next.start + match[0].length);
    const start = sentence.tokens.findIndex((other, at) => at > last && /^[\p{L}\p{N}]/u.test(other.form));
    if (start < 0) return [];
    const effect = tokensSpan(sentence, start, sentence.tokens.length - 1);
    const cause = tokensSpan(sentence, 0, index - 1);
    const [causeHead, effectHead] = [headIn(sentence, cause), headIn(sentence, effect)];
    if (causeHead === null || effectHead === null || causeHead < 0 || effectHead < 0) return [];
    return [
      {
        sentence,
        cause: spanSide(sentence, cause, causeHead),
        effect: spanSide(sentence, effect, effectHead),
        connective: connectiveSpan(sentence, [index + 1, last]),
        sign: 1 as const,
        strength: 0.8,
        pattern: "therefore" as const,
        anchor: effectHead,
      },
    ];
  });
}

function fromPrevious(sentence: Sentence, previous: Sentence, connective: readonly number[], clause: number): CausalLink {
  const root = rootOf(previous);
  const last = Math.max(...connective);
  const effect = clauseSide(sentence, clause);
  const afterOpener =
    Math.min(...connective) <= 1 ? sentence.tokens.findIndex((token, index) => index > last && /^[\p{L}\p{N}]/u.test(token.form)) : -1;
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

const comparative =
  "the (?:more|less|fewer|greater|longer|stronger|weaker|higher|lower|deeper|closer|harder|better|worse|larger|smaller|faster|louder|bigger|tighter|wider|further|farther|earlier|later|richer|poorer)";
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
