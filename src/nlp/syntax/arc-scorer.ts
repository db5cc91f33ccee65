/** The three moves of the parser. */
export const shift = 0;
export const left = 1;
export const right = 2;

/** Scores the three moves from hashed features; training and analysis each bring their own. */
export interface ArcScorer {
  /** Writes the scores of shift, left and right to `scores[at … at + 2]`. */
  scoreMoves(features: Int32Array, count: number, scores: Float64Array, at: number): void;
}
