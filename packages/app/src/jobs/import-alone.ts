import { importReadout, type ImportOptions } from "../documents/import-readout.ts";
import type { ImportedFile } from "../documents/import-document.ts";
import type { Workplace } from "../library/workplace.ts";
import { importOf, type ReadUnit } from "./held-unit.ts";

/** Enough to see what is to be looked at. */
const mostWarnings = 100;

/**
 * Puts a document that somebody sent by itself into the project: its original is kept and its warnings are told, as of one that is read while its sender waits. Which
 * document it nearly is, is not told: jobs see the whole project, and its sender may not.
 */
export async function importAlone(workplace: Workplace, unit: ReadUnit, options: ImportOptions): Promise<ImportedFile> {
  const imported = await importReadout(workplace, importOf(unit), options);
  const warnings = unit.reading.readout.warnings.map(({ code, message }) => ({ code, message }));
  return { ...imported, warnings: warnings.slice(0, mostWarnings) };
}
