import { rowBytes } from "./quantise";
import { tile, tileOutputs, tileRows } from "./tile";
import { hasWideTiles } from "./wide";
import { wideOutputs, wideTile } from "./wide-tile";

/**
 * to[r, o] = stepᵣ · scaleₒ · Σᵢ unit[r, i] · (weight[o, i] − 64) + biasₒ for `count` rows, rounded up to whole tiles: what stands behind the last row is computed
 * too and means nothing. Rows of `to` are as long as there are outputs.
 * @param matrix address of five numbers: inputs (a multiple of 16), outputs (a multiple of 8), and the addresses of packed weights, scales and biases
 */
export function linear(to: usize, rows: usize, matrix: usize, count: i32): void {
  const inputs = load<i32>(matrix);
  const outputs = load<i32>(matrix, 4);
  let weights: usize = load<u32>(matrix, 8);
  let scales: usize = load<u32>(matrix, 12);
  let biases: usize = load<u32>(matrix, 16);
  let output = 0;
  for (; hasWideTiles && output + wideOutputs <= outputs; output += wideOutputs) {
    widePanel(to, rows, weights, scales, biases, count, inputs, outputs);
    to += 64;
    weights += (<usize>inputs) << 4;
    scales += 64;
    biases += 64;
  }
  for (; output < outputs; output += 8) {
    panel(to, rows, weights, scales, biases, count, inputs, outputs);
    to += 32;
    weights += (<usize>inputs) << 3;
    scales += 32;
    biases += 32;
  }
}

/** Eight outputs of all rows: their weights stay in the nearest cache meanwhile. */
export function panel(to: usize, rows: usize, weights: usize, scales: usize, biases: usize, count: i32, inputs: i32, outputs: i32): void {
  const step = rowBytes(inputs);
  const outputStep = (<usize>outputs) << 2;
  for (let row = 0; row < count; row += tileRows) {
    tile(to, outputStep, rows, step, weights, scales, biases, inputs);
    if (tileOutputs == 4) tile(to + 16, outputStep, rows, step, weights + 16, scales + 16, biases + 16, inputs);
    rows += step * tileRows;
    to += outputStep * tileRows;
  }
}

/** Sixteen outputs of all rows. */
export function widePanel(to: usize, rows: usize, weights: usize, scales: usize, biases: usize, count: i32, inputs: i32, outputs: i32): void {
  const step = rowBytes(inputs);
  const outputStep = (<usize>outputs) << 2;
  for (let row = 0; row < count; row += tileRows) {
    wideTile(to, outputStep, rows, step, weights, scales, biases, inputs);
    rows += step * tileRows;
    to += outputStep * tileRows;
  }
}
