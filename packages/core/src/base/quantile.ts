/** Quantile of ascending numbers, by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). Of no numbers: NaN. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const below = sorted[low] ?? Number.NaN;
  return below + (at - low) * ((sorted[low + 1] ?? below) - below);
}
