import type { Warning } from "@rapporteur/core/base";
import { type Piece, wordsOf } from "../piece.ts";
import { isProse } from "./is-prose.ts";

/** Prose of this length is worth a word where it is not read: comments of a reader or two are not. */
const leastProse = 1_000;

/**
 * A warning for each long stretch of prose that was taken for readers' comments, lists of other pages or other matter around the text. Cost: O(length).
 *
 * @param pieces all of a page, in text order
 * @param kept those that are read; they may begin later and end earlier than the piece that they were
 */
export function leftOut(text: string, pieces: readonly Piece[], kept: readonly Piece[]): Warning[] {
  const warnings: Warning[] = [];
  let [next, first, prose] = [0, -1, 0];
  const close = (end: number): void => {
    if (prose >= leastProse) warnings.push(warningOf({ start: (pieces[first] as Piece).start, end }, prose));
    [first, prose] = [-1, 0];
  };
  for (const [index, piece] of pieces.entries()) {
    while (next < kept.length && (kept[next] as Piece).end <= piece.start) next++;
    const isKept = next < kept.length && (kept[next] as Piece).start < piece.end;
    if (isKept) close((pieces[index - 1] as Piece | undefined)?.end ?? 0);
    else {
      if (first < 0) first = index;
      const words = wordsOf(text, piece);
      if (isProse(words)) prose += words.length;
    }
  }
  close(pieces.at(-1)?.end ?? 0);
  return warnings;
}

function warningOf({ start, end }: Pick<Piece, "start" | "end">, prose: number): Warning {
  const message = `${prose} characters of prose are not read here: they are taken for readers’ comments or links to other pages. If they belong to the text, put them into a file of their own.`;
  return { code: "text-left-out", message, start, end };
}
