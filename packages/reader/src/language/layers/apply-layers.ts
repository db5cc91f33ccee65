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
      const to = rowAt(attended, width, row).subarray(head * size, (head + 1) * size);
      for (let other = 0; other < count; other++) {
        const share = shares[other] ?? 0;
        const value = other * size;
        for (let at = 0; at < size; at++) to[at] = (to[at] ?? 0) + share * (values[value + at] ?? 0);
      }
    }
  }
  return attended;
}

/** Some columns of rows, as rows of their own. */
function columnsOf(rows: Float32Array, count: number, { from, size, width }: { from: number; size: number; width: number }): Float32Array {
  const columns = new Float32Array(count * size);
  for (let row = 0; row < count; row++) columns.set(rows.subarray(row * width + from, row * width + from + size), row * size);
  return columns;
}
