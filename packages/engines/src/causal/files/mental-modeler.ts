import type { CausalMap } from "../build-causal-map.ts";
import { readCsvMatrix, writeCsvMatrix } from "./csv-matrix.ts";
import { readPolarity, type FilePlace, type ImportedMap, type PolarityRead } from "./file-link.ts";

/*
 * Mental Modeler (mentalmodeler.com) exchanges maps as a spreadsheet matrix, components in the first row and column, row acting on column. The program is
 * closed and was not run; numbers, and the words of its drop-down (H+, M+, L+ and their negatives, or up to three signs), are read.
 */

/** Strengths of high, medium and low influence: three equal steps. */
const degrees: Readonly<Record<string, number>> = { h: 1, m: 2 / 3, l: 1 / 3 };

/**
 * Reads a Mental Modeler matrix.
 *
 * @throws RAP_CAUSAL_FILE with row and column
 */
export function readMentalModeler(text: string): ImportedMap {
  return readCsvMatrix(text, "Mental Modeler CSV", readInfluence);
}

/** A map as a matrix Mental Modeler takes: numbers only, so a link of unknown sign is left empty. */
export function writeMentalModeler(map: CausalMap, nameOf?: (concept: string) => string): string {
  const known = { ...map, links: map.links.filter((link) => link.weight !== 0) };
  return writeCsvMatrix(known, nameOf);
}

function readInfluence(text: string, at: FilePlace): PolarityRead | null {
  const word = /^([hml])\s*([+\-−])$/iu.exec(text.trim());
  if (word !== null) return { sign: word[2] === "+" ? 1 : -1, strength: degrees[(word[1] ?? "").toLowerCase()] ?? null };
  const signs = /^(\+{1,3}|[-−]{1,3})$/.exec(text.trim());
  if (signs !== null) return { sign: text.includes("+") ? 1 : -1, strength: (signs[1] ?? "").length / 3 };
  return readPolarity(text, at);
}
