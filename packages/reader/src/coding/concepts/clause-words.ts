import type { Sentence } from "../../language/sentence.ts";
import { isPassive } from "../../language/tree/clause.ts";
import { childBy, childrenBy, hasRelation, lemmaAt, tokenAt } from "../../language/tree/tree.ts";

/** In words, those joined by a hyphen counted once. */
const longestClause = 8;

/** First and last token of a stretch, both included. */
interface TokenStretch {
  readonly first: number;
  readonly last: number;
}

/**
 * The words that name a matter where a clause does: at most eight, and no half phrase at the end. What is advised goes without whom it is advised to and without "should" and
 * "not", which the side of the stance tells; of a clause that is too long the subject goes first, where its verb has an object to be known by.
 */
export function clauseWords(sentence: Sentence, stretch: TokenStretch): TokenStretch {
  const course = predicateIn(sentence, stretch);
  const isAdvice = course !== null && modalsOf(sentence, course).some((modal) => advising.test(modal));
  if (course !== null && (isAdvice || isTooLong(sentence, stretch)) && (isAdvice || hasObject(sentence, course, stretch)))
    return shortened(sentence, { first: startOf(sentence, course), last: stretch.last });
  return shortened(sentence, stretch);
}

const advising = /^(?:should|must|shall)$/;

/** The verb that the stretch is about, where its subject and a modal stand before it; a passive one says nothing without its subject. */
function predicateIn(sentence: Sentence, { first, last }: TokenStretch): number | null {
  for (let at = first; at <= last; at++) {
    const { head, upos } = tokenAt(sentence, at);
    const subject = childBy(sentence, at, "nsubj");
    const isTop = head < first || head > last;
    if (
      isTop &&
      upos === "VERB" &&
      !isPassive(sentence, at) &&
      subject !== null &&
      subject >= first &&
      subject < at &&
      modalsOf(sentence, at).length > 0
    )
      return at;
  }
  return null;
}

function modalsOf(sentence: Sentence, predicate: number): string[] {
  return childrenBy(sentence, predicate, "aux")
    .filter((child) => tokenAt(sentence, child).xpos === "MD")
    .map((child) => lemmaAt(sentence, child));
}

function hasObject(sentence: Sentence, predicate: number, { last }: TokenStretch): boolean {
  return childrenBy(sentence, predicate, "obj").some((child) => child <= last);
}

/** "Be seen" of "should not be seen": the verb with its auxiliaries behind the modal. */
function startOf(sentence: Sentence, predicate: number): number {
  const others = childrenBy(sentence, predicate, "aux", "cop").filter(
    (child) => tokenAt(sentence, child).xpos !== "MD" && lemmaAt(sentence, child) !== "to",
  );
  return Math.min(predicate, ...others);
}

function isTooLong(sentence: Sentence, stretch: TokenStretch): boolean {
  return endAfterWords(sentence, stretch) < stretch.last;
}

function shortened(sentence: Sentence, stretch: TokenStretch): TokenStretch {
  let last = endAfterWords(sentence, stretch);
  if (last < stretch.last) while (last > stretch.first && isHalf(sentence, last)) last--;
  return { first: stretch.first, last };
}

/** The last token of the eighth word. */
function endAfterWords(sentence: Sentence, { first, last }: TokenStretch): number {
  let words = 0;
  for (let at = first; at <= last; at++) {
    const before = sentence.tokens[at - 1];
    const { start, upos } = tokenAt(sentence, at);
    if (upos !== "PUNCT" && (at === first || before === undefined || before.end < start || isMark(before.form))) words++;
    if (words > longestClause) return at - 1;
  }
  return last;
}

function isMark(form: string): boolean {
  return /^["“”‘’(]$/.test(form);
}

/** A word that something must follow: an article, a preposition, an auxiliary, a modifier before its noun. */
function isHalf(sentence: Sentence, index: number): boolean {
  const token = tokenAt(sentence, index);
  if (/^(?:DET|ADP|AUX|PART|SCONJ|CCONJ|PUNCT)$/.test(token.upos) || /^(?:PRP\$|WP\$)$/.test(token.xpos)) return true;
  return token.head > index && hasRelation(token, ["amod", "compound", "nummod", "nmod:poss", "det", "advmod", "nsubj", "mark"]);
}
