/** A source of numbers in [0, 1); randomness is always an argument, never reached for. */
export type Random = () => number;

/**
 * Seeded pseudo-random numbers (mulberry32: 32 bits of state, period 2^32, passes gjrand's small tests).
 * The same seed gives the same sequence on every machine. Not for secrets.
 *
 * @param seed any number; its lowest 32 bits count
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number in [0, bound). */
export function randomBelow(random: Random, bound: number): number {
  return Math.floor(random() * bound);
}

/** Shuffles in place (Fisher–Yates) and returns the same array. */
export function shuffle<T>(values: T[], random: Random): T[] {
  for (let last = values.length - 1; last > 0; last--) {
    const other = randomBelow(random, last + 1);
    const kept = values[last] as T;
    values[last] = values[other] as T;
    values[other] = kept;
  }
  return values;
}
