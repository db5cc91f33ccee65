import { type Random, randomBelow } from "@rapporteur/core/base";
import type { GammaUnit } from "./dissimilarity.ts";

/**
 * A continuum as chance would make it from the data themselves: for each coder, the passages of a coder drawn at random, moved along by a random distance and wrapped
 * around the end, so that lengths, gaps and the order of categories stay natural. The distances of the coders differ by at least half a mean length while there is room
 * for that. Source: Mathet, Widlöcher and Métivier 2015, section 5.2.
 *
 * Cost: O(passages + coders²).
 */
export function shuffleContinuum(coders: readonly (readonly GammaUnit[])[], random: Random): GammaUnit[][] {
  const all = coders.flat();
  const low = Math.min(...all.map((unit) => unit.start));
  const high = Math.max(...all.map((unit) => unit.end));
  const distance = all.reduce((sum, unit) => sum + unit.end - unit.start, 0) / all.length / 2;
  const isEmpty = (shuffled: readonly (readonly GammaUnit[])[]): boolean => shuffled.every((units) => units.length === 0);
  for (;;) {
    let free: Stretch[] = [[low, high]];
    const shuffled = coders.map(() => {
      const pivot = pointIn(free, random) ?? low + random() * (high - low);
      free = without(free, pivot - distance, pivot + distance);
      return (coders[randomBelow(random, coders.length)] ?? []).map((unit) => shift(unit, pivot, { low, high }));
    });
    if (!isEmpty(shuffled)) return shuffled;
  }
}

type Stretch = readonly [low: number, high: number];

function shift(unit: GammaUnit, by: number, { low, high }: { low: number; high: number }): GammaUnit {
  const step = unit.start + by > high ? by + low - high : by;
  return { ...unit, start: unit.start + step, end: unit.end + step };
}

/** A whole-number point, uniform over the stretches; null where none is left. */
function pointIn(stretches: readonly Stretch[], random: Random): number | null {
  const total = stretches.reduce((sum, [low, high]) => sum + high - low, 0);
  if (total <= 0) return null;
  let at = random() * total;
  for (const [low, high] of stretches) {
    if (at < high - low) return Math.trunc(low + at);
    at -= high - low;
  }
  return null;
}

function without(stretches: readonly Stretch[], from: number, to: number): Stretch[] {
  return stretches.flatMap(([low, high]): Stretch[] => {
    const rest: Stretch[] = [
      [low, Math.min(high, from)],
      [Math.max(low, to), high],
    ];
    return rest.filter(([start, end]) => end > start);
  });
}
