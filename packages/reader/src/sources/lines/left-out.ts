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
  let next = 0;
  /** The stretch of pieces in a row that are not read, and how much prose is in them. */
  let [start, end, prose] = [0, 0, 0];
  const close = (): void => {
    if (prose >= leastProse) warnings.push(warningOf({ start, end }, prose));
    [start, end, prose] = [0, 0, 0];
  };
  for (const piece of pieces) {
    while ((kept[next]?.end ?? Infinity) <= piece.start) next++;
    if ((kept[next]?.start ?? Infinity) < piece.end) close();
    else {
      if (end === 0) start = piece.start;
      end = piece.end;
      const words = wordsOf(text, piece);
      if (isProse(words)) prose += words.length;
    }
  }
  close();
  return warnings;
}

function warningOf({ start, end }: Pick<Piece, "start" | "end">, prose: number): Warning {
  const message = `${prose} characters of prose are not read here: they are taken for readers’ comments or links to other pages. If they belong to the text, put them into a file of their own.`;
  return { code: "text-left-out", message, start, end };
}
