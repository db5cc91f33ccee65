import { firstIndex } from "../base/index.ts";
import type { Span } from "../model/span.ts";

/** A text without the characters that nobody sees, and the way back. */
export interface VisibleText {
  readonly text: string;
  /** The stretch of the whole text that a stretch of the visible one stands for, without unseen characters at its edges. An empty one stays empty. */
  readonly toWhole: (visible: Span) => Span;
  /** Where an offset of the whole text falls in the visible one. Cost: O(log of the unseen characters). */
  readonly toVisible: (offset: number) => number;
}

/** Written for layout alone, never read: soft hyphens, zero-width spaces and joiners, direction marks, variation selectors. */
const unseen = /\p{Default_Ignorable_Code_Point}+/gu;

/**
 * The text as a reader sees it; null where there is nothing in it that is not seen. "sanc\u00adtions" is one word, whatever breaks it at the end of a line.
 *
 * Cost: O(length); memory by the number of unseen stretches.
 */
export function visibleText(whole: string): VisibleText | null {
  const parts: string[] = [];
  /** Ends of the unseen stretches in the whole text, and where each stands in the visible one. */
  const ends: number[] = [];
  const places: number[] = [];
  let [from, length] = [0, 0];
  for (const { 0: found, index } of whole.matchAll(unseen)) {
    parts.push(whole.slice(from, index));
    length += index - from;
    from = index + found.length;
    ends.push(from);
    places.push(length);
  }
  if (ends.length === 0) return null;
  parts.push(whole.slice(from));
  /** Of a unit of the visible text. */
  const wholeAt = (unit: number): number => {
    const before = firstIndex(places.length, (at) => (places[at] ?? 0) > unit) - 1;
    return before < 0 ? unit : unit - (places[before] ?? 0) + (ends[before] ?? 0);
  };
  return {
    text: parts.join(""),
    toWhole: ({ start, end }) => {
      const first = wholeAt(start);
      return { start: first, end: end > start ? wholeAt(end - 1) + 1 : first };
    },
    toVisible: (offset) => {
      const before = firstIndex(ends.length, (at) => (ends[at] ?? 0) > offset);
      const [end, place] = before === 0 ? [0, 0] : [ends[before - 1] ?? 0, places[before - 1] ?? 0];
      return Math.min(place + offset - end, places[before] ?? Infinity);
    },
  };
}
