/** Products are added in their order and in double precision, so that the sum is the same on every processor. */
export function dotProduct(left: Float32Array, right: Float32Array, from: number): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index] ?? 0) * (right[from + index] ?? 0);
  return sum;
}

/** 1 / (1 + e^−x) */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Softmax of one of the scores. */
export function shareOf(scores: Float64Array, index: number): number {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  return Math.exp((scores[index] ?? 0) - most) / total;
}

/** Adds numbers to those from `at` on. Without an iterator: this is done for each mark of each word. */
export function addNumbers(to: Float32Array, at: number, added: Float32Array): void {
  for (let index = 0; index < added.length; index++) to[at + index] = (to[at + index] ?? 0) + (added[index] ?? 0);
}
