import { RapporteurError } from "@rapporteur/core/base";
import type { MapLink } from "./build-causal-map.ts";

/** Agreement of a group over an ordered scale. */
export interface StanceAgreement {
  /** From −1 (half at each end) over 0 (evenly spread) to 1 (all in one category). */
  readonly agreement: number;
  /** (1 − agreement) / 2, from 0 to 1. */
  readonly polarisation: number;
  /** Number of answers behind it. */
  readonly count: number;
  readonly layers: readonly { readonly pattern: string; readonly agreement: number; readonly weight: number }[];
}

/**
 * Van der Eijk's agreement A over an ordered rating scale: the counts are peeled into layers of categories that are all filled alike, each layer has
 * an agreement of its own, and A is their mean weighted by the layers' share of the answers.
 *
 * Layer: A = U·(1 − (S − 1)/(K − 1)), S filled of K categories, U = ((K − 2)·TU − (K − 1)·TDU) / ((K − 2)·(TU + TDU)); TU, TDU count the triples of
 * categories whose pattern is unimodal (110, 011) and not (101). Source: van der Eijk 2001, Quality & Quantity 35:325–341. Better than a standard
 * deviation for stances, since it knows two camps from a spread.
 *
 * @param counts answers by category, in the order of the scale, at least three categories
 * @returns null where nobody answered
 * @throws RAP_CAUSAL_OPTION for fewer than three categories or a negative count
 * Cost: O(categories⁴), for scales of a dozen categories.
 */
export function stanceAgreement(counts: readonly number[]): StanceAgreement | null {
  if (counts.length < 3)
    throw new RapporteurError("RAP_CAUSAL_OPTION", { option: "categories", value: counts.length, must: "counts for three categories or more" });
  const bad = counts.find((count) => !(count >= 0));
  if (bad !== undefined) throw new RapporteurError("RAP_CAUSAL_OPTION", { option: "count", value: bad, must: "a number from 0" });
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const layers = peel(counts, total);
  const agreement = layers.reduce((sum, layer) => sum + layer.weight * layer.agreement, 0);
  return { agreement, polarisation: (1 - agreement) / 2, count: total, layers };
}

/**
 * Agreement of the voices on one link, over the scale minus, no effect, plus: who denies it is in the middle. Null where nobody takes a stance.
 */
export function linkAgreement(link: MapLink): StanceAgreement | null {
  return stanceAgreement([link.minus.length, link.denied.length, link.plus.length]);
}

function peel(counts: readonly number[], total: number): StanceAgreement["layers"] {
  const left = [...counts];
  const layers: { pattern: string; agreement: number; weight: number }[] = [];
  for (;;) {
    const filled = left.filter((count) => count > 0);
    if (filled.length === 0) return layers;
    const height = Math.min(...filled);
    const pattern = left.map((count) => (count > 0 ? 1 : 0));
    layers.push({ pattern: pattern.join(""), agreement: layerAgreement(pattern), weight: (height * filled.length) / total });
    for (const [place, count] of left.entries()) if (count > 0) left[place] = count - height;
  }
}

function layerAgreement(pattern: readonly number[]): number {
  const categories = pattern.length;
  const filled = pattern.reduce((sum, value) => sum + value, 0);
  if (filled === categories) return 0;
  if (filled === 1) return 1;
  const { unimodal, split } = countTriples(pattern);
  const unimodality = ((categories - 2) * unimodal - (categories - 1) * split) / ((categories - 2) * (unimodal + split));
  return unimodality * (1 - (filled - 1) / (categories - 1));
}

function countTriples(pattern: readonly number[]): { unimodal: number; split: number } {
  let [unimodal, split] = [0, 0];
  for (let a = 0; a < pattern.length; a++) {
    for (let b = a + 1; b < pattern.length; b++) {
      for (let c = b + 1; c < pattern.length; c++) {
        const triple = `${pattern[a]}${pattern[b]}${pattern[c]}`;
        if (triple === "110" || triple === "011") unimodal++;
        else if (triple === "101") split++;
      }
    }
  }
  return { unimodal, split };
}
