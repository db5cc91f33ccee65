/**
 * The points on which Discourse Network Analyzer 3.1 and this engine part ways. Every algorithm asks the convention it
 * needs by name; nothing else in the room knows which program is being followed. `docs/networks.md` lists each name.
 */
export interface Conventions {
  /** Week and month duplicates compare the number only, so that March 2020 equals March 2021. */
  readonly periodsIgnoreYear: boolean;
  /** Integer qualifiers outside −128 … 127 are never recognised as duplicates. */
  readonly largeIntegersNeverEqual: boolean;
  /** A scale with a single level has no length, and similarity on it is not a number. */
  readonly emptyScaleIsNaN: boolean;
  /** Conflict over an unordered qualifier counts one-sided statements instead of pairs of unequal ones. */
  readonly unorderedConflictIsOneSided: boolean;
  /** Levels of a document-field qualifier come from the statements of the matrix, not from everything loaded. */
  readonly documentLevelsPerMatrix: boolean;
  /** Windows span 2·round((w−1)/2) units and include both ends; otherwise half-open and w units long. */
  readonly closedWindows: boolean;
  /** Kernel distances are whole units, cut towards zero. */
  readonly wholeKernelUnits: boolean;
  /** The triangular kernel is |1 − z|: no weight to the past, double weight to the future. */
  readonly leaningTriangle: boolean;
  /** Kernel networks keep the tie of an actor with itself. */
  readonly kernelDiagonal: boolean;
  /** Kernel networks order levels as text and take distances between positions. */
  readonly kernelLevelsAsText: boolean;
  /** The kernel average multiplies by a sum of reciprocal counts over the whole range. */
  readonly kernelReciprocalAverage: boolean;
  /** "Spectral" distances compare degree shares, not Laplacian eigenvalues. */
  readonly degreeSpectrum: boolean;
  /** Concepts leave the nested backbone together only where their losses are equal to the last digit. */
  readonly exactBackboneTies: boolean;
  /** Polarization over time compares the subtract network with itself. */
  readonly polarizationOnSubtract: boolean;
  /** Combinations without meaning fall back to a neighbouring setting with a warning instead of an error. */
  readonly lenientSettings: boolean;
}

/** The definitions this engine stands for. */
export const soundConventions: Conventions = {
  periodsIgnoreYear: false,
  largeIntegersNeverEqual: false,
  emptyScaleIsNaN: false,
  unorderedConflictIsOneSided: false,
  documentLevelsPerMatrix: false,
  closedWindows: false,
  wholeKernelUnits: false,
  leaningTriangle: false,
  kernelDiagonal: false,
  kernelLevelsAsText: false,
  kernelReciprocalAverage: false,
  degreeSpectrum: false,
  exactBackboneTies: false,
  polarizationOnSubtract: false,
  lenientSettings: false,
};

/** What Discourse Network Analyzer 3.1.2 does, as observed from its results. */
export const dnaConventions: Conventions = {
  periodsIgnoreYear: true,
  largeIntegersNeverEqual: true,
  emptyScaleIsNaN: true,
  unorderedConflictIsOneSided: true,
  documentLevelsPerMatrix: true,
  closedWindows: true,
  wholeKernelUnits: true,
  leaningTriangle: true,
  kernelDiagonal: true,
  kernelLevelsAsText: true,
  kernelReciprocalAverage: true,
  degreeSpectrum: true,
  exactBackboneTies: true,
  polarizationOnSubtract: true,
  lenientSettings: true,
};

export type Compatibility = "dna-3.1";

export function conventionsOf(compatible: Compatibility | undefined): Conventions {
  return compatible === "dna-3.1" ? dnaConventions : soundConventions;
}
