import type { Picture } from "./picture.ts";

/** Side of a cell in pixels of the pictures, which are half as large as the screen. */
export const cellSize = 12;
/** How far the mean of a cell may move in any colour, of 255: letters that are smoothed or spaced otherwise move few cells further, a missing line of text moves all of its own. */
const mostMoved = 16;
/** Share of cells that may move further, in all some nine cells of a wide screen: single words. */
export const mostCells = 0.004;

export interface Difference {
  /** Share of cells that differ, 0–1; 1 where the pictures are not of one size. */
  readonly share: number;
  /** Cells that differ, as their places in rows of cells. */
  readonly cells: readonly number[];
}

/**
 * Compares the mean colours of cells instead of pixels: letters that are smoothed otherwise keep the mean of their cell, while a panel that is gone or has
 * moved changes it in many. Cost: O(pixels).
 */
export function comparePictures(one: Picture, other: Picture): Difference {
  if (one.width !== other.width || one.height !== other.height) return { share: 1, cells: [] };
  const [mine, theirs] = [cellMeans(one), cellMeans(other)];
  const count = mine.length / 3;
  const cells: number[] = [];
  for (let cell = 0; cell < count; cell++) {
    const moved = Math.max(...[0, 1, 2].map((color) => Math.abs((mine[cell * 3 + color] ?? 0) - (theirs[cell * 3 + color] ?? 0))));
    if (moved > mostMoved) cells.push(cell);
  }
  return { share: cells.length / count, cells };
}

export const cellsAcross = (width: number): number => Math.ceil(width / cellSize);

/** Mean red, green and blue of each cell. */
function cellMeans({ width, height, pixels }: Picture): Float64Array {
  const across = cellsAcross(width);
  const cells = across * Math.ceil(height / cellSize);
  const sums = new Float64Array(cells * 3);
  const counts = new Float64Array(cells);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor(y / cellSize) * across + Math.floor(x / cellSize);
      const at = (y * width + x) * 4;
      for (let color = 0; color < 3; color++) sums[cell * 3 + color] = (sums[cell * 3 + color] ?? 0) + (pixels[at + color] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return sums.map((sum, at) => sum / (counts[Math.floor(at / 3)] ?? 1));
}

/** The picture with a red frame around each cell that differs. */
export function markDifference({ width, height, pixels }: Picture, { cells }: Difference): Picture {
  const marked = Uint8Array.from(pixels);
  const across = cellsAcross(width);
  for (const cell of cells) {
    const [left, top] = [(cell % across) * cellSize, Math.floor(cell / across) * cellSize];
    for (let y = top; y < Math.min(height, top + cellSize); y++) {
      for (let x = left; x < Math.min(width, left + cellSize); x++) {
        const isEdge = x === left || y === top || x === left + cellSize - 1 || y === top + cellSize - 1;
        if (isEdge) marked.set([220, 0, 0, 255], (y * width + x) * 4);
      }
    }
  }
  return { width, height, pixels: marked };
}
