interface Sized {
  readonly width: number;
  readonly height: number;
}

/** A piece with the corner it stands at. */
export interface PackedPiece<T> {
  readonly piece: T;
  readonly x: number;
  readonly y: number;
}

export interface Packing<T> {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly PackedPiece<T>[];
}

const gap = 8;

/**
 * Sets pieces beside each other in rows of at most `width` pixels, in their order; a wider piece has a row of its own and makes the whole wider.
 */
export function packPieces<T extends Sized>(pieces: readonly T[], width: number): Packing<T> {
  const packed: PackedPiece<T>[] = [];
  let [x, y, rowHeight, widest] = [0, 0, 0, 0];
  for (const piece of pieces) {
    if (x > 0 && x + piece.width > width) {
      y += rowHeight + gap;
      [x, rowHeight] = [0, 0];
    }
    packed.push({ piece, x, y });
    widest = Math.max(widest, x + piece.width);
    x += piece.width + gap;
    rowHeight = Math.max(rowHeight, piece.height);
  }
  return { width: widest, height: y + rowHeight, pieces: packed };
}
