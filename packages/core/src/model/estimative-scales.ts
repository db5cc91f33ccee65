/**
 * Published scales that give words of estimative probability a range, and scales that a user defines.
 *
 * A word is read on one scale at a time. A word that the chosen scale does not hold has no number: it keeps its direction
 * and nothing else. "Possible", "could", "may" and "might" are on no scale: Kent left "possible" without a number on
 * purpose, and the later scales followed him.
 */
export interface ScaleTerm {
  /** Words that share the range, in lower case; the first is the scale's own spelling. */
  readonly words: readonly string[];
  /** Lower and upper end, in [0, 1]. */
  readonly low: number;
  readonly high: number;
}

export interface EstimativeScale {
  readonly id: string;
  readonly name: string;
  /** Where the numbers come from, for the reader of a figure. */
  readonly source: string;
  readonly terms: readonly ScaleTerm[];
}

/** A range of chances in [0, 1]. */
export interface ProbabilityRange {
  readonly low: number;
  readonly high: number;
}

function term(lowPercent: number, highPercent: number, ...words: string[]): ScaleTerm {
  return { words, low: lowPercent / 100, high: highPercent / 100 };
}

/**
 * Intelligence Community Directive 203, "Analytic Standards" (Office of the Director of National Intelligence, 2015):
 * two rows of words over seven ranges. The ends 0 and 100 are outside the scale.
 */
const icd203: EstimativeScale = {
  id: "icd203",
  name: "ICD 203",
  source: "Intelligence Community Directive 203, Analytic Standards, ODNI 2015",
  terms: [
    term(1, 5, "almost no chance", "remote", "remote chance", "remote possibility"),
    term(5, 20, "very unlikely", "highly improbable"),
    term(20, 45, "unlikely", "improbable", "improbably"),
    term(45, 55, "roughly even chance", "roughly even odds"),
    term(55, 80, "likely", "probable", "probably"),
    term(80, 95, "very likely", "highly probable"),
    term(95, 99, "almost certain", "almost certainly", "nearly certain", "nearly certainly"),
  ],
};

/** Sherman Kent, "Words of Estimative Probability", Studies in Intelligence 8 (1964). The gaps 12–20 and 60–63 are his. */
const kent1964: EstimativeScale = {
  id: "kent1964",
  name: "Kent 1964",
  source: "S. Kent, Words of Estimative Probability, Studies in Intelligence, 1964",
  terms: [
    term(0, 0, "impossible"),
    term(2, 12, "almost certainly not"),
    term(20, 40, "probably not"),
    term(40, 60, "chances about even"),
    term(63, 87, "probable", "probably"),
    term(87, 99, "almost certain", "almost certainly"),
    term(100, 100, "certain", "certainly"),
  ],
};

/** Likelihood scale of the Intergovernmental Panel on Climate Change (Fourth Assessment Report, 2007): nested ranges. */
const ipcc: EstimativeScale = {
  id: "ipcc",
  name: "IPCC",
  source: "IPCC likelihood scale, Fourth Assessment Report, 2007",
  terms: [
    term(0, 1, "exceptionally unlikely"),
    term(0, 10, "very unlikely"),
    term(0, 33, "unlikely"),
    term(33, 66, "about as likely as not"),
    term(66, 100, "likely"),
    term(90, 100, "very likely"),
    term(99, 100, "virtually certain"),
  ],
};

/** NATO intelligence doctrine AJP-2.1 (2016), as reported by Irwin and Mandel 2019; not checked against the doctrine itself. */
const nato: EstimativeScale = {
  id: "nato",
  name: "NATO AJP-2.1",
  source: "NATO AJP-2.1 (2016), as reported by Irwin and Mandel 2019",
  terms: [
    term(0, 10, "highly unlikely"),
    term(10, 40, "unlikely"),
    term(40, 60, "even chance"),
    term(60, 90, "likely"),
    term(90, 100, "highly likely"),
  ],
};

/** Probability Yardstick of the United Kingdom's Professional Head of Intelligence Assessment (2018). The gaps are deliberate. */
const phia: EstimativeScale = {
  id: "phia",
  name: "UK PHIA yardstick",
  source: "UK Professional Head of Intelligence Assessment, Probability Yardstick, 2018",
  terms: [
    term(0, 5, "remote chance"),
    term(10, 20, "highly unlikely"),
    term(25, 35, "unlikely"),
    term(40, 50, "realistic possibility"),
    term(55, 75, "likely", "probable", "probably"),
    term(80, 90, "highly likely"),
    term(95, 100, "almost certain", "almost certainly"),
  ],
};

export const estimativeScales: readonly EstimativeScale[] = [icd203, kent1964, ipcc, nato, phia];

export const defaultScale: EstimativeScale = icd203;

/** The published scale of this id, or null. */
export function findScale(id: string): EstimativeScale | null {
  return estimativeScales.find((scale) => scale.id === id) ?? null;
}

/**
 * The range that a scale gives to a word or phrase; null where the scale does not hold it.
 *
 * Cost: O(terms of the scale).
 * @example lookupTerm(defaultScale, "Very likely") // { low: 0.8, high: 0.95 }
 */
export function lookupTerm(scale: EstimativeScale, words: string): ProbabilityRange | null {
  const wanted = words.toLowerCase().replace(/\s+/g, " ").trim();
  const found = scale.terms.find((entry) => entry.words.includes(wanted));
  return found === undefined ? null : { low: found.low, high: found.high };
}

/** The range of "not E" where `range` is that of E. */
export function complementRange(range: ProbabilityRange): ProbabilityRange {
  return { low: roundShare(1 - range.high), high: roundShare(1 - range.low) };
}

/** Four decimals: 1 − 0.95 is 0.05, not 0.050000000000000044. */
export function roundShare(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/** What is wrong with a scale that a user wrote, one sentence a fault; empty where it can be used. */
export function checkScale(scale: EstimativeScale): string[] {
  const faults: string[] = [];
  if (!/^[a-z0-9][a-z0-9-]*$/.test(scale.id)) faults.push(`the id "${scale.id}" may hold only lower-case letters, digits and hyphens`);
  if (scale.terms.length === 0) faults.push("a scale needs at least one term");
  const seen = new Set<string>();
  for (const entry of scale.terms) {
    const name = entry.words[0] ?? "";
    if (name.trim() === "") faults.push("a term without words");
    if (!(entry.low >= 0 && entry.low <= entry.high && entry.high <= 1)) {
      faults.push(`"${name}": low and high must satisfy 0 ≤ low ≤ high ≤ 1, and are ${entry.low} and ${entry.high}`);
    }
    for (const word of entry.words) {
      if (word !== word.toLowerCase()) faults.push(`"${word}" must be in lower case`);
      if (seen.has(word)) faults.push(`"${word}" stands twice`);
      seen.add(word);
    }
  }
  return faults;
}
