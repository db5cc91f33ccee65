import type { Sentence } from "../../language/sentence.ts";
import { childrenOf, hasRelation, subtreeOf, tokenAt } from "../../language/tree/tree.ts";

/** In words, those joined by a hyphen counted once. */
const longestClause = 8;

/** First and last token of a stretch, both included. */
export interface TokenStretch {
  readonly first: number;
  readonly last: number;
}

/**
 * The words that name a matter where a clause does: at most eight, and no half phrase at the end. Of a longer one, where that leaves a stump, what is believed or said in it,
 * else what is done in it, without who does it.
 */
export function clauseWords(sentence: Sentence, stretch: TokenStretch, most = longestClause): TokenStretch {
  const { first, last } = stretch;
  const end = endAfterWords(sentence, stretch, most);
  if (end === last) return { first, last };
  const whole = { first, last: withoutHalves(sentence, { first, last: end }) };
  const isOpen = isStump(whole) || tokenAt(sentence, first).upos === "PRON";
  const inner = beginOfContent(sentence, stretch) ?? (isOpen ? beginOfDeed(sentence, stretch) : null);
  if (inner !== null && (isOpen || whole.last - first < fewestBesideContent)) return clauseWords(sentence, { first: inner, last }, most);
  return isStump(whole) ? { first, last: withoutHalves(sentence, { first, last: end }, isHalf) } : whole;
}

/** A phrase as far as it says something whole. */
export function withoutHalves(sentence: Sentence, { first, last }: TokenStretch, isCut = isCutOff): number {
  let end = last;
  while (end > first && isCut(sentence, end)) end--;
  return end;
}

/** "Many analysts". */
function isStump({ first, last }: TokenStretch): boolean {
  return last - first < 3;
}

/** Tokens, the first not counted: what is left of a clause must be longer to be kept where it holds another that says what is meant. */
const fewestBesideContent = 4;

function isCutOff(sentence: Sentence, at: number): boolean {
  return isHalf(sentence, at) || lacksObject(sentence, at);
}

/** A verb whose object or content is cut off, or a participle that is cut off from what makes it one: "the area *known* as …". */
function lacksObject(sentence: Sentence, at: number): boolean {
  const token = tokenAt(sentence, at);
  if (!/^(?:VERB|ADJ)$/.test(token.upos)) return false;
  const needed = token.deprel === "acl" ? ["obj", "xcomp", "ccomp", "obl"] : ["obj", "xcomp", "ccomp"];
  return childrenOf(sentence, at).some((child) => child > at && hasRelation(tokenAt(sentence, child), needed));
}

/** Where what somebody believes or says begins: "many hold that | the mill is lost". Null where the stretch has none. */
function beginOfContent(sentence: Sentence, { first, last }: TokenStretch): number | null {
  const that = sentence.tokens.findIndex(({ form, deprel, head }, at) => {
    const isThat = at > first && at < last - 1 && deprel === "mark" && /^that$/i.test(form);
    return isThat && hasRelation(tokenAt(sentence, head), ["ccomp"]);
  });
  if (that < 0) return null;
  const next = that + 1;
  return /^(?:DET)$/.test(tokenAt(sentence, next).upos) && next < last ? next + 1 : next;
}

/** The last token of the last word that has room. */
function endAfterWords(sentence: Sentence, { first, last }: TokenStretch, most: number): number {
  let words = 0;
  for (let at = first; at <= last; at++) {
    const before = sentence.tokens[at - 1];
    const { start, upos } = tokenAt(sentence, at);
    if (upos !== "PUNCT" && (at === first || before === undefined || before.end < start || isMark(before.form))) words++;
    if (words > most) return at - 1;
  }
  return last;
}

function isMark(form: string): boolean {
  return /^["“”‘’(]$/.test(form);
}

/** The verb of a clause that begins with its subject, behind its modal words: "the ports may have to | *shut* their gates", with its "not". Null where it begins with none. */
function beginOfDeed(sentence: Sentence, { first, last }: TokenStretch): number | null {
  const subject = sentence.tokens.findIndex(
    ({ deprel, head }, at) => at >= first && at <= last && /^nsubj/.test(deprel) && head > at && head <= last,
  );
  if (subject < 0 || !subtreeOf(sentence, subject).includes(first)) return null;
  let verb = tokenAt(sentence, subject).head;
  if (/^(?:have|need|be|suppose)$/.test(tokenAt(sentence, verb).lemma)) {
    const doing = childrenOf(sentence, verb).find((child) => child > verb && child <= last && tokenAt(sentence, child).deprel === "xcomp");
    verb = doing ?? verb;
  }
  if (tokenAt(sentence, verb).upos !== "VERB" || verb >= last) return null;
  return (
    childrenOf(sentence, verb).find((child) => child > subject && child < verb && /^(?:not|never)$/i.test(tokenAt(sentence, child).form)) ?? verb
  );
}

/** A word that something must follow: an article, a preposition, an auxiliary, a modifier before its noun. */
function isHalf(sentence: Sentence, index: number): boolean {
  const token = tokenAt(sentence, index);
  if (/^(?:DET|ADP|AUX|PART|SCONJ|CCONJ|PUNCT|SYM)$/.test(token.upos) || /^(?:PRP\$|WP\$)$/.test(token.xpos)) return true;
  return token.head > index && hasRelation(token, ["amod", "compound", "nummod", "nmod:poss", "det", "advmod", "nsubj", "obj", "mark"]);
}
