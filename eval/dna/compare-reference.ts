import type { StatementTable } from "../../packages/core/src/model/statement-table.ts";
import { compareNetwork, type Comparison, type Differences } from "./compare.ts";
import { compareDistances } from "./compare-distances.ts";
import { compareSeries } from "./compare-series.ts";
import {
  compareBackboneSubsets,
  compareBars,
  compareNestedBackbone,
  comparePolarizationInput,
  comparePolarizationRuns,
  comparePolarizationScores,
  comparePolarizationSeries,
} from "./compare-structure.ts";
import { readManifest, type ManifestEntry } from "./manifest.ts";

type Compare = (table: StatementTable, entry: ManifestEntry, folder: string) => Differences;

/** Compares every file of a manifest with what the engine computes in the compatible setting. */
export function compareReference(tableOf: (database: string) => StatementTable, folder: string): Comparison[] {
  return readManifest(folder).map((entry) => compareEntry(tableOf(entry.database), entry, folder));
}

function compareEntry(table: StatementTable, entry: ManifestEntry, folder: string): Comparison {
  const family = entry.file.split("__")[1] ?? "other";
  const chosen = choose(entry);
  if (typeof chosen === "string") return { file: entry.file, family, numbers: 0, differences: [], skipped: chosen };
  try {
    const { list, numbers } = chosen(table, entry, folder);
    return { file: entry.file, family, numbers, differences: list, skipped: null };
  } catch (thrown) {
    return { file: entry.file, family, numbers: 1, differences: [`stopped: ${(thrown as Error).message}`], skipped: null };
  }
}

/** The comparison for an entry, or why there is none. */
function choose(entry: ManifestEntry): Compare | string {
  const { file } = entry;
  if (entry.error !== undefined) return "DNA stops here";
  if (file.includes("RANDOM-TIES")) return "DNA draws lots here";
  if (file.includes("annealing-runs")) return "losses of a random search's last step in DNA";
  if (file.includes("polarization__runs")) return comparePolarizationRuns;
  if (file.includes("polarization__windows")) return comparePolarizationSeries;
  if (file.includes("evaluate-all-subsets")) return compareBackboneSubsets;
  if (file.includes("backbone__nested")) return compareNestedBackbone;
  if (file.includes("barplot")) return compareBars;
  if (file.includes("quality-all-bipartitions")) return comparePolarizationScores;
  if (file.includes("polarization")) return comparePolarizationInput;
  if (file.includes("eigenvalues")) return "eigenvalues are compared as distances";
  if (/absdiff|spectral/.test(file)) return compareDistances;
  if (entry.layout === "matrix") return compareNetwork;
  if (entry.layout === "long") return compareSeries;
  return "a kind of file this comparison does not know";
}
