import type { PageAnchor, Span } from "@rapporteur/core/model";
import type { PagePiece } from "../../../worker/pdf-protocol.ts";

/** The page that an offset of the text stands on: the one whose span holds it, else the last one that begins before it; null for a text without pages. */
export function pageAt(pages: readonly PageAnchor[], offset: number): number | null {
  let before: PageAnchor | null = null;
  for (const anchor of pages) {
    if (anchor.start <= offset && offset < anchor.end) return anchor.page;
    if (anchor.start <= offset && (before === null || anchor.start >= before.start)) before = anchor;
  }
  return before?.page ?? pages[0]?.page ?? null;
}

/** The words of a span that stand on a page: a passage may begin on one and end on the next. */
export function wordsOnPage(text: string, pages: readonly PageAnchor[], { page, span }: { readonly page: number; readonly span: Span }): string[] {
  return pages.flatMap((anchor) => {
    const [start, end] = [Math.max(span.start, anchor.start), Math.min(span.end, anchor.end)];
    return anchor.page === page && start < end ? [text.slice(start, end)] : [];
  });
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where words stand on a page: the boxes of the pieces that write them, cut to the letters that belong. Letters and digits alone are compared, so that line
 * ends, hyphens and spacing do not matter. Empty where the words are not found.
 *
 * Cost: O(letters of the page).
 */
export function findOnPage(pieces: readonly PagePiece[], words: string): Box[] {
  const wanted = lettersOf(words).join("");
  if (wanted === "") return [];
  const owners: number[] = [];
  let written = "";
  const starts: number[] = [];
  for (const [at, { text }] of pieces.entries()) {
    starts.push(written.length);
    for (const letter of lettersOf(text)) {
      written += letter;
      for (let unit = 0; unit < letter.length; unit++) owners.push(at);
    }
  }
  const found = written.indexOf(wanted);
  if (found < 0) return [];
  const boxes = new Map<number, { from: number; to: number }>();
  for (let at = found; at < found + wanted.length; at++) {
    const owner = owners[at] ?? -1;
    const place = at - (starts[owner] ?? 0);
    const known = boxes.get(owner);
    boxes.set(owner, { from: known?.from ?? place, to: place + 1 });
  }
  const pieceBoxes = [...boxes].flatMap(([owner, { from, to }]) => {
    const piece = pieces[owner];
    if (piece === undefined) return [];
    const count = Math.max(1, (starts[owner + 1] ?? written.length) - (starts[owner] ?? 0));
    return [{ x: piece.x + (piece.width * from) / count, y: piece.y, width: (piece.width * (to - from)) / count, height: piece.height }];
  });
  return joinLines(pieceBoxes);
}

/** Boxes that follow each other on a line become one. */
function joinLines(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const box of boxes) {
    const last = joined.at(-1);
    const isNext = last !== undefined && Math.abs(box.y - last.y) < last.height / 2 && Math.abs(box.x - (last.x + last.width)) < last.height;
    if (isNext) joined[joined.length - 1] = { ...last, width: box.x + box.width - last.x, height: Math.max(last.height, box.height) };
    else joined.push(box);
  }
  return joined;
}

/** Ligatures are taken apart, so that they compare with the letters that they stand for. */
function lettersOf(text: string): string[] {
  return [...text.normalize("NFKD").toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
}
