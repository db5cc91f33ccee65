/** A passage with a category, on one continuum. */
export interface GammaUnit {
  readonly start: number;
  readonly end: number;
  readonly category: string;
}

export interface DissimilarityOptions {
  /** Weight of position; 1 where left out (Mathet et al. 2015 use 3 in some studies). */
  readonly alpha?: number;
  /** Weight of the category; 1 where left out. */
  readonly beta?: number;
  /** Cost of a passage with no partner; 1 where left out. */
  readonly emptyCost?: number;
  /** Distance of two categories, 0–1; 0 or 1 where left out. */
  readonly categoryDistance?: (a: string, b: string) => number;
}

/** Options with every value filled in. */
export interface Dissimilarity {
  readonly alpha: number;
  readonly beta: number;
  readonly emptyCost: number;
  readonly categoryDistance: (a: string, b: string) => number;
}

export function dissimilarityOf(options: DissimilarityOptions): Dissimilarity {
  return {
    alpha: options.alpha ?? 1,
    beta: options.beta ?? 1,
    emptyCost: options.emptyCost ?? 1,
    categoryDistance: options.categoryDistance ?? ((a, b) => (a === b ? 0 : 1)),
  };
}

/**
 * How far two passages lie apart, relative to their lengths: ((|s₁ − s₂| + |e₁ − e₂|) / (l₁ + l₂))² · emptyCost.
 * Source: Mathet, Widlöcher and Métivier 2015, Comput. Linguist. 41:437–479.
 */
export function positionalDissimilarity(a: Pick<GammaUnit, "start" | "end">, b: Pick<GammaUnit, "start" | "end">, emptyCost = 1): number {
  const shift = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  return (shift / (a.end - a.start + b.end - b.start)) ** 2 * emptyCost;
}

export function categoryDissimilarity(a: GammaUnit, b: GammaUnit, { categoryDistance, emptyCost }: Dissimilarity): number {
  return categoryDistance(a.category, b.category) * emptyCost;
}

/** α · position + β · category. */
export function combinedDissimilarity(a: GammaUnit, b: GammaUnit, dissimilarity: Dissimilarity): number {
  return (
    dissimilarity.alpha * positionalDissimilarity(a, b, dissimilarity.emptyCost) + dissimilarity.beta * categoryDissimilarity(a, b, dissimilarity)
  );
}
