import { existsSync } from "node:fs";
import { join } from "node:path";
import type { StatementTable } from "../packages/core/src/model/statement-table.ts";
import { compareReference } from "./dna/compare-reference.ts";
import type { Comparison } from "./dna/compare.ts";
import { readStatements } from "./dna/read-statements.ts";
import { sharedFile } from "../test/support/shared-folder.ts";
import type { Figure, MeasureOptions } from "./figure.ts";

/**
 * Discourse Network Analyzer's own numbers against ours, file by file, in the compatible setting: counts equal, other
 * numbers within 1e-9 of their size.
 *
 * `--data` names a folder with a manifest.json, `--input` the statements it was made from; `--details yes` prints every file
 * that differs or was left out to standard error.
 */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const folder = options.data ?? sharedFile("dna-reference");
  if (folder === null) return [];
  const comparisons = compareReference(readDatabases(folder, options.options["input"]), folder);
  const failed = comparisons.filter((comparison) => comparison.differences.length > 0);
  const shown = options.options["details"] === undefined ? failed : [...failed, ...comparisons.filter((comparison) => comparison.skipped !== null)];
  for (const { file, differences, skipped } of shown) process.stderr.write(`${file}: ${skipped ?? differences.join("; ")}\n`);
  const families = [...new Set(comparisons.map((comparison) => comparison.family))];
  return [
    matched("all files", comparisons),
    ...families.map((family) =>
      matched(
        family,
        comparisons.filter((comparison) => comparison.family === family),
      ),
    ),
  ].filter((figure) => figure.n > 0);
}

function matched(name: string, comparisons: readonly Comparison[]): Figure {
  const compared = comparisons.filter((comparison) => comparison.skipped === null);
  const agreeing = compared.filter((comparison) => comparison.differences.length === 0).length;
  const numbers = compared.reduce((sum, comparison) => sum + comparison.numbers, 0);
  const random = comparisons.length - compared.length;
  return {
    name: `DNA 3.1.2 reproduced, ${name}`,
    value: compared.length === 0 ? Number.NaN : (100 * agreeing) / compared.length,
    unit: "%",
    must: 100,
    aim: 100,
    better: "higher",
    n: compared.length,
    data: `${numbers} numbers${random > 0 ? `; ${random} files not compared` : ""}`,
  };
}

/** The statements of each database of the manifest: one file for all, or `input-NAME-statements.csv` beside the manifest. */
function readDatabases(folder: string, input: string | undefined): (database: string) => StatementTable {
  const tables = new Map<string, StatementTable>();
  return (database) => {
    const path = input ?? join(folder, `input-${database}-statements.csv`);
    if (!existsSync(path)) throw new Error(`there is no statement file ${path}: name it with --input`);
    const table = tables.get(path) ?? readStatements(path);
    tables.set(path, table);
    return table;
  };
}
