import type { Random } from "@rapporteur/core/base";

/** Standard normal numbers by the polar method. Source: Marsaglia and Bray 1964, SIAM Review 6, 260–264. */
export function normalSource(random: Random): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const u = 2 * random() - 1;
      const v = 2 * random() - 1;
      const square = u * u + v * v;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = v * scale;
      return u * scale;
    }
  };
}

/**
 * A normal number with the given mean and variance 1 that is above 0 (`isPositive`) or below.
 *
 * Plain rejection where more than a few per cent lie on the side asked for, an exponential envelope in the tail. Source:
 * Robert 1995, Statistics and Computing 5, 121–125.
 */
export function truncatedNormal(mean: number, isPositive: boolean, source: { readonly random: Random; readonly normal: () => number }): number {
  const bound = isPositive ? -mean : mean;
  return isPositive ? mean + above(bound, source) : mean - above(bound, source);
}

/** A standard normal number above a bound. */
function above(bound: number, { random, normal }: { readonly random: Random; readonly normal: () => number }): number {
  if (bound < 0.5) {
    for (;;) {
      const value = normal();
      if (value > bound) return value;
    }
  }
  const rate = (bound + Math.sqrt(bound * bound + 4)) / 2;
  for (;;) {
    const value = bound - Math.log(1 - random()) / rate;
    if (random() <= Math.exp(-((value - rate) ** 2) / 2)) return value;
  }
}
