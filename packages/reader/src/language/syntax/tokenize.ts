import type { Span } from "@rapporteur/core/model";
import { codePointIn } from "@rapporteur/core/text";
import { abbreviationKind } from "./abbreviations.ts";
import { isSpace } from "./is-space.ts";

const apostrophes = "'’‘`´ʼ";

/** Prefixes that stay with their word across a hyphen ("re-elected", "pro-Beijing"); every other hyphen is a token of its own. */
const boundPrefixes: ReadonlySet<string> = new Set(
  "non e re anti co pro pre mid post over cross multi ex counter semi sub mini socio psycho neo un micro intra inter meta ultra bi tri de extra infra trans hyper".split(
    " ",
  ),
);

const web = /(?:https?:\/\/|ftp:\/\/|mailto:|www\.)[^\s<>"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)*/y;
const domain =
  /[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|mil|info|co\.uk|ac\.uk|html?|pdf|docx?|xlsx?|jpe?g|txt|ru|cn|de|eu|io)(?![\w])(?:\/[^\s<>"“”()]*)?/iy;
const phone = /\d{3}-\d{3}-\d{4}(?![\d-])|\d{3}-\d{4}(?![\d-])/y;
const ordinal = /\d+(?:st|nd|rd|th)(?![\p{L}\d])|(?:\d{2}|\d{4})['’]?s(?![\p{L}\d])/uy;
const figure = /\d+(?:[.,:/]\d+)*/y;
const dotted = /(?:\p{L}\.){2,}\p{L}?(?![\p{L}\d])/uy;
const sameRun = /\.{2,}|-{2,}|''|``|[!?]{2,}|([*=_~#+<>^])\1+|…+|([^\p{L}\p{M}\p{N}\s])\2{3,}/uy;
const emoticon = /[:;=]-?[)(DPp](?![\p{L}\d])/uy;
const currency = /(?:US|AU|NZ|HK|CA?|A|R)\$|S\$/y;
const word = /[\p{L}\p{M}\p{N}_]+/uy;
const handle = /[#@][\p{L}_][\p{L}\p{N}_]*/uy;

const clitic = /(?:n['’‘`´ʼ]t|['’‘`´ʼ](?:s|re|ve|ll|d|m))$/iu;
const fusedNot = /^(?:do|did|does|is|was|are|were|would|could|should|have|has|had|wo|ca|ai)nt$/iu;
/** Fused words and the length of their first part. */
const fused: ReadonlyMap<string, number> = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
  ["gimme", 3],
  ["lemme", 3],
  ["dunno", 2],
  ["youre", 3],
  ["theyre", 4],
  ["thats", 4],
  ["whats", 4],
  ["ive", 1],
  ["'tis", 2],
]);

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The end of an address without the punctuation that belongs to the sentence around it. */
function addressEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start + 1 && /[.,;:!?)\]}'’”]/u.test(text.charAt(last - 1))) {
    if (text.charAt(last - 1) === ")" && text.slice(start, last).includes("(")) break;
    last--;
  }
  return last;
}

function webEnd(text: string, at: number): number {
  const end = matchEnd(web, text, at);
  if (end >= 0) return addressEnd(text, at, end);
  const site = matchEnd(domain, text, at);
  return site < 0 ? -1 : addressEnd(text, at, site);
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{M}\p{N}_]/u.test(character);
}

/** Extends a word over apostrophes, "&" and bound hyphens inside it. */
function wholeWordEnd(text: string, start: number, first: number, limit: number): number {
  let end = first;
  while (end < limit) {
    const next = continuationEnd(text, start, end);
    if (next < 0 || next > limit) return end;
    end = next;
  }
  return end;
}

function continuationEnd(text: string, start: number, end: number): number {
  const mark = text.charAt(end);
  if (apostrophes.includes(mark)) return /\p{L}/u.test(text.charAt(end + 1)) ? matchEnd(word, text, end + 1) : -1;
  if (mark === "&") return /\p{Lu}/u.test(text.charAt(end - 1)) && /\p{Lu}/u.test(text.charAt(end + 1)) ? matchEnd(word, text, end + 1) : -1;
  if (mark !== "-" || !/\p{L}/u.test(text.charAt(end + 1))) return -1;
  return boundPrefixes.has(text.slice(start, end).toLowerCase()) ? matchEnd(word, text, end + 1) : -1;
}

/** Pushes the parts of a word: clitics and fused forms are words of their own. */
function pushWord(text: string, start: number, end: number, into: Span[]): void {
  const form = text.slice(start, end);
  const cut = firstPartLength(form);
  if (cut <= 0 || cut >= form.length) {
    into.push({ start, end });
    return;
  }
  if (clitic.test(form)) pushWord(text, start, start + cut, into);
  else into.push({ start, end: start + cut });
  into.push({ start: start + cut, end });
}

function firstPartLength(form: string): number {
  const tail = clitic.exec(form);
  if (tail) return tail.index;
  if (fusedNot.test(form)) return form.length - 2;
  return fused.get(form.toLowerCase()) ?? 0;
}

/** True where the apostrophe at `at` is a plural possessive: "the states' interests". */
function isPossessiveMark(text: string, at: number, limit: number): boolean {
  return /[sSxz]/.test(text.charAt(at - 1)) && "'’".includes(text.charAt(at)) && (at + 1 >= limit || /[\s]/.test(text.charAt(at + 1)));
}

function stopEnd(text: string, start: number, end: number, limit: number): number {
  if (end >= limit || text.charAt(end) !== "." || text.charAt(end + 1) === ".") return end;
  const form = text.slice(start, end);
  const follower = text.slice(end + 1, end + 12);
  const isInitial = /^\p{Lu}$/u.test(form) && form !== "I" && /^(?:\s+\p{Lu}|\p{Lu}\.|-\p{Lu}\.|,)/u.test(follower);
  if (isInitial) return end + 1;
  return abbreviationKind(form, follower) === null ? end : end + 1;
}

/** Pushes the tokens of one word-like stretch and returns where it ends. */
function takeWord(text: string, at: number, limit: number, into: Span[]): number {
  const dots = matchEnd(dotted, text, at);
  if (dots > 0) return single(at, Math.min(dots, limit), into);
  const first = Math.min(matchEnd(word, text, at), limit);
  const whole = wholeWordEnd(text, at, first, limit);
  const end = stopEnd(text, at, whole, limit);
  if (end > whole) return single(at, end, into);
  pushWord(text, at, whole, into);
  if (whole < limit && isPossessiveMark(text, whole, limit)) return single(whole, whole + 1, into);
  return whole;
}

function single(start: number, end: number, into: Span[]): number {
  into.push({ start, end });
  return end;
}

const numberPatterns = [phone, ordinal, figure] as const;
const markPatterns = [handle, currency, emoticon, sameRun] as const;

function firstMatch(patterns: readonly RegExp[], text: string, at: number): number {
  for (const pattern of patterns) {
    const end = matchEnd(pattern, text, at);
    if (end > at) return end;
  }
  return -1;
}

function takeToken(text: string, at: number, limit: number, into: Span[]): number {
  const character = String.fromCodePoint(codePointIn(text, at));
  if (/[\p{L}\d]/u.test(character)) {
    const address = webEnd(text, at);
    if (address > at) return single(at, Math.min(address, limit), into);
  }
  if (/\d/.test(character)) {
    const end = firstMatch(numberPatterns, text, at);
    if (end > at) return single(at, Math.min(end, limit), into);
  }
  const marks = firstMatch(markPatterns, text, at);
  if (marks > at) return single(at, Math.min(marks, limit), into);
  if (isWordCharacter(character)) return takeWord(text, at, limit, into);
  const leadingClitic = /^['’](?:s|re|ve|ll|d|m|em|cause|til)(?![\p{L}\d])/iu.exec(text.slice(at, at + 7));
  if (leadingClitic && at + leadingClitic[0].length <= limit) return single(at, at + leadingClitic[0].length, into);
  return single(at, Math.min(limit, at + character.length), into);
}

/** A run without white space is read in pieces of this length, so that no pattern looks further: cost stays linear in any text. */
const longestPiece = 512;
/** How much of what follows a piece is looked at: enough to tell an abbreviation. */
const lookahead = 16;

function pieceEnd(text: string, start: number, limit: number): number {
  const most = Math.min(limit, start + longestPiece);
  let end = start + 1;
  while (end < most && !isSpace(text.charCodeAt(end))) end++;
  const splitsPair = end === most && end < limit && (text.charCodeAt(end) & 0xfc00) === 0xdc00 && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800;
  return splitsPair ? end + 1 : end;
}

/**
 * Spans of the syntactic words in `text.slice(span.start, span.end)`; every character that is not white space lies in exactly one.
 *
 * Words are cut as the UD English treebanks cut them: "don't" is "do" and "n't", "well-known" is three tokens, "U.S." and "3.5" are one.
 * Cost: linear.
 */
export function tokenize(text: string, span: Span): Span[] {
  const tokens: Span[] = [];
  let at = span.start;
  while (at < span.end) {
    if (isSpace(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const end = pieceEnd(text, at, span.end);
    takePiece(text.slice(at, Math.min(span.end, end + lookahead)), end - at, at, tokens);
    at = end;
  }
  return tokens;
}

function takePiece(window: string, limit: number, offset: number, into: Span[]): void {
  const first = into.length;
  let at = 0;
  while (at < limit) at = takeToken(window, at, limit, into);
  if (offset === 0) return;
  for (let index = first; index < into.length; index++) {
    const { start, end } = into[index] as Span;
    into[index] = { start: start + offset, end: end + offset };
  }
}
