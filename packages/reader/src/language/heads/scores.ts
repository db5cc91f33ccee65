/** Products are added in their order and in double precision, so that the sum is the same on every processor. */
export function dotProduct(left: Float32Array, right: Float32Array, from: number): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index] ?? 0) * (right[from + index] ?? 0);
  return sum;
}

/** Dot products with `count` rows that follow each other from `from` on, each as `dotProduct` has it. Four rows at a time: a processor adds their sums side by side. */
export function dotProducts(
  left: Float32Array,
  rows: Float32Array,
  { from, count }: { readonly from: number; readonly count: number },
): Float64Array {
  const width = left.length;
  const products = new Float64Array(count);
  let row = 0;
  for (; row + 4 <= count; row += 4) {
    const at0 = from + row * width;
    const [at1, at2, at3] = [at0 + width, at0 + 2 * width, at0 + 3 * width];
    let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
    for (let index = 0; index < width; index++) {
      const value = left[index] ?? 0;
      sum0 += value * (rows[at0 + index] ?? 0);
      sum1 += value * (rows[at1 + index] ?? 0);
      sum2 += value * (rows[at2 + index] ?? 0);
      sum3 += value * (rows[at3 + index] ?? 0);
    }
    products[row] = sum0;
    products[row + 1] = sum1;
    products[row + 2] = sum2;
    products[row + 3] = sum3;
  }
  for (; row < count; row++) products[row] = dotProduct(left, rows, from + row * width);
  return products;
}

/** 1 / (1 + e^−x) */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Softmax of one of the scores. */
export function shareOf(scores: Float64Array, index: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let total = 0;
  for (const score of scores) total += Math.exp(score - most);
  return Math.exp((scores[index] ?? 0) - most) / total;
}

/** Adds numbers to those from `at` on. Without an iterator: this is done for each mark of each word. */
export function addNumbers(to: Float32Array, at: number, added: Float32Array): void {
  for (let index = 0; index < added.length; index++) to[at + index] = (to[at + index] ?? 0) + (added[index] ?? 0);
}
