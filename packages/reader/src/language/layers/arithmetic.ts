import type { Linear, Norm, PackedTable } from "./weights.ts";

/** Sums of rows of a table, a row for each list of them. */
export function sumRows(table: PackedTable, rows: readonly (readonly number[])[]): Float32Array {
  const { width } = table;
  const sums = new Float32Array(rows.length * width);
  for (const [index, own] of rows.entries()) {
    const to = rowAt(sums, width, index);
    for (const row of own) addTimes(to, table, row, 1);
  }
  return sums;
}

/** Adds a row of a table, so many times. */
export function addTimes(to: Float32Array, { width, units, scales }: PackedTable, row: number, times: number): void {
  const scale = scales[row] ?? 0;
  for (let at = 0; at < width; at++) to[at] = (to[at] ?? 0) + Math.fround((units[row * width + at] ?? 0) * scale) * times;
}

export function addTo(sums: Float32Array, values: Float32Array): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (values[at] ?? 0);
}

/** One of the rows that lie behind each other. */
export const rowAt = (rows: Float32Array, width: number, index: number): Float32Array => rows.subarray(index * width, (index + 1) * width);

/**
 * Products of rows with a matrix, and what is added to them. Two rows by four outputs at a time, each summed in its own order: a processor adds them side by side.
 * In double precision from the start, for no number is widened twice so.
 */
export function apply({ weight, bias, outputs, inputs }: Linear, from: Float32Array, count: number): Float32Array {
  const rows = new Float64Array(from);
  const products = new Float32Array(count * outputs);
  const wholeRows = count - (count % 2);
  const wholeOutputs = outputs - (outputs % 4);
  for (let output = 0; output < wholeOutputs; output += 4) {
    for (let row = 0; row < wholeRows; row += 2) {
      let x = row * inputs;
      let y = x + inputs;
      let at0 = output * inputs;
      let at1 = at0 + inputs;
      let at2 = at1 + inputs;
      let at3 = at2 + inputs;
      let x0 = bias[output] ?? 0;
      let x1 = bias[output + 1] ?? 0;
      let x2 = bias[output + 2] ?? 0;
      let x3 = bias[output + 3] ?? 0;
      let y0 = x0;
      let y1 = x1;
      let y2 = x2;
      let y3 = x3;
      for (const end = x + inputs; x < end; x++, y++, at0++, at1++, at2++, at3++) {
        const ofX = rows[x] ?? 0;
        const ofY = rows[y] ?? 0;
        let own = weight[at0] ?? 0;
        x0 += own * ofX;
        y0 += own * ofY;
        own = weight[at1] ?? 0;
        x1 += own * ofX;
        y1 += own * ofY;
        own = weight[at2] ?? 0;
        x2 += own * ofX;
        y2 += own * ofY;
        own = weight[at3] ?? 0;
        x3 += own * ofX;
        y3 += own * ofY;
      }
      const to = row * outputs + output;
      products[to] = x0;
      products[to + 1] = x1;
      products[to + 2] = x2;
      products[to + 3] = x3;
      products[to + outputs] = y0;
      products[to + outputs + 1] = y1;
      products[to + outputs + 2] = y2;
      products[to + outputs + 3] = y3;
    }
  }
  for (let row = 0; row < count; row++)
    for (let output = row < wholeRows ? wholeOutputs : 0; output < outputs; output++)
      products[row * outputs + output] = productOf(weight.subarray(output * inputs, (output + 1) * inputs), rows, row * inputs, bias[output] ?? 0);
  return products;
}

/** The product of some numbers with those from a place on, added to a first one. */
function productOf(left: Float64Array, right: Float64Array, from: number, first: number): number {
  let sum = first;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[from + at] ?? 0);
  return sum;
}

export function relu(values: Float32Array): Float32Array {
  for (let at = 0; at < values.length; at++) if ((values[at] ?? 0) < 0) values[at] = 0;
  return values;
}

const epsilon = 1e-5;

/** Rows of mean nought and variance one, scaled and shifted; `to` may be `from`. */
export function normalise(from: Float32Array, { scale, shift }: Norm, width: number, to: Float32Array): void {
  for (let base = 0; base < from.length; base += width) {
    let [sum, squares] = [0, 0];
    for (let at = 0; at < width; at++) sum += from[base + at] ?? 0;
    const mean = sum / width;
    for (let at = 0; at < width; at++) squares += ((from[base + at] ?? 0) - mean) ** 2;
    const step = 1 / Math.sqrt(squares / width + epsilon);
    for (let at = 0; at < width; at++) to[base + at] = ((from[base + at] ?? 0) - mean) * step * (scale[at] ?? 0) + (shift[at] ?? 0);
  }
}

export function normalised(from: Float32Array, norm: Norm, width: number): Float32Array {
  const to = new Float32Array(from.length);
  normalise(from, norm, width, to);
  return to;
}

/** Makes scores shares of one, in place, and gives them back. */
export function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp((scores[at] ?? 0) - most);
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
  return scores;
}
