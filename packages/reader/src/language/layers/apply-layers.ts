import { dotProducts } from "../heads/index.ts";
import { addTo, apply, normalise, relu, rowAt, softmax } from "./arithmetic.ts";
import type { Layer, Layers } from "./weights.ts";

/**
 * Brings rows through all layers, in place.
 *
 * Source: attention as in Vaswani et al. 2017 with a learned bias for distances (Raffel et al. 2020), on normalised states.
 * @param states so many rows, each as wide as the layers
 * Cost: rows² × width × layers. Deterministic.
 */
export function applyLayers(layers: Layers, states: Float32Array, count: number): void {
  for (const layer of layers.layers) applyLayer(layer, states, count, layers);
  normalise(states, layers.last, layers.width, states);
}

function applyLayer(layer: Layer, states: Float32Array, count: number, model: Layers): void {
  const { width } = model;
  const normed = new Float32Array(states.length);
  normalise(states, layer.before, width, normed);
  const attended = attend(apply(layer.attention, normed, count), layer, count, model);
  addTo(states, apply(layer.attended, attended, count));
  normalise(states, layer.within, width, normed);
  addTo(states, apply(layer.narrow, relu(apply(layer.wide, normed, count)), count));
}

/** Queries, keys and values lie side by side in a row. */
function attend(parts: Float32Array, { distances }: Layer, count: number, { width, heads, reach }: Layers): Float32Array {
  const size = width / heads;
  const attended = new Float32Array(count * width);
  const shares = new Float64Array(count);
  for (let head = 0; head < heads; head++) {
    const [queries, keys, values] = [0, width, 2 * width].map((from) =>
      columnsOf(parts, count, { from: from + head * size, size, width: 3 * width }),
    );
    if (queries === undefined || keys === undefined || values === undefined) continue;
    for (let row = 0; row < count; row++) {
      const products = dotProducts(rowAt(queries, size, row), keys, { from: 0, count });
      for (let other = 0; other < count; other++) {
        const step = Math.max(-reach, Math.min(reach, row - other)) + reach;
        shares[other] = (products[other] ?? 0) / Math.sqrt(size) + (distances[head * (2 * reach + 1) + step] ?? 0);
      }
      softmax(shares);
      addShares(rowAt(attended, width, row).subarray(head * size, (head + 1) * size), shares, values);
    }
  }
  return attended;
}

/** Adds rows by their shares. Four columns at a time, each in the order of the rows and in single precision as if it were kept after each: a processor adds them side by side. */
function addShares(to: Float32Array, shares: Float64Array, rows: Float32Array): void {
  const size = to.length;
  let column = 0;
  for (; column + 4 <= size; column += 4) {
    let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
    for (let row = 0, at = column; row < shares.length; row++, at += size) {
      const share = shares[row] ?? 0;
      sum0 = Math.fround(sum0 + share * (rows[at] ?? 0));
      sum1 = Math.fround(sum1 + share * (rows[at + 1] ?? 0));
      sum2 = Math.fround(sum2 + share * (rows[at + 2] ?? 0));
      sum3 = Math.fround(sum3 + share * (rows[at + 3] ?? 0));
    }
    to[column] = sum0;
    to[column + 1] = sum1;
    to[column + 2] = sum2;
    to[column + 3] = sum3;
  }
  for (; column < size; column++) {
    let sum = 0;
    for (let row = 0, at = column; row < shares.length; row++, at += size) sum = Math.fround(sum + (shares[row] ?? 0) * (rows[at] ?? 0));
    to[column] = sum;
  }
}

/** Some columns of rows, as rows of their own. */
function columnsOf(rows: Float32Array, count: number, { from, size, width }: { from: number; size: number; width: number }): Float32Array {
  const columns = new Float32Array(count * size);
  for (let row = 0; row < count; row++) columns.set(rows.subarray(row * width + from, row * width + from + size), row * size);
  return columns;
}
