import type { Span } from "@rapporteur/core/model";
import type { Chunk } from "./page-chunks.ts";
import { type Flow, median } from "./reading-order.ts";

/** A line of one column. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: readonly Span[];
  readonly hasMark: boolean;
  /** Words with wide gaps between: a row of a table. */
  readonly cells: readonly string[];
  /** From 1. */
  readonly page: number;
  /** Where the column's lines begin and end. */
  readonly column: { readonly left: number; readonly right: number };
  /** Distance from the line above in the same column; null for the first. */
  readonly gap: number | null;
}

/** A gap of this share of the font's size parts the cells of a table; justified lines have narrower ones. */
const cellGap = 1.6;

/** Makes lines of a flow's chunks. Cost: O(n log n). */
export function flowLines(flow: Flow, page: number): Line[] {
  const rows = rowsOf(flow);
  const column = { left: commonLeft(flow), right: farRight(rows) };
  const lines: Line[] = [];
  for (const row of rows) {
    const above = lines.at(-1);
    const line = lineOf(row);
    lines.push({ ...line, page, column, gap: above === undefined ? null : line.y - above.y });
  }
  return lines;
}

function rowsOf(flow: Flow): Chunk[][] {
  const rows: Chunk[][] = [];
  for (const chunk of flow) {
    const main = rows.at(-1)?.[0];
    if (main !== undefined && chunk.y - main.y <= Math.min(chunk.size, main.size) * 0.3) rows.at(-1)?.push(chunk);
    else rows.push([chunk]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

/** The left edge that most lines share; the least of all would be that of one stray word. */
function commonLeft(flow: Flow): number {
  const counts = new Map<number, number>();
  for (const { left, text } of flow) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + text.length);
  let [best, most] = [flow[0]?.left ?? 0, 0];
  for (const [left, count] of counts) if (count > most || (count === most && left < best)) [best, most] = [left, count];
  return best;
}

/** Where the longer half of the lines ends. */
function farRight(rows: readonly (readonly Chunk[])[]): number {
  const rights = rows.map((row) => row.at(-1)?.right ?? 0).sort((a, b) => a - b);
  return rights[Math.floor((rights.length - 1) * 0.85)] ?? 0;
}

type OwnLine = Omit<Line, "page" | "column" | "gap">;

function lineOf(row: readonly Chunk[]): OwnLine {
  const size = median(row.flatMap((chunk) => Array.from({ length: Math.min(40, chunk.text.length) }, () => chunk.size)));
  let text = "";
  const bold: Span[] = [];
  const cells: string[] = [];
  let right: number | null = null;
  for (const chunk of row) {
    if (text !== "") text += " ";
    bold.push(...chunk.bold.map(({ start, end }) => ({ start: start + text.length, end: end + text.length })));
    text += chunk.text;
    if (right === null || chunk.left - right > size * cellGap) cells.push(chunk.text);
    else cells.push(`${cells.pop() ?? ""} ${chunk.text}`);
    right = chunk.right;
  }
  const [first, last] = [row[0], row.at(-1)];
  return { text, left: first?.left ?? 0, right: last?.right ?? 0, y: first?.y ?? 0, size, bold, hasMark: first?.hasMark ?? false, cells };
}

/** True where bold covers a line but for white space and punctuation. */
export function isBoldLine({ text, bold }: Line): boolean {
  const covered = bold.reduce((sum, { start, end }) => sum + end - start, 0);
  return covered >= text.length * 0.8;
}
