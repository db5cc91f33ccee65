import { isFurnitureRole } from "@rapporteur/core/model";
import { startsComments } from "../furniture.ts";
import { looksLikeDateLine, looksLikeHeading, looksLikeName } from "../line-roles.ts";
import { type Piece, wordsOf } from "../piece.ts";
import { isProse } from "./is-prose.ts";
import type { ReadLine } from "./read-lines.ts";

/** A bare "Comments" line counts as the start of comments only this far into a text. */
const lateShare = 0.5;
/** A line that looks like one that every site has is furniture from this probability on. */
const knownFurnitureShare = 0.1;
const furnitureShare = 0.5;

/** A page whose readers' comments stand at its end alone. */
export interface BeforeComments {
  readonly pieces: readonly Piece[];
  readonly lines: readonly ReadLine[];
  /** Index of the first piece of the comments; −1 where there are none. */
  readonly end: number;
}

/**
 * Where readers' comments or their form begin, and the text with it ends. Of several texts in one file each has comments of its own: where another text opens
 * behind them they alone are taken out. Cost: O(length).
 */
export function beforeComments(text: string, pieces: readonly Piece[], lines: readonly ReadLine[]): BeforeComments {
  /** Indices of what is left. */
  const own: number[] = [];
  let end = -1;
  // "41 comments" over a text leads to them.
  const first = pieces.findIndex((piece, at) => lines[at]?.role === "body" || isProse(wordsOf(text, piece)));
  for (let at = 0; at < pieces.length; at++) {
    if (end < 0 && at > Math.max(0, first) && startsHere(text, pieces, { at, lines })) {
      const next = nextText(text, pieces, { from: at + 1, lines });
      if (next < 0) end = own.length;
      else at = next;
    }
    own.push(at);
  }
  return { pieces: own.flatMap((at) => pieces[at] ?? []), lines: own.flatMap((at) => lines[at] ?? []), end };
}

interface At {
  readonly at: number;
  readonly lines: readonly ReadLine[];
}

function startsHere(text: string, pieces: readonly Piece[], { at, lines }: At): boolean {
  const piece = pieces[at];
  if (piece === undefined || piece.end - piece.start > 300) return false;
  const [words, next] = [wordsOf(text, piece), pieces[at + 1]];
  if (hasNone.test(words) || (next !== undefined && next.end - next.start < 300 && hasNone.test(wordsOf(text, next)))) return false;
  if (!startsComments(words) || furnitureOf(lines, at) < knownFurnitureShare) return false;
  const isBare = /^[\p{L} ]+:?$/u.test(words) && words.split(" ").length <= 2;
  return (!isBare || piece.start > text.length * lateShare) && !isFollowedByPost(text, pieces, { at, lines });
}

/** "Discussion (0)", "No comments yet". */
const hasNone = /^\p{L}+ \(0\)$|^(?:0|no) (?:comments|replies|responses)/iu;

/** So many lines behind a heading may stand before the prose of a text: its date, its author, where it was printed first. */
const headReach = 4;
/** What readers call themselves has fewer words. */
const fewestOfHeading = 3;
/** A reader's comment is hardly ever so much like text. */
const surelyText = 0.8;

/** Behind "Leave a comment" the next post of a blog opens: a heading, a date and prose. */
function isFollowedByPost(text: string, pieces: readonly Piece[], { at, lines }: At): boolean {
  const heading = pieces[at + 1];
  const isNamed = heading !== undefined && wordsOf(text, heading).split(" ").length < fewestOfHeading;
  if (isNamed) return false;
  const behind = pieces.slice(at + 2, at + 2 + headReach);
  const isDated = behind.slice(0, 2).some((piece) => looksLikeDateLine(wordsOf(text, piece)));
  return isDated && behind.some((_, order) => lines[at + 2 + order]?.role === "body" && isSurelyText(text, pieces, { at: at + 2 + order, lines }));
}

/** Paragraphs in a row that a text has and comments have not: between those stand names and dates. */
const fewestInARow = 3;

/** Index of the head of the text that opens behind readers' comments, −1 where none does: a title or a heading, perhaps more lines, and paragraphs in a row. */
function nextText(text: string, pieces: readonly Piece[], { from, lines }: { readonly from: number; readonly lines: readonly ReadLine[] }): number {
  let row = 0;
  for (let at = from; at < pieces.length; at++) {
    row = isSurelyText(text, pieces, { at, lines }) ? row + 1 : 0;
    if (row !== fewestInARow) continue;
    const head = headOf(text, pieces, { first: at - row + 1, from, lines });
    if (head >= 0) return head;
  }
  return -1;
}

/** Lines that nobody has read are judged by their form alone. */
function isSurelyText(text: string, pieces: readonly Piece[], { at, lines }: At): boolean {
  const [piece, line] = [pieces[at], lines[at]];
  if (piece === undefined || line === undefined || !isProse(wordsOf(text, piece))) return false;
  return line.probability === 0 || (!isFurnitureRole(line.role) && line.probability >= surelyText && line.furniture < knownFurnitureShare);
}

interface Row {
  /** Index of the first paragraph of the row, and of what may stand before it. */
  readonly first: number;
  readonly from: number;
  readonly lines: readonly ReadLine[];
}

/** The uppermost of the lines over a row of paragraphs that may be its title. */
function headOf(text: string, pieces: readonly Piece[], { first, from, lines }: Row): number {
  let head = -1;
  for (let at = first - 1; at >= Math.max(from, first - headReach); at--) {
    const piece = pieces[at];
    const words = piece === undefined ? "" : wordsOf(text, piece);
    if (startsComments(words)) break;
    if (piece?.shape === "heading" || (furnitureOf(lines, at) < furnitureShare && looksLikeHeading(words) && !looksLikeName(words))) head = at;
  }
  return head;
}

function furnitureOf(lines: readonly ReadLine[], index: number): number {
  return lines[index]?.furniture ?? 0;
}
