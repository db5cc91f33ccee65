import { sumsInSteps } from "./relaxed-tile";

/** Whether an engine joins pairs of vectors to ones of 256 bits here. A tile is then as wide again: twelve sums of eight lanes fill the registers, and each number that is loaded serves twice as many. */
export let isWide = false;

/** Whether that also holds of the products of 8-bit integers: where a processor sums them in steps, these take the registers. */
export let hasWideTiles = false;

/** Told by who compiled the module so. No bit of a result depends on it. */
export function widen(): void {
  isWide = true;
  hasWideTiles = ASC_FEATURE_RELAXED_SIMD && !sumsInSteps();
}
