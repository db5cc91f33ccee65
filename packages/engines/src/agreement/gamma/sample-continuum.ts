import type { Random } from "@rapporteur/core/base";
import type { GammaUnit } from "./dissimilarity.ts";

/** What random continua are drawn from. */
export interface ContinuumStatistics {
  readonly coderCount: number;
  readonly unitCount: Moments;
  readonly gap: Moments;
  readonly length: Moments;
  readonly categories: readonly { readonly category: string; readonly cumulated: number }[];
}

interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Numbers of passages a coder, gaps, lengths and categories of a continuum, as means and standard deviations.
 * A first passage's distance from the beginning counts as a gap. Source: the statistical sampler of pygamma-agreement.
 */
export function statisticsOf(coders: readonly (readonly GammaUnit[])[]): ContinuumStatistics {
  const gaps: number[] = [];
  const counts = new Map<string, number>();
  for (const units of coders) {
    const sorted = [...units].sort((a, b) => a.start - b.start || a.end - b.end);
    for (const [index, unit] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before) gaps.push(unit.start - before.end);
      else if (unit.start > 0) gaps.push(unit.start);
      counts.set(unit.category, (counts.get(unit.category) ?? 0) + 1);
    }
  }
  const all = coders.flat();
  let cumulated = 0;
  const categories = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, count]) => ({ category, cumulated: (cumulated += count / all.length) }));
  return {
    coderCount: coders.length,
    unitCount: momentsOf(coders.map((units) => units.length)),
    gap: momentsOf(gaps),
    length: momentsOf(all.map((unit) => unit.end - unit.start)),
    categories,
  };
}

function momentsOf(values: readonly number[]): Moments {
  if (values.length === 0) return { mean: 0, deviation: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

/** A continuum as chance would make it: normal counts, gaps and lengths, categories by their frequency. */
export function sampleContinuum(statistics: ContinuumStatistics, random: Random): GammaUnit[][] {
  return Array.from({ length: statistics.coderCount }, () => sampleCoder(statistics, random));
}

function sampleCoder({ unitCount, gap, length, categories }: ContinuumStatistics, random: Random): GammaUnit[] {
  const count = Math.max(1, Math.trunc(normal(unitCount, random)));
  const units: GammaUnit[] = [];
  let end = 0;
  for (let index = 0; index < count; index++) {
    const start = end + normal(gap, random);
    let size = Math.abs(normal(length, random));
    while (size === 0) size = Math.abs(normal({ mean: length.mean, deviation: Math.max(length.deviation, 1) }, random));
    const draw = random();
    const category = categories.find((entry) => draw < entry.cumulated)?.category ?? categories[categories.length - 1]?.category ?? "";
    end = start + size;
    units.push({ start, end, category });
  }
  return units;
}

/** Box and Muller 1958; one of the pair is thrown away, so that the draws stay in step with the random source. */
function normal({ mean, deviation }: Moments, random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return mean + deviation * radius * Math.cos(2 * Math.PI * random());
}
