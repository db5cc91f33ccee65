import { RapporteurError } from "@rapporteur/core/base";

const dataEnding = /\.(?:csv|tsv|xls[xm]|jsonl?|ndjson|parquet)$/i;

/** Tables and records lie among documents in folders and archives, and are none: an import of the whole passes over them. */
export function isDataFile(name: string): boolean {
  return dataEnding.test(name);
}

/** What is said of a file that was passed over. */
export function passedOver(name: string): { readonly code: string; readonly message: string } {
  const { code, message } = new RapporteurError("RAP_LIBRARY_DATA", { name });
  return { code, message };
}
