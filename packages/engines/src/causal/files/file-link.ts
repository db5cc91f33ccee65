import { RapporteurError } from "@rapporteur/core/base";
import type { CausalLink } from "../causal-link.ts";

/** What a causal map file holds. Imported links have ids made of format and place, no speaker, and count as not reviewed. */
export interface ImportedMap {
  /** All concepts of the file, linked or not, in its order. */
  readonly concepts: readonly string[];
  readonly links: readonly CausalLink[];
}

/** Where in a file something stands, for ids and errors. */
export interface FilePlace {
  /** "CSV matrix", "GraphML" … */
  readonly format: string;
  /** "row 3, column 2", "edge 5" … */
  readonly place: string;
}

/** Refuses a file at a place. @throws RAP_CAUSAL_FILE, always */
export function refuseFile(at: FilePlace, problem: string, cure: string): never {
  throw new RapporteurError("RAP_CAUSAL_FILE", { format: at.format, place: at.place, problem, cure });
}

/** The text of a weight or polarity, read: +1 or −1 or unknown, with a strength where it is a number. Null for no link (empty or 0). */
export interface PolarityRead {
  readonly sign: 1 | -1 | null;
  readonly strength: number | null;
}

/**
 * Reads "0.4", "-1", "+", "-", "?", "" and their like.
 *
 * @throws RAP_CAUSAL_FILE for other text and for numbers outside −1 … 1
 */
export function readPolarity(text: string, at: FilePlace): PolarityRead | null {
  const written = text.trim().replace("−", "-");
  if (written === "") return null;
  if (written === "+" || /^pos(itive)?$/i.test(written)) return { sign: 1, strength: null };
  if (written === "-" || /^neg(ative)?$/i.test(written)) return { sign: -1, strength: null };
  if (written === "?" || /^unknown$/i.test(written)) return { sign: null, strength: null };
  const weight = Number(written);
  if (Number.isNaN(weight)) refuseFile(at, `"${text}" is not a weight`, "give a number from -1 to 1, or one of + - ?");
  if (Math.abs(weight) > 1) refuseFile(at, `the weight ${weight} is outside -1 to 1`, "divide the weights by the largest of them");
  return weight === 0 ? null : { sign: weight > 0 ? 1 : -1, strength: Math.abs(weight) };
}

/** @throws RAP_CAUSAL_FILE for a link of a concept with itself or an empty name */
export function importedLink(at: FilePlace, ends: { cause: string; effect: string }, polarity: PolarityRead): CausalLink {
  if (ends.cause === "" || ends.effect === "") refuseFile(at, "a concept has no name", "name every concept");
  if (ends.cause === ends.effect)
    refuseFile(at, `${ends.cause} acts on itself`, "put the concepts between cause and effect into the map, or leave the link out");
  const id = `${at.format} ${at.place}`;
  return { id, ...ends, ...polarity, speaker: null, isDenied: false, document: null, reviewedByPerson: false };
}

/** "+", "-" or "" as other programs write polarity. */
export function polaritySymbol(sign: 1 | -1 | null): "+" | "-" | "" {
  return sign === null ? "" : sign === 1 ? "+" : "-";
}

/** A weight with six digits at most, as short as that allows. */
export function weightText(weight: number): string {
  return String(Math.round(weight * 1e6) / 1e6);
}
