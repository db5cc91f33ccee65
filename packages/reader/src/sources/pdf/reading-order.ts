import type { Chunk } from "./page-chunks.ts";

/** Chunks that are read from top to bottom: a column, or the part of a page that has one. */
export type Flow = readonly Chunk[];

/** Columns within columns: three columns are two, one of them split once more. */
const deepest = 4;
/** How many left edges are tried as the start of a right column; the commonest ones come first. */
const candidateCount = 8;
/** Lines on either side that make a column, and how long they are: a table's cells are shorter. */
const [fewestLines, shortestLine] = [3, 16];
/** Narrowest gutter, as a share of the font's size. */
const narrowestGutter = 0.6;
/** Lines of a column fill at least this share of its width, the middle one of them. */
const leastFill = 0.45;

/**
 * Puts a page's chunks in the order of reading. A page is cut into columns where a gutter is crossed by no words over several lines on both
 * sides; words that cross it (a title, a box over the whole width) part what is above them from what is below.
 *
 * @param shortest how many letters the middle line of a column has at least; boxes with the fields of an article have few
 * Cost: O(n log n) in the chunks.
 */
export function readingOrder(chunks: readonly Chunk[], shortest = shortestLine): Flow[] {
  const sorted = chunks.toSorted((a, b) => a.y - b.y || a.left - b.left);
  return cut(sorted, { depth: 0, shortest });
}

interface Cut {
  readonly depth: number;
  readonly shortest: number;
}

function cut(sorted: readonly Chunk[], { depth, shortest }: Cut): Flow[] {
  const gutter = depth < deepest ? findGutter(sorted, shortest) : null;
  if (gutter === null) return sorted.length === 0 ? [] : [sorted];
  const flows: Flow[] = [];
  let plain: Chunk[] = [];
  const flush = (): void => {
    if (plain.length > 0) flows.push(plain);
    plain = [];
  };
  for (const band of bandsOf(sorted, gutter)) {
    // One line on either side may be a full line with a wide gap just here.
    if (band.isCrossing || band.left.length === 0 || band.right.length === 0 || band.left.length + band.right.length < 3) {
      plain.push(...[...band.left, ...band.right].sort((a, b) => a.y - b.y || a.left - b.left));
      continue;
    }
    flush();
    const deeper = { depth: depth + 1, shortest };
    flows.push(...cut(band.left, deeper), ...cut(band.right, deeper));
  }
  flush();
  return flows;
}

interface Band {
  readonly isCrossing: boolean;
  /** Of a crossing band, all that it holds. */
  readonly left: Chunk[];
  readonly right: Chunk[];
}

/** Consecutive chunks that all cross the gutter, or that none of them does. */
function bandsOf(sorted: readonly Chunk[], gutter: number): Band[] {
  const bands: Band[] = [];
  for (const chunk of sorted) {
    const isRight = chunk.left >= gutter;
    const isCrossing = !isRight && chunk.right > gutter;
    let band = bands.at(-1);
    if (band === undefined || band.isCrossing !== isCrossing) {
      band = { isCrossing, left: [], right: [] };
      bands.push(band);
    }
    (isRight ? band.right : band.left).push(chunk);
  }
  return bands;
}

function findGutter(sorted: readonly Chunk[], shortest: number): number | null {
  const left = sorted.reduce((least, chunk) => Math.min(least, chunk.left), Infinity);
  const right = sorted.reduce((most, chunk) => Math.max(most, chunk.right), -Infinity);
  const [from, to] = [left + (right - left) * 0.15, right - (right - left) * 0.15];
  let best: { at: number; score: number } | null = null;
  for (const at of commonEdges(sorted, from, to)) {
    const score = scoreGutter(sorted, { gutter: at, shortest });
    if (score > 0 && (best === null || score > best.score)) best = { at, score };
  }
  return best?.at ?? null;
}

function commonEdges(sorted: readonly Chunk[], from: number, to: number): number[] {
  const counts = new Map<number, { count: number; least: number }>();
  for (const { left } of sorted) {
    if (left < from || left > to) continue;
    const edge = counts.get(Math.round(left / 3)) ?? { count: 0, least: left };
    counts.set(Math.round(left / 3), { count: edge.count + 1, least: Math.min(edge.least, left) });
  }
  const common = [...counts.values()].filter(({ count }) => count >= fewestLines).sort((a, b) => b.count - a.count || a.least - b.least);
  return common.slice(0, candidateCount).map(({ least }) => least - 0.5);
}

/** Letters that the weaker side holds; 0 where the cut is none. */
function scoreGutter(sorted: readonly Chunk[], { gutter, shortest }: { gutter: number; shortest: number }): number {
  const bands = bandsOf(sorted, gutter).filter(({ isCrossing, left, right }) => !isCrossing && left.length >= 2 && right.length >= 2);
  const [left, right] = [bands.flatMap((band) => band.left), bands.flatMap((band) => band.right)];
  const size = right[0]?.size ?? 0;
  const gap = gutter - left.reduce((most, chunk) => Math.max(most, chunk.right), -Infinity);
  if (gap < size * narrowestGutter || !isColumn(left, shortest) || !isColumn(right, shortest)) return 0;
  return Math.min(lettersIn(left), lettersIn(right));
}

/** Measured by rows: in narrow justified columns the words of one line are many chunks. */
function isColumn(chunks: readonly Chunk[], shortest: number): boolean {
  const rows: { y: number; left: number; right: number; letters: number }[] = [];
  for (const { y, size, left, right, text } of chunks) {
    const row = rows.at(-1);
    if (row === undefined || y - row.y > size * 0.3) rows.push({ y, left, right, letters: text.length });
    else [row.left, row.right, row.letters] = [Math.min(row.left, left), Math.max(row.right, right), row.letters + text.length];
  }
  const left = rows.reduce((least, row) => Math.min(least, row.left), Infinity);
  const right = rows.reduce((most, row) => Math.max(most, row.right), -Infinity);
  const width = median(rows.map((row) => row.right - row.left));
  return rows.length >= fewestLines && median(rows.map(({ letters }) => letters)) >= shortest && width >= (right - left) * leastFill;
}

function lettersIn(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, { text }) => sum + text.length, 0);
}

/** The middle one of some numbers, the upper of two; 0 of none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
