import type { Span } from "@rapporteur/core/model";
import type { Sentence, Token } from "../sentence.ts";

/** The tokens of a text in one row, so that neighbours can be looked at by number. */
export interface DocumentView {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Sentence of each token. */
  readonly sentenceOf: Int32Array;
  /** Number of the first token of each sentence, and behind the last the count of tokens. */
  readonly firsts: Int32Array;
  /** Whether most words of the sentence begin with a capital: a heading, where capitals tell nothing. */
  readonly isHeadingCase: readonly boolean[];
}

/** A run of tokens `[first, last]`, both included, within one sentence, with its span of text. */
export interface TokenRange extends Span {
  readonly first: number;
  readonly last: number;
}

/** Lays the sentences' tokens in a row. Cost: linear. */
export function viewDocument(text: string, sentences: readonly Sentence[]): DocumentView {
  const firsts = new Int32Array(sentences.length + 1);
  const tokens: Token[] = [];
  for (const [index, sentence] of sentences.entries()) {
    firsts[index] = tokens.length;
    for (const token of sentence.tokens) tokens.push(token);
  }
  firsts[sentences.length] = tokens.length;
  const sentenceOf = new Int32Array(tokens.length);
  for (let index = 0; index < sentences.length; index += 1) sentenceOf.fill(index, firsts[index], firsts[index + 1]);
  return { text, tokens, sentences, sentenceOf, firsts, isHeadingCase: sentences.map(hasHeadingCase) };
}

function hasHeadingCase(sentence: Sentence): boolean {
  const words = sentence.tokens.filter((token) => token.form.length > 3 && /^\p{L}/u.test(token.form));
  const capitals = words.filter((token) => /^\p{Lu}/u.test(token.form)).length;
  const isSentence = sentence.tokens.at(-1)?.form === ".";
  return words.length > 2 && capitals > 0.75 * words.length && (!isSentence || words.every((token) => token.form === token.form.toUpperCase()));
}

/** Lower-case form of a token without its dot, or "" beyond the sentence of `near`. */
export function wordAt(view: DocumentView, index: number, near: number): string {
  const token = tokenAt(view, index, near);
  if (token === null) return "";
  const lower = token.form.toLowerCase();
  return lower.length > 1 && lower.endsWith(".") ? lower.slice(0, -1) : lower;
}

/** A token by number, or null where it lies beyond the sentence of `near`. */
export function tokenAt(view: DocumentView, index: number, near: number): Token | null {
  if (index < 0 || view.sentenceOf[index] !== view.sentenceOf[near]) return null;
  return view.tokens[index] ?? null;
}

/** Number of the first token of the sentence that holds the token. */
export function sentenceStart(view: DocumentView, index: number): number {
  return view.firsts[view.sentenceOf[index] ?? 0] ?? 0;
}

/** Number behind the last token of the sentence that holds the token. */
export function sentenceEnd(view: DocumentView, index: number): number {
  return view.firsts[(view.sentenceOf[index] ?? 0) + 1] ?? view.tokens.length;
}

/** Tokens that a span touches, or null where it touches none or crosses a sentence. `from` is a token to search on from. */
export function tokensOfSpan(view: DocumentView, span: Span, from: number): TokenRange | null {
  let first = from;
  while (first < view.tokens.length && (view.tokens[first]?.end ?? 0) <= span.start) first += 1;
  let last = first;
  while (last + 1 < view.tokens.length && (view.tokens[last + 1]?.start ?? span.end) < span.end) last += 1;
  const token = view.tokens[first];
  if (token === undefined || token.start >= span.end) return null;
  if (view.sentenceOf[first] !== view.sentenceOf[last]) return null;
  return { first, last, start: span.start, end: span.end };
}

/** Range of tokens with its span. */
export function tokenRange(view: DocumentView, first: number, last: number): TokenRange {
  return { first, last, start: view.tokens[first]?.start ?? 0, end: view.tokens[last]?.end ?? 0 };
}

/**
 * The token that heads a range: the one whose governor lies outside; of several the last, which heads names that the
 * parser left in pieces.
 */
export function headOfRange(view: DocumentView, range: TokenRange): number {
  const start = sentenceStart(view, range.first);
  let head = range.last;
  for (let index = range.last; index >= range.first; index -= 1) {
    const token = view.tokens[index];
    if (token === undefined || token.upos === "PUNCT" || token.deprel === "case" || token.deprel === "det") continue;
    const governor = token.head < 0 ? -1 : start + token.head;
    if (governor < range.first || governor > range.last) {
      head = index;
      break;
    }
  }
  return head;
}

/** Number of the governor of a token, −1 for the root. */
export function governorOf(view: DocumentView, index: number): number {
  const head = view.tokens[index]?.head ?? -1;
  return head < 0 ? -1 : sentenceStart(view, index) + head;
}

/** Prefix of the token that holds a name, as in "pro-Russian" or "ex-British"; "" where the name is the whole token or begins it. */
export function prefixOf(view: DocumentView, range: TokenRange): string {
  const token = view.tokens[range.first];
  return token === undefined || token.start >= range.start ? "" : view.text.slice(token.start, range.start).toLowerCase();
}

/** True where a name is bound by a hyphen to a word that is not capitalised: "Iran-backed", "US-led". */
export function isCompoundFirst(view: DocumentView, range: TokenRange): boolean {
  return /^[-‐‑–]\p{Ll}/u.test(view.text.slice(range.end, range.end + 2));
}

/** True where two neighbouring tokens touch in the text. */
export function touch(view: DocumentView, left: number, right: number): boolean {
  return view.tokens[left]?.end === view.tokens[right]?.start;
}

/** True for a token that begins with a capital letter. */
export function isCapital(form: string): boolean {
  return /^\p{Lu}/u.test(form);
}
