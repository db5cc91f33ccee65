import { spectralDistance, spectrumShares, type SpectrumKind } from "../../graph/spectrum.ts";

/** `absdiff`: cell by cell; `spectral`: Laplacian eigenvalues; `degree`: degree shares, which DNA calls spectral. */
export const sliceMeasures = ["absdiff", "spectral", "degree"] as const;
export type SliceMeasure = (typeof sliceMeasures)[number];

/**
 * Distances between networks of the same labels at different times, T × T row-major.
 *
 * Formula: absdiff Σ |A − B| over cells; spectral and degree Σ |λ − μ| over spectra scaled to sum 1 (see
 * `spectrumShares`). With `isScaled` each matrix is divided by the sum of its cells before, unless that is 0.
 *
 * Cost: absdiff O(T²·n²); spectra once a slice, then O(T²·n).
 */
export function sliceDistances(slices: readonly Float64Array[], size: number, measure: SliceMeasure, isScaled = false): Float64Array {
  const scaled = isScaled ? slices.map(scaleToOne) : slices;
  const kind: SpectrumKind = measure === "degree" ? "degree" : "laplacian";
  const points = measure === "absdiff" ? scaled : scaled.map((slice) => spectrumShares(slice, size, kind));
  const distances = new Float64Array(points.length ** 2);
  for (const [i, a] of points.entries())
    for (let h = i + 1; h < points.length; h++) {
      const distance = spectralDistance(a, points[h] as Float64Array);
      distances[i * points.length + h] = distance;
      distances[h * points.length + i] = distance;
    }
  return distances;
}

/** Divides a matrix by the sum of its cells, signs and all; a sum of 0 leaves it as it is. */
export function scaleToOne(values: Float64Array): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum === 0 ? values : values.map((value) => value / sum);
}
