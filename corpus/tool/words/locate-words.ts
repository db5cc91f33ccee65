import type { CorpusDocument, Place } from "../documents/document.ts";
import { findWords, type LineSpan } from "./find-words.ts";
import { nearestWords } from "./nearest-words.ts";

export type Located = { readonly place: Place; readonly warning?: string } | { readonly error: string };

interface Part {
  readonly line: number;
  readonly words: string;
  /** Which occurrence, from 1. */
  readonly ordinal?: number;
}

type Found = { readonly line: number; readonly span: LineSpan; readonly warning?: string } | { readonly error: string };

/**
 * Resolves a verbatim value: `words`, `words#2`, `14:words`, `first … last`, `25:first … 27:last`. Words that stand in the line as they are, dots included,
 * win over the notation.
 */
export function locateWords(document: CorpusDocument, line: number, value: string): Located {
  const own = document.lines.get(line);
  const literal = own === undefined ? [] : findWords(own.text, value);
  if (literal.length === 1 && literal[0] !== undefined) return { place: onOneLine(line, literal[0]) };
  const parts = value.split(/\s*(?:…|\.\.\.)\s*/);
  const first = parsePart(parts[0] ?? "", line);
  const start = findPart(document, first, -1);
  if ("error" in start) return start;
  if (parts.length === 1) return { place: onOneLine(start.line, start.span), ...(start.warning === undefined ? {} : { warning: start.warning }) };
  const last = parsePart(parts.at(-1) ?? "", start.line);
  if (last.words === "") return { error: `'${value}' lacks the words after the dots` };
  if (last.line < start.line) return { error: `'${value}' ends in line ${last.line}, before it begins in line ${start.line}` };
  const end = findPart(document, last, last.line === start.line ? start.span.end : -1);
  if ("error" in end) return end;
  const place = { startLine: start.line, start: start.span.start, endLine: end.line, end: end.span.end };
  return { place, ...(start.warning === undefined ? {} : { warning: start.warning }) };
}

function onOneLine(line: number, span: LineSpan): Place {
  return { startLine: line, start: span.start, endLine: line, end: span.end };
}

function parsePart(text: string, line: number): Part {
  const match = /^(?:(\d+):\s*)?(.*?)(?:#(\d+))?$/s.exec(text.trim());
  const ordinal = match?.[3];
  return { line: Number(match?.[1] ?? line), words: match?.[2] ?? "", ...(ordinal === undefined ? {} : { ordinal: Number(ordinal) }) };
}

/** The first occurrence at or after `from`; an ordinal counts from the head of the line. */
function findPart(document: CorpusDocument, part: Part, from: number): Found {
  const { line, words, ordinal } = part;
  const row = document.lines.get(line);
  if (words === "") return { error: "words are missing" };
  if (row === undefined) return { error: `line ${line} of the document holds no sentence` };
  const all = findWords(row.text, words);
  if (all.length === 0) return { error: missing(document, line, words) };
  if (ordinal !== undefined) {
    const span = all[ordinal - 1];
    if (span === undefined) return { error: `'${words}' stands ${times(all.length)} in line ${line}, not ${times(ordinal)}` };
    if (span.start < from) return { error: `'${words}#${ordinal}' in line ${line} stands before the words that it is to follow` };
    return { line, span };
  }
  const span = all.find((one) => one.start >= from);
  if (span === undefined) return { error: `'${words}' in line ${line} stands before the words that it is to follow` };
  if (from >= 0 || all.length === 1) return { line, span };
  return { line, span, warning: `'${words}' stands ${times(all.length)} in line ${line}; the first is taken, write #1 or #2 to say which` };
}

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

function missing(document: CorpusDocument, line: number, words: string): string {
  const said = `'${words}' does not stand in line ${line}`;
  const elsewhere = [...document.lines.values()]
    .filter((one) => findWords(one.text, words).length > 0)
    .map((one) => one.number)
    .sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0];
  if (elsewhere !== undefined) return `${said}; it stands in line ${elsewhere}: write '${elsewhere}:${words}'`;
  const near = nearestWords(document.lines.get(line)?.text ?? "", words);
  return near === undefined ? `${said}; copy the words as they stand there` : `${said}; nearest: '${near}'`;
}
