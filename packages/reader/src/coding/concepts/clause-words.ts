import type { Sentence } from "../../language/sentence.ts";
import { hasRelation, tokenAt } from "../../language/tree/tree.ts";

/** In words, those joined by a hyphen counted once. */
const longestClause = 8;

/** First and last token of a stretch, both included. */
interface TokenStretch {
  readonly first: number;
  readonly last: number;
}

/** The words that name a matter where a clause does: at most eight, and no half phrase at the end. */
export function clauseWords(sentence: Sentence, stretch: TokenStretch): TokenStretch {
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
