import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { childBy, childrenBy, childrenOf, tokenAt, tokensSpan } from "../syntax/tree.ts";
import type { CausalLink } from "./causal-link.ts";
import { clauseSide, connectiveSpan, spanSide } from "./link-side.ts";

/** Links between clauses that the order of the words tells more surely than the tree. */
export function clauseLinks(sentence: Sentence, found: readonly CausalLink[]): CausalLink[] {
  return [...sharedReasons(sentence, found), ...soLinks(sentence, found)];
}

/** "Because Washington was absent, nobody stood up to them, and India felt no pressure": the reason at the head holds for what is joined on. */
function sharedReasons(sentence: Sentence, found: readonly CausalLink[]): CausalLink[] {
  return found.flatMap((link) => {
    const isOpening = (link.pattern === "because" || link.pattern === "since") && link.connective.start - sentence.start < 3;
    if (!isOpening || link.anchor < 0) return [];
    return childrenBy(sentence, link.anchor, "conj")
      .filter((clause) => clause > link.anchor && childBy(sentence, clause, "nsubj") !== null && isJoinedByAnd(sentence, clause))
      .map((clause) => ({ ...link, effect: clauseSide(sentence, clause), anchor: clause }));
  });
}

function isJoinedByAnd(sentence: Sentence, clause: number): boolean {
  return childrenBy(sentence, clause, "cc").some((mark) => /^and$/i.test(tokenAt(sentence, mark).form));
}

export const noResult =
  /^(?:let|please|why|what|how|where|who|when|don|should|may|might|that|far|long|much|many|little|few|called|as|too|be|can|do|does|did|is|are|was|were|will|would|could|has|have|had)$/i;

/** "The east fears Russia, so the flow will continue", where the tree did not join the two clauses. */
function soLinks(sentence: Sentence, found: readonly CausalLink[]): CausalLink[] {
  return sentence.tokens.flatMap((token, so) => {
    const isSo = /^so$/i.test(token.form) && sentence.tokens[so - 1]?.form === "," && !noResult.test(sentence.tokens[so + 1]?.form ?? "");
    if (!isSo || found.some((link) => link.connective.start === token.start)) return [];
    const start = sentence.tokens.findLastIndex((other, index) => index < so && other.form === ";") + 1;
    const next = sentence.tokens.findIndex((other, index) => index > so && other.form === ";");
    const cause = tokensSpan(sentence, start, so - 2);
    const effect = tokensSpan(sentence, so + 1, (next < 0 ? sentence.tokens.length : next) - 1);
    if (!hasFiniteVerb(sentence, cause) || !hasFiniteVerb(sentence, effect)) return [];
    const effectHead = headOf(sentence, effect);
    return [
      {
        sentence,
        cause: spanSide(sentence, cause, headOf(sentence, cause)),
        effect: spanSide(sentence, effect, effectHead),
        connective: connectiveSpan(sentence, [so]),
        sign: 1 as const,
        strength: 0.7,
        pattern: "so" as const,
        anchor: effectHead,
      },
    ];
  });
}

function isInside(sentence: Sentence, index: number, span: Span): boolean {
  const token = sentence.tokens[index];
  return token !== undefined && token.start >= span.start && token.end <= span.end;
}

function hasFiniteVerb(sentence: Sentence, span: Span): boolean {
  return sentence.tokens.some((token, index) => isInside(sentence, index, span) && /^(?:VB[DZP]|MD)$/.test(token.xpos));
}

/** The token with the most below it whose own head stands outside. */
function headOf(sentence: Sentence, span: Span): number {
  const tops = sentence.tokens.flatMap((token, index) => (isInside(sentence, index, span) && !isInside(sentence, token.head, span) ? [index] : []));
  return tops.toSorted((a, b) => childrenOf(sentence, b).length - childrenOf(sentence, a).length || a - b)[0] ?? 0;
}
