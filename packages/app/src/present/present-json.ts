import type { Readout } from "@rapporteur/reader/readout";

/** The readout as JSON, two blanks an indent, keys in the contract's order: the same readout gives the same bytes. */
export function presentJson(readout: Readout): string {
  return `${JSON.stringify(readout, null, 2)}\n`;
}
