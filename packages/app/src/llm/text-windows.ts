import type { Span } from "@rapporteur/core/model";

export interface WindowOptions {
  /** Most code units a window may hold. */
  readonly size: number;
  /** How many code units of the window before are shown again, so that no passage falls between two. Less than half the size. */
  readonly overlap: number;
}

/**
 * Cuts a text into overlapping windows that begin and end between blocks where the blocks allow it; a block longer than a
 * window is cut at a blank. Together the windows hold every block's every code unit.
 *
 * Cost: O(blocks + windows).
 */
export function textWindows(text: string, blocks: readonly Span[], options: WindowOptions): Span[] {
  const pieces = blocks.flatMap((block) => cutBlock(text, block, options.size));
  const windows: Span[] = [];
  let first = 0;
  while (first < pieces.length) {
    const start = (pieces[first] as Span).start;
    let last = first;
    while (last + 1 < pieces.length && (pieces[last + 1] as Span).end - start <= options.size) last++;
    const end = (pieces[last] as Span).end;
    windows.push({ start, end });
    if (last + 1 >= pieces.length) break;
    let next = last + 1;
    while (next - 1 > first && end - (pieces[next - 1] as Span).start <= options.overlap) next--;
    first = next;
  }
  return windows;
}

/** Pieces of at most half a window, so that an overlap of whole pieces is possible; cut after a sentence or at a blank. */
function cutBlock(text: string, block: Span, size: number): Span[] {
  const room = Math.max(1, Math.floor(size / 2));
  const pieces: Span[] = [];
  let start = block.start;
  while (block.end - start > room) {
    const slice = text.slice(start, start + room);
    const cut = Math.max(slice.lastIndexOf(". ") + 1, 0) || slice.lastIndexOf(" ");
    let length = cut > room / 2 ? cut : room;
    if (/[\ud800-\udbff]/.test(text[start + length - 1] ?? "")) length++;
    pieces.push({ start, end: start + length });
    start += length;
  }
  if (start < block.end) pieces.push({ start, end: block.end });
  return pieces;
}
