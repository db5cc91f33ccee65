import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type {
  Aggregation,
  DuplicateRule,
  NetworkOptions,
  NetworkType,
  Normalization,
  ValueFilter,
} from "../../packages/engines/src/network/options.ts";

/** The fields of a manifest entry that say how a file was made. */
export interface ManifestEntry {
  readonly file: string;
  readonly database: string;
  readonly kind?: string;
  readonly networkType?: NetworkType | "eventlist";
  readonly variable1?: string;
  readonly variable1Document?: boolean;
  readonly variable2?: string;
  readonly variable2Document?: boolean;
  readonly qualifier?: string;
  readonly qualifierDocument?: boolean;
  readonly qualifierAggregation?: Aggregation;
  readonly normalization?: Normalization;
  readonly duplicates?: DuplicateRule;
  readonly isolates?: boolean;
  readonly startDate?: string;
  readonly stopDate?: string;
  readonly startTime?: string;
  readonly stopTime?: string;
  readonly timeWindow?: string;
  readonly windowSize?: number;
  readonly effectiveWindowSize?: number;
  readonly kernel?: string;
  readonly indentTime?: boolean;
  readonly normalizeToOne?: boolean;
  readonly excludeValues?: readonly string[];
  readonly invertValues?: boolean;
  readonly excludeAuthors?: readonly string[];
  readonly invertAuthors?: boolean;
  readonly excludeSources?: readonly string[];
  readonly invertSources?: boolean;
  readonly excludeSections?: readonly string[];
  readonly invertSections?: boolean;
  readonly excludeTypes?: readonly string[];
  readonly invertTypes?: boolean;
  readonly statementsLoaded?: number;
  readonly statementsAfterFilter?: number;
  readonly numStatementsFull?: number;
  readonly layout?: "matrix" | "long";
  readonly start?: string;
  readonly stop?: string;
  readonly integerFlag?: boolean;
  readonly windowCount?: number;
  readonly windows?: readonly WindowEntry[];
  readonly firstWindow?: WindowEntry;
  readonly lastWindow?: WindowEntry;
  readonly concepts?: readonly string[];
  readonly labels?: readonly string[];
  readonly bestBalancedNormalized?: number;
  readonly error?: string;
}

export interface WindowEntry {
  readonly window: number;
  readonly start: string;
  readonly mid: string;
  readonly stop: string;
  readonly numStatements: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowNames?: readonly string[];
  readonly columnNames?: readonly string[];
  readonly sum: number | null;
}

export function readManifest(folder: string): ManifestEntry[] {
  const parsed = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as { entries: ManifestEntry[] };
  return parsed.entries;
}

/** Rows of a CSV file, the header included. */
export function readRows(folder: string, file: string): string[][] {
  return parse(readFileSync(join(folder, file), "utf8"), { relax_quotes: true, relax_column_count: true });
}

/** The engine's options for an entry, in the compatible setting. */
export function optionsOf(entry: ManifestEntry): NetworkOptions {
  const field = (name: string | undefined, isDocument: boolean | undefined) => (isDocument === true ? `document:${name ?? ""}` : (name ?? ""));
  return {
    networkType: entry.networkType === "twomode" ? "twomode" : "onemode",
    variable1: field(entry.variable1 ?? "organization", entry.variable1Document),
    variable2: field(entry.variable2 ?? "concept", entry.variable2Document),
    qualifier: qualifierOf(entry, field),
    aggregation: entry.qualifierAggregation ?? "ignore",
    normalization: entry.normalization ?? "no",
    duplicates: entry.duplicates ?? "document",
    isolates: entry.isolates ?? false,
    from: instantOf(entry.startDate, entry.startTime),
    to: instantOf(entry.stopDate, entry.stopTime),
    filters: filtersOf(entry),
    compatible: "dna-3.1",
  };
}

function qualifierOf(entry: ManifestEntry, field: (name: string | undefined, isDocument: boolean | undefined) => string): string | null {
  // Entries of derived figures leave the variables out: they are all made from organization, concept and agreement.
  if (entry.networkType === undefined) return "agreement";
  return entry.qualifier === undefined || entry.qualifier === null ? null : field(entry.qualifier, entry.qualifierDocument);
}

function instantOf(date: string | undefined, time: string | undefined): number | undefined {
  if (date === undefined) return undefined;
  const [day, month, year] = date.split(".");
  return Date.parse(`${year}-${month}-${day}T${time ?? "00:00:00"}Z`);
}

function filtersOf(entry: ManifestEntry): ValueFilter[] {
  const filters: ValueFilter[] = [];
  const byVariable = new Map<string, string[]>();
  for (const pair of entry.excludeValues ?? []) {
    const split = pair.indexOf("=");
    byVariable.set(pair.slice(0, split), [...(byVariable.get(pair.slice(0, split)) ?? []), pair.slice(split + 1)]);
  }
  for (const [field, values] of byVariable) filters.push({ field, values, mode: entry.invertValues === true ? "only" : "exclude" });
  const documentLists = [
    ["author", entry.excludeAuthors, entry.invertAuthors],
    ["source", entry.excludeSources, entry.invertSources],
    ["section", entry.excludeSections, entry.invertSections],
    ["type", entry.excludeTypes, entry.invertTypes],
  ] as const;
  for (const [name, values, isInverted] of documentLists)
    if (values !== undefined && values.length > 0)
      filters.push({ field: `document:${name}`, values, mode: isInverted === true ? "only" : "exclude" });
  return filters;
}
