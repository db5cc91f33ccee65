import { type Random, RapporteurError } from "@rapporteur/core/base";
import { alignUnits, type Alignment } from "./align-units.ts";
import {
  categoryDissimilarity,
  dissimilarityOf,
  positionalDissimilarity,
  type Dissimilarity,
  type DissimilarityOptions,
  type GammaUnit,
} from "./dissimilarity.ts";
import { sampleContinuum, statisticsOf } from "./sample-continuum.ts";
import { shuffleContinuum } from "./shuffle-continuum.ts";

export interface GammaOptions extends DissimilarityOptions {
  readonly random: Random;
  /**
   * How chance is made: `shuffle` moves the coders' own passages along (Mathet et al. 2015; the default), `statistical` draws
   * passages of such numbers, lengths and gaps (pygamma-agreement). The two give different values.
   */
  readonly sampler?: "shuffle" | "statistical";
  /**
   * What γ-cat and γₖ make of a passage that the other coder has not: left out (Mathet 2017; the default), or counted as an unlike pair of weight `emptyCost`, as some
   * versions of pygamma-agreement do. Counting mixes agreement on position into a figure that is meant for categories.
   */
  readonly unalignedPairs?: "left out" | "counted";
  /** Samples of chance; 30 where left out, more are drawn until `precision` is met. */
  readonly sampleCount?: number;
  /** Wanted relative error of the expected disorder at 95 %; null draws just `sampleCount`. */
  readonly precision?: number | null;
}

/** γ of one continuum, with what it rests on: print seed and number of samples with it. */
export interface GammaResult {
  /** Null where nothing can be told: fewer than two coders, or no passage. */
  readonly gamma: number | null;
  readonly alignment: Alignment;
  readonly expectedDisorder: number;
  readonly sampleCount: number;
  /** False where an alignment, of the data or of a sample, was cut short. */
  readonly isExact: boolean;
  /** Agreement on categories of passages that are aligned. */
  readonly gammaCategories: number | null;
  /** The same for each category by itself. */
  readonly gammaByCategory: ReadonlyMap<string, number | null>;
}

/**
 * γ: agreement on position and category of passages at once, against what chance would make of such passages.
 *
 * Formula: γ = 1 − observed disorder / expected disorder, each of the best alignment. Sources: Mathet, Widlöcher and Métivier 2015, Comput. Linguist.
 * 41:437–479; γ-cat and γₖ: Mathet 2017, Comput. Linguist. 43:661–681. The expected disorder is a Monte Carlo mean: another seed gives another last
 * digit.
 *
 * @param coders one list of passages a coder, on one continuum
 * @throws RAP_AGREEMENT_ROW for an empty passage, RAP_AGREEMENT_OPTION for fewer than one sample
 */
export function gammaAgreement(coders: readonly (readonly GammaUnit[])[], options: GammaOptions): GammaResult {
  const dissimilarity = dissimilarityOf(options);
  checkUnits(coders);
  const unitCount = coders.reduce((sum, units) => sum + units.length, 0);
  if (coders.length < 2 || unitCount === 0) {
    return {
      gamma: null,
      alignment: { groups: [], disorder: 0, isExact: true },
      expectedDisorder: 0,
      sampleCount: 0,
      isExact: true,
      gammaCategories: null,
      gammaByCategory: new Map(),
    };
  }
  const alignment = alignUnits(coders, dissimilarity);
  const samples = drawSamples(coders, dissimilarity, options);
  const expectedDisorder = mean(samples.map((sample) => sample.alignment.disorder));
  const observed: Sample = { coders, alignment };
  const question = { dissimilarity, countsUnaligned: options.unalignedPairs === "counted" };
  const categories = [...new Set(coders.flat().map((unit) => unit.category))].sort();
  return {
    gamma: ratioBelowOne(alignment.disorder, expectedDisorder),
    alignment,
    expectedDisorder,
    sampleCount: samples.length,
    isExact: alignment.isExact && samples.every((sample) => sample.alignment.isExact),
    gammaCategories: gammaOfCategories(observed, samples, { ...question, category: null }),
    gammaByCategory: new Map(categories.map((category) => [category, gammaOfCategories(observed, samples, { ...question, category })])),
  };
}

function checkUnits(coders: readonly (readonly GammaUnit[])[]): void {
  for (const units of coders) {
    for (const [index, { start, end }] of units.entries()) {
      if (start < end) continue;
      throw new RapporteurError("RAP_AGREEMENT_ROW", { row: index + 1, problem: `${start}–${end} is not a passage`, cure: "give start < end" });
    }
  }
}

interface Sample {
  readonly coders: readonly (readonly GammaUnit[])[];
  readonly alignment: Alignment;
}

function drawSamples(coders: readonly (readonly GammaUnit[])[], dissimilarity: Dissimilarity, options: GammaOptions): Sample[] {
  const { random, sampleCount = 30, precision = 0.02 } = options;
  if (!(Number.isInteger(sampleCount) && sampleCount > 0))
    throw new RapporteurError("RAP_AGREEMENT_OPTION", { option: "the number of samples", value: sampleCount, must: "a whole number above 0" });
  const statistics = statisticsOf(coders);
  const draw = (): Sample => {
    const sampled = options.sampler === "statistical" ? sampleContinuum(statistics, random) : shuffleContinuum(coders, random);
    return { coders: sampled, alignment: alignUnits(sampled, dissimilarity) };
  };
  const samples = Array.from({ length: sampleCount }, draw);
  if (precision === null || sampleCount < 2) return samples;
  const disorders = samples.map((sample) => sample.alignment.disorder);
  const average = mean(disorders);
  const deviation = Math.sqrt(disorders.reduce((sum, value) => sum + (value - average) ** 2, 0) / (disorders.length - 1));
  const wanted = Math.min(2_000, Math.ceil(((deviation / average) * (1.96 / precision)) ** 2));
  while (samples.length < wanted) samples.push(draw());
  return samples;
}

interface CategoryQuestion {
  readonly dissimilarity: Dissimilarity;
  /** Only pairs with this category on one side; null for all. */
  readonly category: string | null;
  readonly countsUnaligned: boolean;
}

function gammaOfCategories(observed: Sample, samples: readonly Sample[], question: CategoryQuestion): number | null {
  const found = categoryDisorder(observed, question);
  if (found === null) return null;
  if (found === 0) return 1;
  const expected = samples.map((sample) => categoryDisorder(sample, question)).filter((value) => value !== null);
  return expected.length === 0 ? null : ratioBelowOne(found, mean(expected));
}

/**
 * Mean category dissimilarity of aligned pairs, weighted by how well their positions agree and by 1/(n − 1) in a group of n.
 * Null where no pair has weight.
 */
function categoryDisorder({ coders, alignment }: Sample, question: CategoryQuestion): number | null {
  const { dissimilarity, category } = question;
  const concerns = (unit: GammaUnit): boolean => category === null || unit.category === category;
  let [sum, weights] = [0, 0];
  for (const { members } of alignment.groups) {
    const units = members.flatMap((member, coder) => coders[coder]?.[member] ?? []);
    for (const [index, first] of units.entries()) {
      for (const second of units.slice(index + 1)) {
        if (!concerns(first) && !concerns(second)) continue;
        const weight = Math.max(0, 1 - dissimilarity.alpha * positionalDissimilarity(first, second, dissimilarity.emptyCost)) / (units.length - 1);
        sum += weight * categoryDissimilarity(first, second, dissimilarity);
        weights += weight;
      }
      if (!question.countsUnaligned || !concerns(first)) continue;
      const missing = members.length - units.length;
      sum += missing * dissimilarity.emptyCost ** 2;
      weights += missing * dissimilarity.emptyCost;
    }
  }
  return weights === 0 ? null : sum / weights;
}

function ratioBelowOne(observed: number, expected: number): number | null {
  return expected === 0 ? null : 1 - observed / expected;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
