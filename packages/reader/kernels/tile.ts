import { plainTile } from "./plain-tile";
import { relaxedTile, steppedTile, sumsInSteps } from "./relaxed-tile";

/** Rows of one tile. */
export const tileRows: i32 = 6;

/** Six rows by four outputs with plain vectors, by eight with the relaxed dot product: what the registers hold. */
export const tileOutputs: i32 = ASC_FEATURE_RELAXED_SIMD ? 8 : 4;

/** Multiplies six quantised rows with the weights of a few outputs. */
export function tile(to: usize, outputStep: usize, rows: usize, step: usize, weights: usize, scales: usize, biases: usize, inputs: i32): void {
  if (!ASC_FEATURE_RELAXED_SIMD) plainTile(to, outputStep, rows, step, weights, scales, biases, inputs);
  else if (sumsInSteps()) steppedTile(to, outputStep, rows, step, weights, scales, biases, inputs);
  else relaxedTile(to, outputStep, rows, step, weights, scales, biases, inputs);
}
