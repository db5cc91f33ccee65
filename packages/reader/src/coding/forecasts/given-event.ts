import type { Span } from "@rapporteur/core/model";

/** "a 70 per cent chance | that Congress approves it", "odds of one in three | of a truce". */
const clause = /^[^.;:?!]{0,60}?\b(?:that|of|for)\s+(?=\S)/i;
/** "more likely than not | to veto it": the subject belongs to it. */
const infinitive = /^\s*(?:or (?:so|more|less)\s+)?(?:likely\s+)?to\s+(?=\p{L})/iu;
/** "A coup in Bamako | is more likely than not". */
const subject = /\s+(?:is|are|was|were|looks?|seems?|remains?|has|have|stands? at)(?:\s+(?:now|still|only|about|perhaps|at))*\s*$/i;
/** "The odds of a truce before Easter | are one in three". */
const ofChance = /^(?:the\s+|her\s+|his\s+|their\s+|my\s+|our\s+)?(?:chances?|probability|likelihood|odds)\s+(?:of|that|for)\s+/i;
const pointing = /^(?:i|we|you|he|she|it|this|that|they|there|which|who)$/i;

/**
 * What a chance in figures is of, by the words beside it: the clause or noun behind "chance that" and "odds of", else what stands before "is". Null where the sentence only points at it ("I would give
 * it seventy per cent").
 *
 * @param sentence without its closing mark
 */
export function givenEvent(text: string, sentence: Span, chance: Span): Span | null {
  const [left, right] = [text.slice(sentence.start, chance.start), text.slice(chance.end, sentence.end)];
  const to = infinitive.exec(right);
  const copula = subject.exec(left);
  const opening = copula === null ? null : (ofChance.exec(left)?.[0].length ?? 0);
  const before = copula === null || opening === null ? null : { start: sentence.start + opening, end: sentence.start + copula.index };
  const isNamed = before !== null && before.end > before.start && !pointing.test(text.slice(before.start, before.end).trim());
  if (to !== null) return isNamed ? { start: before.start, end: sentence.end } : null;
  const behind = clause.exec(right);
  if (behind !== null) return { start: chance.end + behind[0].length, end: sentence.end };
  return isNamed ? before : null;
}
