import { firstIndex, RapporteurError } from "@rapporteur/core/base";
import { checkPairs } from "../check-probability.ts";

/** What a Brier score is made of; each part on the 0–1 Brier scale. */
export interface MurphyParts {
  /** How far stated chances lie from the frequencies that followed; 0 is best. */
  readonly reliability: number;
  /** How far those frequencies lie from the overall frequency; higher is better. */
  readonly resolution: number;
  /** Variance of the outcomes: what the questions were, not who forecast them. */
  readonly uncertainty: number;
}

export interface MurphyDecomposition extends MurphyParts {
  readonly brier: number;
  readonly count: number;
  readonly groupCount: number;
}

export interface BinnedDecomposition extends MurphyDecomposition {
  /** Spread of the forecasts inside bins: the identity fails without it. */
  readonly withinBinVariance: number;
  readonly withinBinCovariance: number;
  /** Ferro and Fricker's correction for small groups. */
  readonly biasCorrected: MurphyParts;
}

interface Group {
  count: number;
  happened: number;
  chances: number;
  /** Σ p² and Σ p·y inside the group. */
  squares: number;
  products: number;
}

/**
 * Murphy's decomposition by unique forecast value: reliability − resolution + uncertainty is the mean Brier score, exactly.
 *
 * Formula: REL = Σ nₖ(pₖ − ōₖ)²/n, RES = Σ nₖ(ōₖ − ō)²/n, UNC = ō(1 − ō). Source: Murphy 1973, J. Appl. Meteor. 12:595–600.
 * @throws RAP_FORECAST_LENGTH, RAP_FORECAST_EMPTY, RAP_FORECAST_PROBABILITY. Cost: O(n).
 */
export function murphyDecomposition(p: ArrayLike<number>, y: ArrayLike<number>): MurphyDecomposition {
  checkPairs(p, y);
  return withoutBins(
    partsOf(
      groupBy(p, y, (chance) => chance),
      p.length,
    ),
  );
}

/**
 * Decomposition by bins, with the two terms that bins add, so that reliability − resolution + uncertainty + variance − covariance is the mean Brier
 * score exactly. Without those two terms the identity fails, and the three parts alone must not be printed as a decomposition.
 *
 * Source: Stephenson, Coelho and Jolliffe 2008, Wea. Forecasting 23:752–757; bias correction: Ferro and Fricker 2012, QJRMS 138:1954–1960.
 * @param edges of the bins, rising, first 0 and last 1; a bin holds its upper edge, the first one its lower edge too
 * @throws as `murphyDecomposition`, and RAP_FORECAST_OPTION for other edges. Cost: O(n log bins).
 */
export function binnedDecomposition(p: ArrayLike<number>, y: ArrayLike<number>, edges: readonly number[]): BinnedDecomposition {
  checkPairs(p, y);
  checkEdges(edges);
  const groups = groupBy(p, y, (chance) => binOf(chance, edges));
  return partsOf(groups, p.length);
}

/** Edges of equal bins. @example equalBins(2) // [0, 0.5, 1] */
export function equalBins(count: number): number[] {
  if (!(Number.isInteger(count) && count > 0))
    throw new RapporteurError("RAP_FORECAST_OPTION", { option: "the number of bins", value: count, must: "a whole number above 0" });
  return Array.from({ length: count + 1 }, (_, index) => index / count);
}

/** Index of the bin (edges[i], edges[i + 1]] that holds a chance; 0 belongs to the first. */
export function binOf(chance: number, edges: readonly number[]): number {
  return firstIndex(edges.length - 2, (bin) => chance <= (edges[bin + 1] as number));
}

/** @throws RAP_FORECAST_OPTION where edges do not rise from 0 to 1 */
export function checkEdges(edges: readonly number[]): void {
  const isRising = edges.every((edge, index) => index === 0 || edge > (edges[index - 1] as number));
  if (edges.length >= 2 && edges[0] === 0 && edges[edges.length - 1] === 1 && isRising) return;
  throw new RapporteurError("RAP_FORECAST_OPTION", {
    option: "the list of bin edges",
    value: edges.join(", "),
    must: "numbers that rise from 0 to 1",
  });
}

/** One line of a published table: a stated chance, how often the event followed, and the share of all forecasts. */
export interface FrequencyLine {
  readonly chance: number;
  readonly frequency: number;
  readonly share: number;
}

/**
 * Decomposition from a table of frequencies, as textbooks print them.
 * @throws RAP_FORECAST_SHARES where the shares do not sum to 1 within 0.005, RAP_FORECAST_PROBABILITY
 */
export function decomposeTable(lines: readonly FrequencyLine[]): MurphyParts & { readonly brier: number } {
  const sum = lines.reduce((total, line) => total + line.share, 0);
  if (Math.abs(sum - 1) > 0.005) throw new RapporteurError("RAP_FORECAST_SHARES", { sum: Math.round(sum * 1e4) / 1e4 });
  const overall = lines.reduce((total, line) => total + line.share * line.frequency, 0);
  let [reliability, resolution] = [0, 0];
  for (const line of lines) {
    reliability += line.share * (line.chance - line.frequency) ** 2;
    resolution += line.share * (line.frequency - overall) ** 2;
  }
  const uncertainty = overall * (1 - overall);
  return { reliability, resolution, uncertainty, brier: reliability - resolution + uncertainty };
}

function groupBy(p: ArrayLike<number>, y: ArrayLike<number>, keyOf: (chance: number) => number): Group[] {
  const groups = new Map<number, Group>();
  for (let index = 0; index < p.length; index++) {
    const chance = p[index] as number;
    const outcome = y[index] as number;
    const key = keyOf(chance);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { count: 0, happened: 0, chances: 0, squares: 0, products: 0 }));
    group.count++;
    group.happened += outcome;
    group.chances += chance;
    group.squares += chance * chance;
    group.products += chance * outcome;
  }
  return [...groups.values()];
}

function withoutBins({ reliability, resolution, uncertainty, brier, count, groupCount }: BinnedDecomposition): MurphyDecomposition {
  return { reliability, resolution, uncertainty, brier, count, groupCount };
}

function partsOf(groups: readonly Group[], count: number): BinnedDecomposition {
  const happened = groups.reduce((sum, group) => sum + group.happened, 0);
  const base = happened / count;
  let [reliability, resolution, variance, covariance, smallGroups, brier] = [0, 0, 0, 0, 0, 0];
  for (const group of groups) {
    const { count: size, happened: hits, chances } = group;
    reliability += (hits - chances) ** 2 / size;
    resolution += size * (hits / size - base) ** 2;
    variance += group.squares - chances ** 2 / size;
    covariance += 2 * (group.products - (hits * chances) / size);
    brier += group.squares - 2 * group.products + hits;
    if (size > 1) smallGroups += (hits * (size - hits)) / (size * (size - 1));
  }
  const parts = { reliability: reliability / count, resolution: resolution / count, uncertainty: base * (1 - base) };
  return {
    ...parts,
    brier: brier / count,
    count,
    groupCount: groups.length,
    withinBinVariance: variance / count,
    withinBinCovariance: covariance / count,
    biasCorrected: correctBias(parts, smallGroups / count, count > 1 ? parts.uncertainty / (count - 1) : 0),
  };
}

/** The correction is scaled down where it would make a part negative, or the uncertainty greater than 1/4. */
function correctBias(parts: MurphyParts, groupTerm: number, overallTerm: number): MurphyParts {
  const { reliability, resolution, uncertainty } = parts;
  const gap = groupTerm - overallTerm;
  const limits = [reliability / groupTerm, Math.max(resolution / gap, (resolution - 1) / gap), (1 - 4 * uncertainty) / (4 * overallTerm), 1];
  const scale = Math.min(...limits);
  const alpha = Number.isFinite(scale) ? scale : 0;
  return { reliability: reliability - alpha * groupTerm, resolution: resolution - alpha * gap, uncertainty: uncertainty + alpha * overallTerm };
}
