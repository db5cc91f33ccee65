import type { Line } from "./flow-lines.ts";

/** What is usual in a document: its body's size and the distance of its lines. */
export interface Typography {
  readonly bodySize: number;
  /** Distance of two lines of one paragraph, as a share of their size. */
  readonly leading: number;
  /** True where most of the body is bold, so that bold tells nothing. */
  readonly isBoldUsual: boolean;
  /** Paragraphs begin with an indent. */
  readonly isIndenting: boolean;
}

/** First lines of paragraphs are set in by at least this share of their size. */
const leastIndent = 0.8;

/** Cost: O(lines). */
export function measureTypography(lines: readonly Line[]): Typography {
  const bodySize = commonest(lines.map((line) => [Math.round(line.size * 2) / 2, line.text.length]));
  const body = lines.filter(({ size }) => Math.abs(size - bodySize) <= 0.75);
  const leading = commonest(body.flatMap(({ gap, size }) => (gap === null || gap < size * 0.8 || gap > size * 2.5 ? [] : [[round(gap / size), 1]])));
  const letters = body.reduce((sum, { text }) => sum + text.length, 0);
  const boldLetters = body.reduce((sum, { bold }) => sum + bold.reduce((inner, { start, end }) => inner + end - start, 0), 0);
  const indented = body.filter((line) => isIndented(line)).length;
  return { bodySize, leading: leading === 0 ? 1.2 : leading, isBoldUsual: boldLetters > letters * 0.5, isIndenting: indented > body.length * 0.04 };
}

/** True for a line that is set in like the first of a paragraph, and no further. */
export function isIndented({ left, column, size }: Line): boolean {
  return left - column.left > size * leastIndent && left - column.left < size * 5;
}

function round(ratio: number): number {
  return Math.round(ratio * 20) / 20;
}

/** The value with the greatest weight, the smaller of two; 0 of none. */
function commonest(weighted: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighted) weights.set(value, (weights.get(value) ?? 0) + weight);
  let [best, most] = [0, 0];
  for (const [value, weight] of weights) if (weight > most || (weight === most && value < best)) [best, most] = [value, weight];
  return best;
}
