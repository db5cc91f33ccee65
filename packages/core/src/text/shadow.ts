import { firstIndex } from "../base/index.ts";
import type { Span } from "../model/span.ts";
import { codePointIn } from "./code-point-in.ts";
import { accentMark, foldCharacter, type FoldOptions } from "./fold-character.ts";

/**
 * A folded copy of a text for searching, matching and parsing, with the way back. Unit i of `folded` stands for
 * `[starts[i], ends[i])` of the text it was made from; several units may stand for one character ("ﬁ" gives "f" and "i"),
 * and one for several (a run of white space, a letter with its accents).
 */
export interface Shadow {
  readonly folded: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Length of the text it was made from. */
  readonly sourceLength: number;
}

/**
 * Folds case, accents, curly quotes, dashes, non-breaking spaces, soft hyphens and ligatures, and makes one space of any run
 * of white space. Options keep some of these apart.
 *
 * Cost: O(length) time, about 10 bytes of memory a character.
 */
export function makeShadow(text: string, options: FoldOptions = {}): Shadow {
  const units = openUnits(text.length);
  const folds = foldsUnder(options);
  const lowersAscii = options.keepCase !== true;
  for (let at = 0; at < text.length;) {
    const code = codePointIn(text, at);
    const end = at + (code > 0xffff ? 2 : 1);
    if (code > 0x20 && code < 0x7f && code !== 0x60) {
      putUnit(units, lowersAscii && code >= 0x41 && code <= 0x5a ? code + 32 : code, at, end);
    } else {
      const { fold, isAccent } = folds.get(code) ?? learnFold(folds, code, options);
      putFold(units, fold, { start: at, end, isAccent });
    }
    at = end;
  }
  const { codes, starts, ends, length } = units;
  keepRoom(units);
  return {
    folded: unitsToString(codes.subarray(0, length)),
    starts: starts.slice(0, length),
    ends: ends.slice(0, length),
    sourceLength: text.length,
  };
}

interface Fold {
  readonly fold: string;
  readonly isAccent: boolean;
}

/** What characters fold to, by the options: the same few come in every text. */
const knownFolds: readonly Map<number, Fold>[] = Array.from({ length: 8 }, () => new Map<number, Fold>());
/** Texts of some languages have thousands of characters; a text made to have all of them must not be kept. */
const mostFolds = 20_000;

function foldsUnder({ keepCase, keepDiacritics, keepSpace }: FoldOptions): Map<number, Fold> {
  const which = (keepCase === true ? 1 : 0) + (keepDiacritics === true ? 2 : 0) + (keepSpace === true ? 4 : 0);
  return knownFolds[which] as Map<number, Fold>;
}

function learnFold(folds: Map<number, Fold>, code: number, options: FoldOptions): Fold {
  const character = String.fromCodePoint(code);
  const fold = foldCharacter(character, options);
  const learnt = { fold, isAccent: fold === "" && accentMark.test(character) };
  if (folds.size >= mostFolds) folds.clear();
  folds.set(code, learnt);
  return learnt;
}

interface Units {
  codes: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  length: number;
}

/** Room that is used again: most texts are short, and making three arrays takes longer than folding them. */
let room: Omit<Units, "length"> | null = null;
const mostRoom = 65_536;

function openUnits(expected: number): Units {
  const taken = room;
  if (taken !== null && taken.codes.length >= expected + 16) return { ...taken, length: 0 };
  const wanted = Math.max(expected + 16, 1024);
  return { codes: new Uint16Array(wanted), starts: new Int32Array(wanted), ends: new Int32Array(wanted), length: 0 };
}

/** What was made from it is a copy. */
function keepRoom({ codes, starts, ends }: Units): void {
  if (codes.length <= mostRoom && codes.length > (room?.codes.length ?? 0)) room = { codes, starts, ends };
}

function putUnit(units: Units, code: number, start: number, end: number): void {
  if (units.length === units.codes.length) growUnits(units);
  units.codes[units.length] = code;
  units.starts[units.length] = start;
  units.ends[units.length] = end;
  units.length++;
}

function growUnits(units: Units): void {
  const wanted = units.length * 2;
  const { codes, starts, ends } = units;
  units.codes = new Uint16Array(wanted);
  units.codes.set(codes);
  units.starts = new Int32Array(wanted);
  units.starts.set(starts);
  units.ends = new Int32Array(wanted);
  units.ends.set(ends);
}

function putFold(units: Units, fold: string, source: Span & { readonly isAccent: boolean }): void {
  const last = units.length - 1;
  if (fold === "") {
    // An accent belongs to the letter it stands on; a span over that letter takes it along.
    if (source.isAccent && units.ends[last] === source.start) units.ends[last] = source.end;
    return;
  }
  if (fold === " " && units.codes[last] === 0x20) {
    units.ends[last] = source.end;
    return;
  }
  for (let unit = 0; unit < fold.length; unit++) putUnit(units, fold.charCodeAt(unit), source.start, source.end);
}

function unitsToString(codes: Uint16Array): string {
  if (codes.length <= 8192) return Reflect.apply(String.fromCharCode, null, codes);
  const parts: string[] = [];
  // Spreading typed arrays into arguments takes six times as long.
  for (let at = 0; at < codes.length; at += 8192) parts.push(Reflect.apply(String.fromCharCode, null, codes.subarray(at, at + 8192)));
  return parts.join("");
}

/** Just the folded text. */
export function foldText(text: string, options: FoldOptions = {}): string {
  if (isPlain(text)) return options.keepCase === true ? text : text.toLowerCase();
  return makeShadow(text, options).folded;
}

/** Whether folding changes nothing but case: printable ASCII without "`", and no two spaces in a row. */
function isPlain(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || code === 0x60 || (code === 0x20 && before === 0x20)) return false;
    before = code;
  }
  return true;
}

/** The stretch of the source that a stretch of the folded text stands for. An empty span gives an empty span. Cost: O(1). */
export function toSourceSpan(shadow: Shadow, folded: Span): Span {
  const start = shadow.starts[folded.start] ?? shadow.sourceLength;
  if (folded.end <= folded.start) return { start, end: start };
  return { start, end: shadow.ends[folded.end - 1] ?? shadow.sourceLength };
}

/**
 * Where an offset of the source falls in the folded text: the first unit that ends after it, so that an offset inside a
 * character that folded away gives the next unit. Cost: O(log length).
 */
export function toFoldedOffset(shadow: Shadow, offset: number): number {
  return firstIndex(shadow.ends.length, (at) => (shadow.ends[at] as number) > offset);
}

/** Every place where `needle` stands, both sides folded the same way; places may overlap. Spans of the source, in order. */
export function findFolded(shadow: Shadow, needle: string, options: FoldOptions = {}): Span[] {
  const folded = foldText(needle, options);
  if (folded === "") return [];
  const found: Span[] = [];
  for (let at = shadow.folded.indexOf(folded); at >= 0; at = shadow.folded.indexOf(folded, at + 1)) {
    found.push(toSourceSpan(shadow, { start: at, end: at + folded.length }));
  }
  return found;
}
