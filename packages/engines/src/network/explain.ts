/** What an option does, in a sentence and a formula; the documentation and the command line print the same words. */
export interface Explanation {
  readonly option: string;
  readonly value: string;
  readonly sentence: string;
  readonly formula: string;
}

/**
 * Every option and value, explained. a(i,j,k) is the number of kept statements of actor i on column j at level k, a(i,j)
 * the sum over levels, N(i) the sum over levels and columns, σ(k,l) the similarity of two levels, t a statement's time.
 */
export const explanations: readonly Explanation[] = [
  entry("networkType", "onemode", "Ties actors to actors through the columns they share.", "Y(i,h), n × n, diagonal 0"),
  entry("networkType", "twomode", "Ties actors to the columns they speak about.", "X(i,j), n × m"),
  entry("networkType", "eventlist", "Lists the kept statements in time order, one an event.", "s₁, s₂, … by (time, document, start, end, id)"),

  entry("aggregation", "ignore", "Counts statements whatever the qualifier says.", "X = a(i,j); Y = Σ_j a(i,j)·a(h,j)"),
  entry(
    "aggregation",
    "subtract",
    "Counts agreement less disagreement.",
    "X = a(i,j,1) − a(i,j,0), or Σ_k k·a(i,j,k) for numbers; Y = congruence − conflict",
  ),
  entry(
    "aggregation",
    "combine",
    "Writes down which levels occur, not how often; in one-mode networks, counts the columns on which two actors made the same combination.",
    "X = Σ_k [a(i,j,k) > 0]·2^(L−1−k); Y = Σ_j [levels of i on j = levels of h on j]",
  ),
  entry("aggregation", "congruence", "Counts pairs of statements by how alike their levels are.", "Y = Σ_j Σ_k Σ_l a(i,j,k)·a(h,j,l)·σ(k,l)"),
  entry("aggregation", "conflict", "Counts pairs of statements by how far apart their levels are.", "Y = Σ_j Σ_k Σ_l a(i,j,k)·a(h,j,l)·(1 − σ(k,l))"),
  entry(
    "qualifier",
    "similarity",
    "Levels of a boolean or a number are the nearer, the smaller their gap on the scale; other levels are alike only if they are the same.",
    "σ(k,l) = 1 − |k − l| / (high − low), or [k = l]",
  ),
  entry("scale", "low:high", "Fixes the ends of a numeric scale, so that one extreme statement does not move every tie.", "high − low in σ"),

  entry("normalization", "no", "Leaves sums as they are.", "÷ 1"),
  entry("normalization", "activity", "Divides a row by all the statements of its actor.", "X ÷ Σ_j a(i,j)"),
  entry("normalization", "prominence", "Divides a column by all the statements about it.", "X ÷ Σ_i a(i,j)"),
  entry("normalization", "average", "Divides a tie by the mean number of statements of its two actors.", "Y ÷ (N(i) + N(h)) / 2"),
  entry(
    "normalization",
    "jaccard",
    "DNA's Jaccard: divides a tie by what only one of the two uses and the product of what both use.",
    "Y ÷ (m₁₀ + m₀₁ + m₁₁), m₁₀ = Σ a(i,j,k) where a(h,j,k) = 0, m₁₁ = Σ a(i,j,k)·a(h,j,k)",
  ),
  entry("normalization", "cosine", "DNA's cosine: divides a tie by the product of the two actors' numbers of statements.", "Y ÷ N(i)·N(h)"),
  entry(
    "normalization",
    "profileCosine",
    "The cosine of the two actors' profiles: 1 for the same proportions, whatever their numbers.",
    "Y ÷ √(Y(i,i)·Y(h,h)), Y(i,i) an actor's sum with itself",
  ),
  entry("normalization", "setJaccard", "The share of used (column, level) pairs that both use.", "|U(i) ∩ U(h)| / |U(i) ∪ U(h)|"),
  entry(
    "normalization",
    "correlation",
    "Pearson's correlation of the two profiles over all columns and levels.",
    "cov(a(i,·), a(h,·)) / (sd(a(i,·))·sd(a(h,·)))",
  ),
  entry("normalization", "phi", "The same correlation of what is used and what is not, as 1 and 0.", "cov([a(i,·) > 0], [a(h,·) > 0]) / (sd·sd)"),
  entry("normalization", "hamming", "The share of (column, level) pairs that both use or neither uses.", "1 − |U(i) △ U(h)| / |X|"),

  entry("duplicates", "include", "Counts every statement.", "all of them"),
  entry("duplicates", "document", "Counts equal statements of a document once.", "first of (document, row, column, level)"),
  entry("duplicates", "week", "Counts equal statements of an ISO week once.", "first of (ISO year and week, row, column, level)"),
  entry("duplicates", "month", "Counts equal statements of a month once.", "first of (year and month, row, column, level)"),
  entry("duplicates", "year", "Counts equal statements of a year once.", "first of (year, row, column, level)"),
  entry("duplicates", "acrossrange", "Counts equal statements once in the whole range.", "first of (row, column, level)"),

  entry(
    "isolates",
    "yes",
    "Keeps the labels whose statements filters or duplicates removed.",
    "labels of everything in the date range and document filters",
  ),
  entry("isolates", "no", "Shows labels with a kept statement only.", "labels of kept statements"),
  entry("from, to", "dates", "Counts statements from the first to the last day, both included.", "from ≤ t ≤ to"),
  entry("exclude", "field=value", "Drops statements whose field has one of the values.", "drop if v(s) ∈ V for any field"),
  entry("only", "field=value", "Keeps statements whose field has one of the values.", "keep if v(s) ∈ V for every field"),
  entry("review", "states", "Says which review states count; accepted statements alone unless asked otherwise.", "review(s) ∈ states"),

  entry(
    "windows",
    "unit and size",
    "Builds a network for every stretch of time of that many units, moved on by one step.",
    "from + p·unit ≤ t < from + (p + size)·unit",
  ),
  entry("windows", "events", "Builds a network for every run of that many statements in time order.", "s_p … s_(p + size − 1)"),
  entry("indent", "yes", "Keeps windows and kernels inside the range.", "whole window (or half the kernel's width) inside"),
  entry("indent", "no", "Centres a window or kernel on every unit of the range, cut at its ends.", "centre inside"),
  entry("kernel", "uniform", "Weighs every statement in reach the same.", "ζ = 1/2 for |z| ≤ 1; z = 2·(t − centre) / width"),
  entry("kernel", "triangular", "Weighs statements less in step with their distance.", "ζ = 1 − |z| for |z| ≤ 1"),
  entry("kernel", "epanechnikov", "Weighs statements less by the square of their distance.", "ζ = 3/4·(1 − z²) for |z| ≤ 1"),
  entry("kernel", "gaussian", "Weighs every statement of the range, along the bell curve.", "ζ = e^(−z²/2) / √(2π)"),
  entry(
    "kernel",
    "pairs",
    "A pair of statements weighs the root of the product of its weights; a statement counts its own weight where it is counted alone.",
    "√ζ·√ζ′ in Y, ζ in X and N",
  ),

  entry("distance", "absdiff", "Adds up how far two networks differ, cell by cell.", "Σ |A − B|"),
  entry("distance", "spectral", "Compares the Laplacian eigenvalues of two networks as shares.", "Σ |λ − μ|, λ and μ descending with sum 1"),
  entry("distance", "degree", "Compares the sorted degree shares of two networks.", "Σ |d − e|, d and e descending with sum 1"),

  entry(
    "polarization",
    "dna",
    "DNA's score: how far ties lie from an even spread of congruence inside and conflict between groups of equal size, at its highest.",
    "Σ_same (|A − E_g| + |F|) + Σ_different (|A| + |F − E_gh|), over the sum of all ties",
  ),
  entry(
    "polarization",
    "signed",
    "Signed modularity: congruence inside and conflict between groups beyond what the actors' activity explains, at its highest.",
    "Σ_same (A − F − k⁺k⁺/2w⁺ + k⁻k⁻/2w⁻) / (2w⁺ + 2w⁻)",
  ),
  entry("backbone", "loss", "How far the network of some concepts is from the network of all.", "ℓ(Z) = Σ |λ(all) − λ(Z)|, spectra scaled to sum 1"),
  entry("backbone", "penalty", "Favours small backbones.", "ℓ(Z)·e^(−p·(T − |Z|)/T), T concepts"),
  entry(
    "significance",
    "hypergeometric",
    "Asks whether two actors share more than if each had drawn as many items at random.",
    "P(O ≥ o), O hypergeometric for the two numbers of items",
  ),
  entry(
    "significance",
    "sdsm",
    "Asks whether two actors share more than their activity and the items' popularity explain.",
    "P(O ≥ o), O a sum of trials with p(i,x)·p(h,x), p = a_i·b_x / (1 + a_i·b_x)",
  ),
  entry(
    "ideal points",
    "probit",
    "Places actors so that nearness explains who says yes to what.",
    "P(yes) = Φ(β_j·θ_i − α_j), θ ~ N(0, I), α and β ~ N(0, 4)",
  ),
];

function entry(option: string, value: string, sentence: string, formula: string): Explanation {
  return { option, value, sentence, formula };
}

/** The explanations of the options that a request uses, in the order of work. */
export function explainOptions(chosen: Readonly<Record<string, string>>): Explanation[] {
  return explanations.filter(({ option, value }) => chosen[option] === value);
}
