import type { Span } from "@rapporteur/core/model";
import { parseFrontLine } from "./front-lines.ts";
import { isRule } from "../furniture.ts";
import { looksLikeAuthorLine, looksLikeDateLine, opensByline } from "../line-roles.ts";
import type { Piece, PieceShape } from "../piece.ts";

/** A line of a plain text: its span without white space at either end, and what its start tells. */
interface Line extends Span {
  readonly words: string;
  readonly indent: number;
  /** Depth of ">" marks before the words. */
  readonly quoteDepth: number;
  readonly marker: string | null;
  readonly isBlank: boolean;
}

/** Lines longer than this are paragraphs of their own, not lines of a wrapped one. */
const longestWrappedLine = 100;
const bullet = /^(?:([-*•‣◦▪·–—])|(\d{1,2})[.)]|\(?([a-z]|[ivx]{1,4})\))\s+(?=\S)/i;

/**
 * Takes a plain text apart: paragraphs by blank lines; in files without hard line breaks by lines; hard-wrapped lines are joined where a
 * line was broken for want of room. Lists need two neighbouring entries; ">" marks a quoted passage.
 *
 * @param from where the text starts, behind what stands over it
 * Cost: O(length).
 */
export function plainPieces(text: string, from = 0): Piece[] {
  const lines = splitLines(text, from);
  const width = wrapWidth(lines);
  const pieces: Piece[] = [];
  let open: Line[] = [];
  const close = (): void => {
    if (open.length > 0) pieces.push(pieceOf(open));
    open = [];
  };
  for (const [index, line] of lines.entries()) {
    const previous = open.at(-1);
    if (line.isBlank) close();
    else if (previous !== undefined && isUnderline(line)) {
      close();
      pieces.push(underlined(pieces.pop() as Piece, line));
    } else if (isRule(line.words) && line.quoteDepth === 0) close();
    else {
      const isOpenItem = open[0]?.marker !== null && line.marker === null && line.indent > (open[0]?.indent ?? 0);
      // "By Jane Doe and John Roe" stands over the text, though no blank line parts the two.
      const isByline =
        open.length === 1 &&
        previous !== undefined &&
        (looksLikeAuthorLine(previous.words) || (opensByline(previous.words) && !/[.!?]$/.test(previous.words))) &&
        /^\p{Lu}/u.test(line.words);
      if (previous !== undefined && !isOpenItem && (isByline || !continues(previous, line, width))) close();
      open.push(isListed(lines, index) ? line : { ...line, marker: null });
    }
  }
  close();
  return pieces;
}

/** Of Unix, of a form feed, and what Unicode has for the ends of lines and paragraphs. */
const lineBreak = /[\n\v\f\u0085\u2028\u2029]/g;

function splitLines(text: string, from: number): Line[] {
  const lines: Line[] = [];
  let start = from;
  for (const { index } of text.matchAll(lineBreak)) {
    if (index < from) continue;
    lines.push(readLine(text, start, index));
    start = index + 1;
  }
  lines.push(readLine(text, start, text.length));
  return lines;
}

function readLine(text: string, lineStart: number, lineEnd: number): Line {
  const line = text.slice(lineStart, lineEnd);
  const quoted = /^\s{0,3}(?:>\s?)+/.exec(line);
  const lead = quoted?.[0] ?? "";
  const indent = /^\s*/.exec(line.slice(lead.length))?.[0] ?? "";
  const words = line.slice(lead.length).trim();
  const start = lineStart + lead.length + indent.length;
  const marker = bullet.exec(words)?.[0] ?? null;
  return {
    start,
    end: start + words.length,
    words,
    indent: indent.replaceAll("\t", "    ").length,
    quoteDepth: lead.split(">").length - 1,
    marker,
    isBlank: words === "",
  };
}

function isUnderline(line: Line): boolean {
  return /^(={3,}|-{3,})$/.test(line.words);
}

function underlined(piece: Piece, rule: Line): Piece {
  if (piece.shape !== "paragraph" || piece.end - piece.start > longestWrappedLine * 2) return piece;
  return { ...piece, shape: "heading", level: rule.words.startsWith("=") ? 1 : 2 };
}

/** Lines broken at fewer characters than this are not wrapped prose. */
const narrowestWrap = 40;
/** In wrapped prose few lines end with a sentence; where more do, lines are paragraphs. */
const mostFinalLines = 0.25;

/** The width hard-wrapped lines were broken at; 0 where the file's lines are paragraphs. */
function wrapWidth(lines: readonly Line[]): number {
  let [short, long, final] = [0, 0, 0];
  const lengths: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.words.length > longestWrappedLine) long += line.words.length;
    else short += line.words.length;
    if (line.isBlank || line.words.length > longestWrappedLine || lines[index + 1]?.isBlank !== false) continue;
    lengths.push(line.words.length + line.indent);
    if (/[.?!]["”’)\]]*$/.test(line.words)) final++;
  }
  if (long > short || final > lengths.length * mostFinalLines) return 0;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.9)] ?? 0;
  return width < narrowestWrap ? 0 : width;
}

/** "Speaker 2 (01:04):", "(00:35):": who speaks in a recording, and when, has a line of its own. */
const stamp = /^(?:\p{Lu}[^.!?()\n]{1,40} )?\(\d{1,2}:\d{2}(?::\d{2})?\):?$/u;

/** True where `line` goes on with the paragraph of `previous`: the break between them was for want of room. */
function continues(previous: Line, line: Line, width: number): boolean {
  if (line.quoteDepth !== previous.quoteDepth) return false;
  if (line.quoteDepth > 0 && line.marker === null) return true;
  if (line.marker !== null || stamp.test(line.words) || stamp.test(previous.words)) return false;
  if (goesOnInSentence(previous, line)) return true;
  if (width === 0) return goesOnInSmallLetters(previous, line);
  if (line.indent > previous.indent && previous.marker === null) return false;
  if (parseFrontLine(line.words) !== null || parseFrontLine(previous.words) !== null) return false;
  const firstWord = /^\S+/.exec(line.words)?.[0] ?? "";
  return previous.indent + previous.words.length + 1 + firstWord.length > Math.min(width, longestWrappedLine) - 4;
}

/** A long line without a stop, and the next in small letters: broken for want of room, whatever the rest of the file does. */
function goesOnInSmallLetters(previous: Line, line: Line): boolean {
  const isLong = previous.words.length >= narrowestWrap && previous.words.length <= longestWrappedLine;
  return isLong && line.indent === previous.indent && /[\p{L},]$/u.test(previous.words) && /^\p{Ll}/u.test(line.words);
}

/** A line shorter than this may be a label or a link of its own. */
const leastRest = 40;

/** A line without a stop, and the rest of its sentence under it: text taken from a page breaks at its links. */
function goesOnInSentence(previous: Line, line: Line): boolean {
  if (line.indent !== previous.indent || line.words.length < leastRest || parseFrontLine(previous.words) !== null) return false;
  return /[\p{L}\p{N},]$/u.test(previous.words) && /^(?:\p{Ll}|[,;.]\s)/u.test(line.words) && !looksLikeDateLine(previous.words);
}

/** A marker makes a list entry only where a neighbouring line or paragraph carries one of the same sort. */
function isListed(lines: readonly Line[], index: number): boolean {
  const marker = lines[index]?.marker ?? null;
  if (marker === null) return false;
  return neighbourMarker(lines, index, 1, sortOf(marker)) || neighbourMarker(lines, index, -1, sortOf(marker));
}

const neighbourReach = 12;
const dash = /^[–—]/;

function neighbourMarker(lines: readonly Line[], from: number, step: 1 | -1, sort: string): boolean {
  let blanks = 0;
  for (let index = from + step, seen = 0; seen < neighbourReach; index += step, seen++) {
    const line = lines[index];
    if (line === undefined || blanks > 1) return false;
    if (line.isBlank) blanks++;
    else if (line.marker !== null) return sortOf(line.marker) === sort;
    // A paragraph of its own between two markers: they are headings with text under them. Dashes with text between them sign it.
    else if ((blanks > 0 && step === 1) || dash.test(sort)) return false;
  }
  return false;
}

function sortOf(marker: string): string {
  return marker
    .trim()
    .replace(/\d+/, "1")
    .replace(/[a-z]+/i, "a");
}

function pieceOf(lines: readonly Line[]): Piece {
  const first = lines[0] as Line;
  const last = lines.at(-1) as Line;
  const start = first.start + (first.marker?.length ?? 0);
  const shape: PieceShape = first.marker !== null ? "item" : first.quoteDepth > 0 ? "quote" : "paragraph";
  const markup: Span[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (line.quoteDepth > 0 && previous !== undefined) markup.push({ start: previous.end + 1, end: line.start });
  }
  return { start, end: last.end, shape, level: shape === "item" ? 1 : 0, emphasis: [], markup, role: null };
}
