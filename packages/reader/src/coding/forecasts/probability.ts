import { complementRange, type EstimativeScale, lookupTerm, type ProbabilityRange, roundShare, type VerbalProbability } from "@rapporteur/core/model";
import type { Direction } from "./estimative-lexicon.ts";
import type { Estimate } from "./forecast-frame.ts";

/** Words that turn into one another's complement when negated ("not likely"); a negated "very likely" says nothing exact. */
const negatable = new Set(["likely", "probable", "probably", "unlikely", "improbable"]);

/** Direction of the affirmative event: the estimate's where there is one, turned once for each negation. */
export function turnDirection(formal: Direction, estimate: Estimate | null, isEventNegated: boolean): Direction {
  if (estimate === null) return isEventNegated ? negate(formal) : formal;
  const own = estimate.isNegated ? negatedEstimate(estimate) : estimate.direction;
  return isEventNegated ? negate(own) : own;
}

function negate(direction: Direction): Direction {
  return direction === 0 ? 0 : direction === 1 ? -1 : 1;
}

/** "Not possible" is expected not to be; "not certain", "not impossible" and "not inevitable" leave it open; "not likely" turns round. */
function negatedEstimate(estimate: Estimate): Direction {
  if (estimate.direction === 0) return -1;
  return /certain|sure|impossible|inevitable|unavoidable|unthinkable|inconceivable|guaranteed|bound|given/.test(estimate.words)
    ? 0
    : negate(estimate.direction);
}

function rangeOf(estimate: Estimate, scale: EstimativeScale): ProbabilityRange | null {
  if (estimate.stated !== null) return estimate.stated;
  const range = lookupTerm(scale, estimate.words);
  if (!estimate.isNegated) return range;
  const asWritten = lookupTerm(scale, `${estimate.words} not`);
  if (asWritten !== null) return asWritten;
  return range !== null && negatable.has(estimate.words) ? complementRange(range) : null;
}

/**
 * The chance of the affirmative event in words and, where the scale gives them one or the text states it, in numbers.
 * A negated event ("will probably not") takes the complement, unless the scale itself names the negated words.
 */
export function estimateProbability(estimate: Estimate, isEventNegated: boolean, scale: EstimativeScale): VerbalProbability {
  const named = isEventNegated && estimate.stated === null ? lookupTerm(scale, `${estimate.words} not`) : null;
  const range = rangeOf(estimate, scale);
  const turned = named ?? (range !== null && isEventNegated ? complementRange(range) : range);
  const words = estimate.isNegated ? `not ${estimate.words}` : isEventNegated && estimate.stated === null ? `${estimate.words} not` : estimate.words;
  return {
    term: words,
    scale: turned === null || estimate.stated !== null ? null : scale.id,
    low: turned?.low ?? null,
    best: turned === null ? null : roundShare((turned.low + turned.high) / 2),
    high: turned?.high ?? null,
    basis: estimate.stated === null ? "scale" : "stated",
  };
}
