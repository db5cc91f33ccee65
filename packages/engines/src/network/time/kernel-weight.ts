import type { Conventions } from "../conventions.ts";

export const kernelNames = ["uniform", "triangular", "epanechnikov", "gaussian"] as const;
export type KernelName = (typeof kernelNames)[number];

/**
 * Weight of a statement at distance z from the centre, z = 2Δ / w.
 *
 * Formula: uniform 1/2, triangular 1 − |z|, Epanechnikov 3/4·(1 − z²), each on |z| ≤ 1 and 0 beyond; Gaussian
 * e^(−z²/2) / √(2π), everywhere. DNA's triangle is |1 − z| on |z| ≤ 1.
 */
export function kernelWeight(kernel: KernelName, z: number, conventions: Conventions): number {
  if (kernel === "gaussian") return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (!(Math.abs(z) <= 1)) return 0;
  if (kernel === "uniform") return 0.5;
  if (kernel === "epanechnikov") return 0.75 * (1 - z * z);
  return conventions.leaningTriangle ? Math.abs(1 - z) : 1 - Math.abs(z);
}

/** The weight at the centre. */
export function kernelPeak(kernel: KernelName): number {
  return kernel === "gaussian" ? 1 / Math.sqrt(2 * Math.PI) : kernel === "uniform" ? 0.5 : kernel === "epanechnikov" ? 0.75 : 1;
}
