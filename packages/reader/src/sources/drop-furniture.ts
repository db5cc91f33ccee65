import { foldText } from "@rapporteur/core/text";
import { isFurnitureLine, isRule, looksLikeLinkTitle, startsComments, startsJumpList, startsOtherPages } from "./furniture.ts";
import { looksLikeByline, looksLikeDateLine, looksLikeHeading, looksLikeName, tagsOf } from "./line-roles.ts";
import type { Piece } from "./piece.ts";

/** What is left of a page once its furniture is gone. */
export interface KeptPieces {
  readonly pieces: readonly Piece[];
  /** Tags the page lists; null where it lists none and does not say so. */
  readonly tags: readonly string[] | null;
}

/** Words of a piece on one line, its markup left out. */
export function wordsOf(text: string, piece: Pick<Piece, "start" | "end" | "markup">): string {
  return withoutMarkup(text, piece).replace(/\s+/g, " ").trim();
}

/** Text of a piece with its line breaks, its markup left out. */
export function withoutMarkup(text: string, piece: Pick<Piece, "start" | "end" | "markup">): string {
  let words = "";
  let at = piece.start;
  for (const mark of piece.markup) {
    words += text.slice(at, mark.start) + (text.slice(mark.start, mark.end).includes("\n") ? "\n" : "");
    at = mark.end;
  }
  return words + text.slice(at, piece.end);
}

/** A bare "Comments" line counts as the start of comments only this far into a text. */
const lateShare = 0.5;

/**
 * Drops share bars, newsletter boxes, lists of other pages, captions, and everything from the comment form on; reads tag lines.
 * Cost: O(length).
 */
export function dropFurniture(text: string, pieces: readonly Piece[]): KeptPieces {
  const kept: Piece[] = [];
  let tags: string[] | null = null;
  const ended = pieces.findIndex((piece, index) => index > 0 && endsDocument(text, piece));
  const own = ended < 0 ? pieces : pieces.slice(0, ended);
  for (let index = 0; index < own.length; index++) {
    const piece = own[index] as Piece;
    const words = wordsOf(text, piece);
    if (startsOtherPages(words)) index = lastOfList(text, own, index);
    else if (startsJumpList(words)) {
      const last = lastOfJumpList(text, own, index);
      for (; index <= last; index++) kept.push({ ...(own[index] as Piece), role: "jump" });
      index--;
    } else if (tagsOf(words) !== null) tags = [...(tags ?? []), ...(tagsOf(text.slice(piece.start, piece.end)) ?? [])];
    else if (!isDroppable(piece, words)) kept.push(piece);
  }
  return { pieces: kept, tags };
}

function endsDocument(text: string, piece: Piece): boolean {
  if (piece.end - piece.start > 300) return false;
  const words = wordsOf(text, piece);
  if (!startsComments(words)) return false;
  const isBare = /^[\p{L} ]+:?$/u.test(words) && words.split(" ").length <= 2;
  return !isBare || piece.start > text.length * lateShare;
}

function isDroppable(piece: Piece, words: string): boolean {
  if (piece.role === "caption") return true;
  if (piece.role === "title" || piece.role === "standfirst") return false;
  return isRule(words) || isFurnitureLine(words);
}

/** Index of the last entry of a list of other pages whose head is at `head`. */
function lastOfList(text: string, pieces: readonly Piece[], head: number): number {
  let last = head;
  while (last + 1 < pieces.length) {
    const next = pieces[last + 1] as Piece;
    const words = wordsOf(text, next);
    const isEntry = next.shape === "item" || next.role === "caption" || (next.shape === "paragraph" && looksLikeLinkTitle(words));
    if (!isEntry) break;
    last++;
  }
  const after = pieces[last + 1];
  // In a text without markup the heading of the next section looks like one more link.
  return after !== undefined && last > head && isHeadingOfNext(text, pieces[last] as Piece) ? last - 1 : last;
}

function isHeadingOfNext(text: string, piece: Piece): boolean {
  const words = wordsOf(text, piece);
  const isMetadata = looksLikeByline(words) || looksLikeDateLine(words) || looksLikeName(words);
  return piece.shape === "paragraph" && looksLikeHeading(words) && !isMetadata;
}

/** Entries of a jump list: list items, or short lines whose words come again further down. */
function lastOfJumpList(text: string, pieces: readonly Piece[], head: number): number {
  let last = head;
  for (let next = pieces[last + 1]; next !== undefined && last - head < longestJumpList; next = pieces[last + 1]) {
    const words = wordsOf(text, next);
    if (next.shape !== "item" && !(looksLikeLinkTitle(words) && recurs(text, words, next.end))) break;
    last++;
  }
  return last;
}

/** Every entry is looked for in the text that follows, so that a list without end would cost its square. */
const longestJumpList = 150;
const recurringReach = 200_000;

function recurs(text: string, words: string, from: number): boolean {
  return words.length > 2 && foldText(text.slice(from, from + recurringReach)).includes(foldText(words));
}
