import type { Span } from "@rapporteur/core/model";
import { abbreviationKind } from "./abbreviations.ts";
import { isSpace } from "./is-space.ts";

const closers = "\"'”’»)]}";
const openers = "\"'“‘«([{—–-¿¡*_";

/** A line that begins an item: a bullet, "1.", "(a)", "2)". */
const listMarker = /^(?:[•●▪◦‣*·–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)/iu;

/** Words that often begin a sentence and, after "U.S." or "Inc.", tell a new sentence from a name that goes on. */
const starters: ReadonlySet<string> = new Set(
  "the a an this that these those he she it they we i you his her its their our my your but and or yet so if when while although though since because after before as in on at by for from with to of there here what who why how where which not no all some many most both each every another other others however moreover meanwhile nevertheless still then thus therefore indeed instead perhaps nor now today".split(
    " ",
  ),
);

/**
 * Sentence spans of a text, trimmed of white space, in text order.
 *
 * A sentence ends at ".", "!", "?" or "…" with what closes after it, unless the stop belongs to an abbreviation, an initial or a number, or the
 * text goes on in lower case; at a blank line; at the edge of a block; before a list marker at the start of a line; and at a line end after a short line without a
 * stop (a heading). Cost: linear.
 */
export function splitSentences(text: string, blocks: readonly Span[] = []): Span[] {
  const sentences: Span[] = [];
  for (const region of regionsOf(text, blocks)) splitRegion(text, region, sentences);
  return sentences;
}

/** The text cut at every edge of a block and at blank lines. */
function regionsOf(text: string, blocks: readonly Span[]): Span[] {
  const edges = new Set<number>([0, text.length]);
  for (const block of blocks) {
    edges.add(Math.max(0, Math.min(text.length, block.start)));
    edges.add(Math.max(0, Math.min(text.length, block.end)));
  }
  for (const gap of text.matchAll(/\n[^\S\n]*\n|[\u2029\f]/gu)) edges.add(gap.index);
  const sorted = [...edges].sort((a, b) => a - b);
  const regions: Span[] = [];
  for (let index = 0; index + 1 < sorted.length; index++) regions.push({ start: sorted[index] as number, end: sorted[index + 1] as number });
  return regions;
}

function pushTrimmed(text: string, start: number, end: number, into: Span[]): void {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (to > from) into.push({ start: from, end: to });
}

const marks = /[.!?…]+|\n/gu;

function splitRegion(text: string, region: Span, into: Span[]): void {
  const lineLength = longestLine(text, region);
  let start = region.start;
  marks.lastIndex = region.start;
  for (;;) {
    const found = marks.exec(text);
    if (!found || found.index >= region.end) break;
    const end = found[0] === "\n" ? lineBreakEnd(text, region, found.index, lineLength) : stopEnd(text, region, found);
    if (end < 0) continue;
    const resume = marks.lastIndex;
    pushTrimmed(text, start, end, into);
    start = end;
    marks.lastIndex = Math.max(resume, end);
  }
  pushTrimmed(text, start, region.end, into);
}

function longestLine(text: string, region: Span): number {
  let longest = 0;
  let lineStart = region.start;
  for (;;) {
    const at = text.indexOf("\n", lineStart);
    if (at < 0 || at >= region.end) return Math.max(longest, region.end - lineStart);
    longest = Math.max(longest, at - lineStart);
    lineStart = at + 1;
  }
}

/** Where the sentence ends if the line break at `at` ends one, else −1. */
function lineBreakEnd(text: string, region: Span, at: number, lineLength: number): number {
  const next = text.slice(at + 1, Math.min(at + 40, region.end)).trimStart();
  if (next === "") return -1;
  if (listMarker.test(next)) return at;
  const lineStart = Math.max(region.start, text.lastIndexOf("\n", at - 1) + 1);
  const isShort = at - lineStart < 0.6 * Math.max(lineLength, 60);
  const opensAnew = /^["'“‘(]*[\p{Lu}\d]/u.test(next);
  return isShort && opensAnew && !/[,;:\-–—]\s*$/u.test(text.slice(Math.max(lineStart, at - 4), at)) ? at : -1;
}

/** Where the sentence ends if the stops found end one, else −1. */
function stopEnd(text: string, region: Span, found: RegExpExecArray): number {
  let end = found.index + found[0].length;
  while (end < region.end && closers.includes(text.charAt(end))) end++;
  if (end >= region.end) return region.end;
  const bare = found.index + found[0].length === end;
  if (!isSpace(text.charCodeAt(end))) return bare && found[0] === "." ? reference(text, end, region.end) : -1;
  const follower = text.slice(end, Math.min(end + 48, region.end));
  const next = firstLetters(follower);
  if (next === "" || /^\p{Ll}/u.test(next)) return -1;
  if (/^[.…]{2,}$|^…$/u.test(found[0])) return /^\p{Lu}/u.test(next) ? end : -1;
  if (found[0] !== ".") return end;
  return stopEndsSentence(text, found.index, follower, next) ? end : -1;
}

/** A footnote mark stuck to the stop ("peace.[12] Then") belongs to the sentence it closes. */
function reference(text: string, end: number, last: number): number {
  const note = /^(?:\[\d{1,3}\])+(?=\s+["“‘(]?\p{Lu}|\s*$)/u.exec(text.slice(end, Math.min(end + 24, last)));
  return note ? end + note[0].length : -1;
}

/** The first word of what follows, without what opens before it. */
function firstLetters(follower: string): string {
  let at = 0;
  while (at < follower.length && (isSpace(follower.charCodeAt(at)) || openers.includes(follower.charAt(at)))) at++;
  return follower.slice(at);
}

function stopEndsSentence(text: string, stop: number, follower: string, next: string): boolean {
  const word = /[\p{L}\p{M}\d.&]*$/u.exec(text.slice(Math.max(0, stop - 24), stop))?.[0] ?? "";
  const first = /^[\p{L}\p{M}’']+/u.exec(next)?.[0] ?? "";
  const startsSentence = starters.has(first.toLowerCase());
  if (/^\d{1,3}$/.test(word) && isLineStart(text, stop - word.length)) return false;
  if (/^\p{Lu}$/u.test(word)) return startsSentence && word !== "I" ? first.length > 1 : word === "I";
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return dottedEnds(word, first, startsSentence);
  const kind = abbreviationKind(word, follower);
  if (kind === "leading") return false;
  return kind === "closing" ? startsSentence : true;
}

/** "U.S." before a name goes on ("U.S. President"); before a word that begins sentences it ends one. */
function dottedEnds(word: string, first: string, startsSentence: boolean): boolean {
  if (/^(?:e\.g|i\.e|p\.p|c\.f)$/iu.test(word)) return false;
  if (/^[ap]\.m$/iu.test(word)) return /^\p{Lu}/u.test(first);
  return startsSentence && first !== "I";
}

function isLineStart(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return at === 0 || before === 10 || before === 12 || before === 0x2029;
}
