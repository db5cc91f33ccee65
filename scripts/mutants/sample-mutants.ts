import { type Random, randomBelow } from "../../packages/core/src/base/index.ts";
import type { Mutant } from "./mutant.ts";

/**
 * `count` mutants, spread over the files by how many each has: the list is cut into `count` equal stretches, and one is drawn of each.
 *
 * @param mutants in the order of files and places
 */
export function sampleMutants(mutants: readonly Mutant[], count: number, random: Random): Mutant[] {
  const taken = Math.min(count, mutants.length);
  return Array.from({ length: taken }, (_, index) => {
    const [from, to] = [index, index + 1].map((edge) => Math.floor((edge * mutants.length) / taken)) as [number, number];
    return mutants[from + randomBelow(random, to - from)] as Mutant;
  });
}
