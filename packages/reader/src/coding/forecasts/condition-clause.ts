import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { hasRelation, isWithin, subtreeOf, tokensSpan } from "../../language/tree/tree.ts";
import { topOf } from "../model/token-span.ts";

/** Words that "if" goes on from without making a condition: "even if", "as if". */
const conceding = /^(?:even|as)$/i;

/**
 * The clause that an expected event depends on, with its "if" or "unless", or turned round: "Should it fail, …". Null where the grammar shows none.
 * Cost: linear in the sentence.
 */
export function conditionClause(sentence: Sentence, event: Span): Span | null {
  return marked(sentence, event) ?? inverted(sentence, event);
}

function marked(sentence: Sentence, event: Span): Span | null {
  const { tokens } = sentence;
  const head = topOf(sentence, event);
  if (head < 0) return null;
  for (const [at, { form, deprel, head: verb }] of tokens.entries()) {
    if (deprel !== "mark" || !/^(?:if|unless)$/i.test(form) || conceding.test(tokens[at - 1]?.form ?? "")) continue;
    const clause = tokens[verb];
    if (clause === undefined || !hasRelation(clause, ["advcl"]) || !governs(sentence, { clause: clause.head, head, event })) continue;
    const words = subtreeOf(sentence, verb).filter((index) => index >= at);
    const span = tokensSpan(sentence, at, lastUnbroken(words));
    if (span.end <= event.start || span.start >= event.start) return span;
  }
  return null;
}

/** The verb that the clause belongs to stands in the event, or the event hangs on it: "is unlikely to lend unless …". */
function governs(sentence: Sentence, { clause, head, event }: { clause: number; head: number; event: Span }): boolean {
  const verb = sentence.tokens[clause];
  if (verb === undefined) return false;
  if (verb.start >= event.start && verb.end <= event.end) return true;
  return isWithin(sentence, head, clause) && hasRelation(sentence.tokens[head] ?? verb, ["ccomp", "xcomp"]);
}

function lastUnbroken(words: readonly number[]): number {
  const gap = words.findIndex((word, at) => at > 0 && word !== (words[at - 1] ?? 0) + 1);
  return words[gap < 0 ? words.length - 1 : gap - 1] ?? 0;
}

/** "Should the salaries not come, …", "Were the bill passed, …", "Had they paid, …": an auxiliary before its subject, and the event behind the comma. */
function inverted({ tokens, end }: Sentence, event: Span): Span | null {
  const [first, second] = tokens;
  if (first === undefined || second === undefined || !/^(?:Should|Were|Had)$/.test(first.form)) return null;
  if (!/^(?:DET|PRON|NOUN|PROPN|ADJ|NUM)$/.test(second.upos) || tokens.some(({ form }) => form === "?")) return null;
  const comma = tokens.find(({ form }) => form === ",");
  return comma === undefined || event.start < comma.end || event.start > end ? null : { start: first.start, end: comma.start };
}
