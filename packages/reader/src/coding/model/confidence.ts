/**
 * Calibrated chance that a draft is right: the product of the chances of its parts, moved on the logit scale by what documents showed that trained nothing.
 *
 * @param calibration slope and shift
 * @param beside a further shift, by what else is known of the draft
 * @returns two decimals, in [0.01, 0.99]
 */
export function confidenceOf(chances: readonly number[], calibration: readonly [slope: number, shift: number] | undefined, beside = 0): number {
  const product = chances.reduce((all, chance) => all * chance, 1);
  const clipped = Math.min(1 - 1e-6, Math.max(1e-6, product));
  const [slope, shift] = calibration ?? [1, 0];
  const moved = 1 / (1 + Math.exp(-(slope * Math.log(clipped / (1 - clipped)) + shift + beside)));
  return Math.min(0.99, Math.max(0.01, Math.round(moved * 100) / 100));
}
