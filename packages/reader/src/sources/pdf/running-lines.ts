import type { Chunk } from "./page-chunks.ts";

/** A page's rows, and how high the page is. */
export interface PageRows {
  readonly rows: readonly Chunk[][];
  readonly height: number;
}

/** Rows of running head or foot: no more than this many at either end of a page. */
const deepest = 3;
const pageNumber = /^(?:page\s*)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—|\s]*(?:(?:of|\/)\s*\d{1,4})?$/i;
/** Running lines stand this near to the edge, as a share of the page's height. */
const margin = 0.13;

/**
 * Takes running heads, running feet and page numbers off: rows at the very top or bottom that come again on other pages, numbers aside,
 * that count with the pages, or that are nothing but a number. Cost: O(rows).
 */
export function dropRunningLines(pages: readonly PageRows[]): Chunk[][][] {
  const [tops, bottoms] = [countRepeats(pages, "top"), countRepeats(pages, "bottom")];
  return pages.map((page, index) => {
    const end = page.rows.length - runningAt(page, { end: "bottom", index, repeats: bottoms });
    const start = runningAt(page, { end: "top", index, repeats: tops });
    return page.rows.slice(Math.min(start, end), end);
  });
}

type PageEnd = "top" | "bottom";

interface Repeats {
  /** On how many pages each text stands at this end. */
  readonly texts: ReadonlyMap<string, number>;
  /** By how much numbers at this end differ from the place of their page, and on how many pages. */
  readonly offsets: ReadonlyMap<number, number>;
  /** How often is a repeat. */
  readonly least: number;
}

function outerRows({ rows }: PageRows, end: PageEnd): readonly Chunk[][] {
  return end === "top" ? rows.slice(0, deepest) : rows.slice(-deepest).toReversed();
}

function countRepeats(pages: readonly PageRows[], end: PageEnd): Repeats {
  const texts = new Map<string, number>();
  const offsets = new Map<number, number>();
  for (const [index, page] of pages.entries()) {
    const outer = outerRows(page, end).map(rowText);
    for (const key of new Set(outer.map(withoutNumbers))) texts.set(key, (texts.get(key) ?? 0) + 1);
    for (const offset of new Set(offsetsOf(outer[0] ?? "", index))) offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
  }
  return { texts, offsets, least: pages.length > 3 ? 3 : 2 };
}

function runningAt(page: PageRows, { end, index, repeats }: { end: PageEnd; index: number; repeats: Repeats }): number {
  let count = 0;
  for (const row of outerRows(page, end)) {
    if (!isInMargin(row, page.height)) break;
    const text = rowText(row);
    const isRepeated = (repeats.texts.get(withoutNumbers(text)) ?? 0) >= repeats.least;
    const isCounting = count === 0 && offsetsOf(text, index).some((offset) => (repeats.offsets.get(offset) ?? 0) >= Math.max(3, repeats.least));
    if (!isRepeated && !isCounting && !pageNumber.test(text)) break;
    count++;
  }
  return count;
}

function isInMargin(row: readonly Chunk[], height: number): boolean {
  const y = row[0]?.y ?? 0;
  return y < height * margin || y > height * (1 - margin);
}

function rowText(row: readonly Chunk[]): string {
  return row.map(({ text }) => text).join(" ");
}

function withoutNumbers(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d+/g, "#")
    .replace(/^[ivxlc]+$/, "#")
    .replace(/\s+/g, " ")
    .trim();
}

/** The number that begins or ends a row, less the place of the page: the same on every page that is numbered on. */
function offsetsOf(text: string, index: number): number[] {
  if (text.length > 200) return [];
  const numbers = [/^\d{1,4}(?=\s|$|\|)/.exec(text)?.[0], /(?:^|\s|\|)(\d{1,4})$/.exec(text)?.[1]];
  return numbers.flatMap((number) => (number === undefined ? [] : [Number(number) - index]));
}
