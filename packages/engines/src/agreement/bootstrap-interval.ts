import { quantile, type Random, randomBelow, RapporteurError } from "@rapporteur/core/base";

export interface BootstrapInterval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly sampleCount: number;
  /** Share of samples in which the figure was undefined; they are left out, and above a few per cent the interval is not to be trusted. */
  readonly undefinedShare: number;
}

export interface BootstrapOptions {
  readonly random: Random;
  /** 1,000 where left out. */
  readonly sampleCount?: number;
  /** 0.95 where left out. */
  readonly level?: number;
}

/**
 * Percentile bootstrap interval of a figure over units drawn with replacement. Source: Efron 1979, Ann. Statist. 7:1–26.
 * Units must be independent: draw documents where statements of one document are alike.
 *
 * @param figure the figure of the units drawn, null where it is undefined
 * @returns null where no sample gave a figure. @throws RAP_AGREEMENT_OPTION for no samples or a level outside 0–1
 * Cost: samples × the cost of the figure. The same random source gives the same interval; print its seed and the number of samples.
 */
export function bootstrapInterval<Unit>(
  units: readonly Unit[],
  figure: (drawn: readonly Unit[]) => number | null,
  options: BootstrapOptions,
): BootstrapInterval | null {
  const { random, sampleCount = 1000, level = 0.95 } = options;
  if (!(Number.isInteger(sampleCount) && sampleCount > 0))
    throw new RapporteurError("RAP_AGREEMENT_OPTION", { option: "the number of samples", value: sampleCount, must: "a whole number above 0" });
  if (!(level > 0 && level < 1))
    throw new RapporteurError("RAP_AGREEMENT_OPTION", { option: "the level", value: level, must: "a number between 0 and 1, such as 0.95" });
  const values: number[] = [];
  const drawn: Unit[] = Array.from(units);
  for (let sample = 0; sample < sampleCount && units.length > 0; sample++) {
    for (let index = 0; index < units.length; index++) drawn[index] = units[randomBelow(random, units.length)] as Unit;
    const value = figure(drawn);
    if (value !== null) values.push(value);
  }
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return { low: quantile(values, tail), high: quantile(values, 1 - tail), level, sampleCount, undefinedShare: 1 - values.length / sampleCount };
}
