import type { Span } from "@rapporteur/core/model";
import type { PdfPage, PdfRun } from "./pdf-page.ts";

/** Words that stand on one line without a gap wider than a space; positions as in `PdfRun`. */
export interface Chunk {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  /** Stretches of `text` set in bold. */
  readonly bold: readonly Span[];
  /** A raised number or star stood before the words, as it does before a note. */
  readonly hasMark: boolean;
}

/** Runs whose baselines differ by less than this share of their size are on one line. */
const sameLine = 0.45;
/** Gaps in shares of the font's size: from which words are apart, and from which chunks are. */
const [wordGap, chunkGap] = [0.13, 0.5];
const smallest = 2;

/**
 * Joins what a page draws into chunks, row by row from top to bottom. Marks of notes are left out, and so is text that lies outside of
 * the page or is drawn a second time over itself. Cost: O(n log n) in the runs.
 */
export function pageChunks(page: PdfPage): Chunk[][] {
  return rowsOf(visibleRuns(page)).map(chunksOf);
}

function visibleRuns({ runs, width, height }: PdfPage): PdfRun[] {
  const seen = new Set<string>();
  return runs.filter((run) => {
    if (run.size < smallest || run.x < -1 || run.x > width || run.y < 0 || run.y > height + run.size) return false;
    // Bold is faked by drawing the same words twice, half a point apart.
    const key = `${Math.round(run.x / 2)} ${Math.round(run.y / 2)} ${run.text}`;
    if (run.text.trim() !== "" && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function rowsOf(runs: readonly PdfRun[]): PdfRun[][] {
  const rows: PdfRun[][] = [];
  let main: PdfRun | null = null;
  // The size of white space says nothing: some programs draw it in any.
  const words = runs.filter(({ text }) => text.trim() !== "").sort((a, b) => a.y - b.y || a.x - b.x);
  for (const run of words) {
    const row = rows.at(-1);
    if (row === undefined || main === null || run.y - main.y > Math.max(run.size, main.size) * sameLine) {
      rows.push([run]);
      main = run;
    } else {
      row.push(run);
      if (run.size > main.size) main = run;
    }
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** A chunk that is being put together. */
interface OpenChunk {
  readonly runs: PdfRun[];
  /** The largest run, whose baseline counts. */
  main: PdfRun;
  right: number;
}

/** Rows of two columns may lie half a line apart, so that a run is joined to the chunk it continues, and not to whatever stands beside it. */
function chunksOf(row: readonly PdfRun[]): Chunk[] {
  const chunks: OpenChunk[] = [];
  let open: OpenChunk[] = [];
  for (const run of row) {
    open = open.filter(({ right, main }) => run.x - right <= chunkGap * Math.max(main.size, run.size));
    const chunk = open.find(({ main }) => isOnBaseline(main, run));
    if (chunk === undefined) {
      const started = { runs: [run], main: run, right: run.x + run.width };
      chunks.push(started);
      open.push(started);
      continue;
    }
    chunk.runs.push(run);
    if (weightOf(run) > weightOf(chunk.main)) chunk.main = run;
    chunk.right = Math.max(chunk.right, run.x + run.width);
  }
  return chunks.flatMap(({ runs }) => chunkOf(runs));
}

function isOnBaseline(a: PdfRun, b: PdfRun): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  return Math.abs(a.y - b.y) <= large.size * (small.size < large.size * 0.85 ? sameLine : 0.2);
}

function chunkOf(runs: readonly PdfRun[]): Chunk[] {
  const main = runs.reduce((best, run) => (weightOf(run) > weightOf(best) ? run : best));
  const words = runs.filter((run) => !isMark(run, main));
  const first = words[0];
  if (first === undefined) return [];
  let text = "";
  let right = first.x;
  const bold: Span[] = [];
  for (const run of words) {
    const isApart = text !== "" && !/\s$/.test(text) && run.x - right > wordGap * Math.max(main.size, run.size);
    const added = `${isApart ? " " : ""}${text === "" || /\s$/.test(text) ? run.text.trimStart() : run.text}`;
    if (run.isBold) bold.push({ start: text.length + (isApart ? 1 : 0), end: text.length + added.length });
    text += added;
    right = Math.max(right, run.x + run.width);
  }
  return [{ text: text.trimEnd(), left: first.x, right, y: main.y, size: main.size, bold, hasMark: isMark(runs[0] ?? main, main) }];
}

function weightOf(run: PdfRun): number {
  return run.text.trim().length * run.size;
}

/** A note's number or star: small, raised, and nothing else. */
function isMark(run: PdfRun, main: PdfRun): boolean {
  return (
    run !== main &&
    run.size < main.size * 0.85 &&
    main.y - run.y > main.size * 0.15 &&
    /^\s*(?:\[?\d{1,3}\]?|[*†‡§¶]+|[a-z])(?:\s*,\s*\d{1,3})*\s*$/u.test(run.text)
  );
}
