/**
 * What the encoder spends its time in, as WebAssembly. Compiled twice from the same source: once with the relaxed dot product of 8-bit integers, once with plain
 * vectors; both give the same bits.
 */
export { embedRow } from "./embed";
export { geluRows } from "./gelu";
export { multiplyFloats } from "./float-matrix";
export { linear } from "./linear";
export { normaliseRows } from "./normalise";
export { packWeights } from "./pack";
export { quantiseRows } from "./quantise";
export { softmaxRows } from "./softmax";
export { transposeRows } from "./transpose";
export { widen } from "./wide";

/**
 * Exported although nothing outside calls them: the optimiser would otherwise put them into their only caller. An engine starts with a quick translation of each
 * function and replaces it when it proves hot; that works for many short calls and not for one long one.
 */
export { fourByEight, oneByEight } from "./float-matrix";
export { fourBySixteen } from "./wide-float-tile";
export { panel, widePanel } from "./linear";
export { normaliseRow } from "./normalise";
export { quantiseRow } from "./quantise";
export { relaxedTile, steppedTile } from "./relaxed-tile";
export { softmaxRow } from "./softmax";
export { tile } from "./tile";
export { wideTile } from "./wide-tile";

/** Bytes that one activation takes in a quantised row. */
export function unitBytes(): i32 {
  return ASC_FEATURE_RELAXED_SIMD ? 1 : 2;
}
