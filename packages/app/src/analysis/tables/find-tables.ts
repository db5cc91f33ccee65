import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { RapporteurError } from "@rapporteur/core/base";
import { dictionaryName, sinceOf } from "./data-dictionary.ts";
import { fixedTables } from "./table-descriptions.ts";

/** The files that a source of tables names. */
export interface TableFiles {
  /** Parts of the table of statements, in order of name. */
  readonly statements: readonly string[];
  /** Where the other tables lie; null where they are not there. */
  readonly folder: string | null;
}

const isParquet = (name: string): boolean => /\.parquet$/i.test(name);
const others: ReadonlySet<string> = new Set(Object.values(fixedTables).map(({ name }) => `${name}.parquet`));

/** Whether a source is a table in Parquet, or a folder of such. */
export function isTables(source: string): boolean {
  return isParquet(source) || findTables(source).statements.length > 0;
}

/**
 * A file; a folder that `export --what tables` wrote; such a folder whose statements are a folder of parts; or a folder of parts, as Spark and DuckDB write
 * them. `statements.parquet` counts with what lies beside it.
 */
export function findTables(source: string): TableFiles {
  refuseChanges(isFolder(source) ? source : dirname(source));
  if (isParquet(source) && !isFolder(source))
    return { statements: [source], folder: basename(source) === "statements.parquet" ? dirname(source) : null };
  if (!isFolder(source)) return { statements: [], folder: null };
  const whole = join(source, "statements.parquet");
  if (existsSync(whole) && !isFolder(whole)) return { statements: [whole], folder: source };
  const inside = [whole, join(source, "statements")].find(isFolder);
  if (inside !== undefined) return { statements: partsIn(inside), folder: source };
  return { statements: partsIn(source), folder: null };
}

/** Changes are no table: an analysis of them would count what changed and nothing else. */
function refuseChanges(folder: string): void {
  const path = join(folder, dictionaryName);
  if (!existsSync(path) || isFolder(path)) return;
  const since = sinceOf(readFileSync(path, "utf8"));
  if (since !== null) throw new RapporteurError("RAP_EXCHANGE_SINCE", { folder, since });
}

function partsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => isParquet(name) && !others.has(name))
    .sort()
    .map((name) => join(folder, name));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
