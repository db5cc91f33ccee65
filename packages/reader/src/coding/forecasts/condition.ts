import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { obliquesOf } from "../syntax/clause.ts";
import { childrenBy, childrenOf, hasRelation, subtreeSpan, tokenAt, tokensSpan } from "../syntax/tree.ts";

const marks = new Set(["if", "unless", "provided", "providing", "assuming", "supposing", "lest"]);
const prepositions = new Set(["without", "absent", "in case of", "failing", "short of"]);

/** True where the clause stands under a condition of its own sentence. */
export function hasCondition(sentence: Sentence, predicate: number): boolean {
  return findCondition(sentence, predicate) !== null;
}

/**
 * The condition of a clause, with its marker: an if-clause ("if Congress approves", "unless", "provided that", "as long as"),
 * an inverted one ("should Kyiv refuse"), "without …", "in the event of …", "otherwise"; of the clause itself, of the verb it
 * is coordinated with, or of the verb that governs it. Null without one. "Even if" concedes and is none.
 */
export function findCondition(sentence: Sentence, predicate: number): Span | null {
  for (let at = predicate; at >= 0; at = tokenAt(sentence, at).head) {
    const found = ownCondition(sentence, at);
    if (found !== null) return found;
    if (!hasRelation(tokenAt(sentence, at), ["conj", "ccomp", "xcomp"])) break;
  }
  return openingCondition(sentence, predicate);
}

function ownCondition(sentence: Sentence, predicate: number): Span | null {
  for (const clause of childrenBy(sentence, predicate, "advcl")) {
    if (isConditional(sentence, clause)) return subtreeSpan(sentence, clause);
  }
  for (const { preposition, head } of obliquesOf(sentence, predicate)) {
    if (prepositions.has(preposition) || isEventOf(sentence, preposition, head)) return subtreeSpan(sentence, head);
  }
  for (const child of childrenBy(sentence, predicate, "advmod")) {
    if (tokenAt(sentence, child).form.toLowerCase() === "otherwise") return tokensSpan(sentence, child, child);
  }
  return null;
}

function isEventOf(sentence: Sentence, preposition: string, head: number): boolean {
  return (
    preposition === "in" && /^(?:event|case|absence)$/.test(tokenAt(sentence, head).form) && childrenBy(sentence, head, "nmod", "acl").length > 0
  );
}

function isConditional(sentence: Sentence, clause: number): boolean {
  const own = childrenBy(sentence, clause, "mark", "advmod", "case");
  const words = own.map((mark) => tokenAt(sentence, mark).form.toLowerCase());
  if (words.includes("even") && words.includes("if")) return false;
  if (words.some((word) => marks.has(word))) return true;
  if (own.some((mark) => isAsLongAs(sentence, mark))) return true;
  return isInverted(sentence, clause);
}

function isAsLongAs(sentence: Sentence, mark: number): boolean {
  const before = sentence.tokens.slice(Math.max(0, mark - 2), mark + 3).map((token) => token.form.toLowerCase());
  return /\b(?:as|so) long as\b/.test(before.join(" "));
}

/** "Should Kyiv refuse", "were Moscow to agree", "had they stayed": the auxiliary comes first in its clause. */
function isInverted(sentence: Sentence, clause: number): boolean {
  const first = Math.min(clause, ...childrenOf(sentence, clause));
  return /^(?:should|were|had)$/i.test(tokenAt(sentence, first).form) && hasRelation(tokenAt(sentence, first), ["aux", "cop"]);
}

/** "*Should* she fall, …", "*Were* they to agree, …" at the head of a sentence that asks nothing. */
function isOpenInversion(sentence: Sentence, first: number): boolean {
  const next = sentence.tokens[first + 1];
  return (
    /^(?:should|were|had)$/i.test(tokenAt(sentence, first).form) &&
    /^(?:PRON|PROPN|DET|NOUN)$/.test(next?.upos ?? "") &&
    sentence.tokens.at(-1)?.form !== "?"
  );
}

/** A condition at the head of the sentence that the tree hung elsewhere: from "If" to the first comma before the predicate. */
function openingCondition(sentence: Sentence, predicate: number): Span | null {
  const first = sentence.tokens.findIndex((token) => /^\p{L}/u.test(token.form));
  const opener = sentence.tokens[first];
  if (opener === undefined || !(/^(?:if|unless)$/i.test(opener.form) || isOpenInversion(sentence, first))) return null;
  const comma = sentence.tokens.findIndex((token, index) => index > first && index < predicate && token.form === ",");
  return comma > first + 1 ? tokensSpan(sentence, first, comma - 1) : null;
}
