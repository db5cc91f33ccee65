import { compareSpans, type Question, type Span, spansOverlap } from "@rapporteur/core/model";
import { splitSentences } from "../language/syntax/split-sentences.ts";

const wordsOfAsking =
  /^(?:who|whom|whose|what|when|where|why|which|how|is|are|was|were|will|would|can|could|should|shall|may|might|must|do|does|did|has|have|had|and|but|or|so|if|in|to|for|at|on|by|with)$/i;

/**
 * Interrogative sentences in a stretch of text. Of a title "X meets Y: What now?" only what follows the colon is the question.
 * Questions inside quotation marks are the quoted person's and left out.
 */
export function questionsIn(text: string, span: Span, from: Question["from"]): Question[] {
  const found: Question[] = [];
  const slice = text.slice(span.start, span.end);
  for (const sentence of splitSentences(slice)) {
    const words = slice.slice(sentence.start, sentence.end);
    const end = words.lastIndexOf("?");
    if (end < 0 || words.slice(end + 1).replace(/[*_”"’')\]\s]+/g, "") !== "" || isQuoted(words)) continue;
    const start = sentence.start + questionStart(words);
    const question = { start: span.start + start, end: span.start + sentence.start + end + 1 };
    found.push({ ...question, text: text.slice(question.start, question.end), from });
  }
  return found;
}

/** A question may be followed by who sent it in: "(Ada, Orvik)". */
export const asksAtEnd = /\?[”"’)]*(?:\s*\([^()]*\))?\s*$/;

const courtesy =
  /^(?:thank|thanks|welcome|good (?:morning|afternoon|evening)|hello|hi\b|yes\b|all right|okay|ok\b|right\b|well\b|great|interesting|joining|we (?:are|have|were)\b|today\b|i(?:'|’)m\b|i am\b|my (?:guest|name)|our (?:guest|next)|let(?:'|’)s|let us|let me|i (?:welcome|thank|give|now)\b|we(?:'|’)ve got|moving on|one (?:last|final|more)|the floor|last question|follow-up|two questions|a question|i have (?:a|one|two|another|just)\b[^.?!]{0,30}\bquestions?\b|supplementary\b|(?:short|quick|small) one\b)/i;
/** Leave to ask is asked for before the question itself. */
const asksLeave =
  /^(?:can|could|may|might) (?:i|we) (?:just |also |quickly |perhaps )*(?:follow|start|begin|open|come (?:in|back)|push|press|pick up|turn|ask (?:you )?(?:a|one|two|another))\b/i;
/** A question and what leads to it are no longer than this. */
const longestQuestion = 320;
const mostLeading = 2;

/**
 * What an interviewer asks in one turn. A question takes in the sentences that lead to it ("You left nine years ago. Why write the book now?"), but no greeting. Cost: linear.
 */
export function questionsOfTurn(text: string, span: Span): Question[] {
  const all = questionsIn(text, span, "body");
  const asking = all.filter((question) => !asksLeave.test(question.text));
  const questions = asking.length > 0 ? asking : all;
  const [first, ...others] = questions;
  if (!first) return [];
  const sentences = splitSentences(text.slice(span.start, span.end)).map(({ start, end }) => ({ start: start + span.start, end: end + span.start }));
  let start = first.start;
  const own = sentences.findIndex((sentence) => sentence.start <= first.start && sentence.end >= first.end);
  // What stands before a colon in its own sentence is no part of the question.
  if (own < 0 || sentences[own]?.start !== first.start) return questions;
  for (let index = own - 1; index >= Math.max(0, own - mostLeading); index--) {
    const before = sentences[index];
    if (
      !before ||
      courtesy.test(text.slice(before.start, before.end)) ||
      asksLeave.test(text.slice(before.start, before.end)) ||
      first.end - before.start > longestQuestion
    )
      break;
    start = before.start;
  }
  return [{ ...first, start, text: text.slice(start, first.end) }, ...others];
}

/** What an interviewer says without asking, to be answered: "Your critics say that the debt could have been paid." */
export function promptOf(text: string, span: Span): Question {
  return { start: span.start, end: span.end, text: text.slice(span.start, span.end), from: "body" };
}

function isQuoted(words: string): boolean {
  return /^["“‘']/.test(words) && !/^["“‘'][^"”’']*["”’'][^?]*\?$/.test(words);
}

/** Index at which the question begins: after a label, a number, marks, or a colon that a question word follows. */
function questionStart(words: string): number {
  let start = /^(?:[\s*_#>•-]+|\d{1,2}[.)]\s+|Q\d?\s*[:.]\s+|\(\p{Lu}[^()]{1,60}\)\s+(?=\p{Lu}))*/u.exec(words)?.[0].length ?? 0;
  let capital = -1;
  for (const colon of words.slice(start).matchAll(/(?::|\s[—–-])\s+["“‘]?(?=(\p{L}[\p{L}’']*))/gu)) {
    const next = colon[1] ?? "";
    const at = start + colon.index + colon[0].length;
    if (wordsOfAsking.test(next)) return at;
    if (capital < 0 && /^\p{Lu}/u.test(next)) capital = at;
  }
  if (capital >= 0) return capital;
  start += /^[\s*_]*/.exec(words.slice(start))?.[0].length ?? 0;
  return start;
}

/** Questions in text order, each once: of two that overlap the one given first stands. Cost: O(n log n). */
export function mergeQuestions(questions: readonly Question[]): Question[] {
  const kept: { question: Question; order: number }[] = [];
  const ordered = questions.map((question, order) => ({ question, order })).sort((a, b) => compareSpans(a.question, b.question) || a.order - b.order);
  for (const entry of ordered) {
    const last = kept[kept.length - 1];
    if (!last || !spansOverlap(last.question, entry.question)) kept.push(entry);
    else if (entry.order < last.order) kept[kept.length - 1] = entry;
  }
  return kept.map(({ question }) => question);
}
