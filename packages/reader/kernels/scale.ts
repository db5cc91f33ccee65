/** A sum as a float, times the step of its row, times the scales of its outputs, plus the biases: in this order wherever it is computed. */
export function storeScaled(to: usize, sum: v128, row: usize, scales: v128, biases: v128): void {
  v128.store(to, f32x4.add(f32x4.mul(f32x4.mul(f32x4.convert_i32x4_s(sum), v128.load32_splat(row)), scales), biases));
}
