import { firstIndex } from "../base/index.ts";
import type { Span } from "../model/span.ts";
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
  const folds = new Map<number, string>();
  const lowersAscii = options.keepCase !== true;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) as number;
    const end = at + (code > 0xffff ? 2 : 1);
    if (code > 0x20 && code < 0x7f && code !== 0x60) {
      putUnit(units, lowersAscii && code >= 0x41 && code <= 0x5a ? code + 32 : code, at, end);
    } else {
      let fold = folds.get(code);
      if (fold === undefined) {
        fold = foldCharacter(String.fromCodePoint(code), options);
        folds.set(code, fold);
      }
      putFold(units, fold, { start: at, end, isAccent: fold === "" && accentMark.test(String.fromCodePoint(code)) });
    }
    at = end;
  }
  return {
    folded: unitsToString(units.codes.subarray(0, units.length)),
    starts: units.starts.slice(0, units.length),
    ends: units.ends.slice(0, units.length),
    sourceLength: text.length,
  };
}

interface Units {
  codes: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  length: number;
}

function openUnits(expected: number): Units {
  const room = expected + 16;
  return { codes: new Uint16Array(room), starts: new Int32Array(room), ends: new Int32Array(room), length: 0 };
}

function putUnit(units: Units, code: number, start: number, end: number): void {
  if (units.length === units.codes.length) growUnits(units);
  units.codes[units.length] = code;
  units.starts[units.length] = start;
  units.ends[units.length] = end;
  units.length++;
}

function growUnits(units: Units): void {
  const room = units.length * 2;
  const { codes, starts, ends } = units;
  units.codes = new Uint16Array(room);
  units.codes.set(codes);
  units.starts = new Int32Array(room);
  units.starts.set(starts);
  units.ends = new Int32Array(room);
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
  const parts: string[] = [];
  // Spreading typed arrays into arguments takes six times as long.
  for (let at = 0; at < codes.length; at += 8192) parts.push(Reflect.apply(String.fromCharCode, null, codes.subarray(at, at + 8192)));
  return parts.join("");
}

/** Just the folded text. */
export function foldText(text: string, options: FoldOptions = {}): string {
  return makeShadow(text, options).folded;
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
