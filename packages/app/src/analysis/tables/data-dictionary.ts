import type { ReviewState } from "@rapporteur/core/model";
import { parquetTypeNames } from "../../exchange/parquet/parquet-columns.ts";
import type { ChangedTable } from "./changed-tables.ts";
import type { TableFormat, WrittenTable } from "./table-descriptions.ts";

/** What was written, for the dictionary. */
export interface WrittenTables {
  /** Of the program. */
  readonly version: string;
  /** Of the project. */
  readonly revision: number;
  /** How many statements are in each state. */
  readonly reviews: Readonly<Record<ReviewState, number>>;
  readonly tables: readonly WrittenTable[];
  readonly format: TableFormat;
  /** Of an export of changes, the revision since which they are. */
  readonly since?: number;
  readonly changed?: readonly ChangedTable[];
}

/** For programs; it also tells a folder of tables from any other. */
export const dictionaryName = "dictionary.json";
/** For people. */
export const dictionaryPageName = "DICTIONARY.md";
export const tablesSchema = "rapporteur.tables/1";
/** Of a folder that holds what changed. */
const changesSchema = "rapporteur.tables-since/1";

export function dictionaryFile({ version, revision, reviews, tables, format, since, changed = [] }: WrittenTables): string {
  const changeOf = new Map(changed.map(({ name, key, isWhole }) => [name, { key, isWhole }]));
  const listed = tables.map(({ name, meaning, rows, columns }) => ({
    name,
    file: `${name}.${format}`,
    rows,
    meaning,
    ...changeOf.get(name),
    columns: columns.map(({ kind, isRequired = false, ...column }) => ({
      name: column.name,
      type: parquetTypeNames[kind],
      kind,
      isRequired,
      unit: column.unit,
      meaning: column.meaning,
    })),
  }));
  const about = { schema: since === undefined ? tablesSchema : changesSchema, version, ...(since === undefined ? {} : { since }), revision, reviews };
  return `${JSON.stringify({ ...about, tables: listed }, null, 1)}\n`;
}

/** Since which revision a folder holds what changed, by its dictionary; null of one that holds whole tables, and of what another program wrote. */
export function sinceOf(dictionary: string): number | null {
  try {
    const { schema, since } = JSON.parse(dictionary) as { schema?: unknown; since?: unknown };
    return schema === changesSchema && typeof since === "number" ? since : null;
  } catch {
    return null;
  }
}

const formatWords: Readonly<Record<TableFormat, string>> = {
  parquet: "a Parquet file, compressed with Snappy, of flat columns",
  csv: 'a CSV file with a header; a missing value is nothing, an empty text `""`, days and moments are in ISO 8601',
  jsonl: "a file of lines of JSON, one a row; days and moments are in ISO 8601",
};

function changesPage(since: number, changed: readonly ChangedTable[]): string {
  const whole = changed.filter(({ isWhole }) => isWhole).map(({ name }) => `\`${name}\``);
  return `
**What changed since revision ${since}.** To bring tables of that revision up to this one: put ${whole.join(", ")} in the place of yours; of every other table take out the rows whose key is in
\`removals\`, and add the rows of this folder. Rows that only left are in \`removals\` with \`is_replaced\` false.
`;
}

export function dictionaryPage({ version, revision, reviews, tables, format, since, changed = [] }: WrittenTables): string {
  return `# Tables of a Rapporteur library

Written by Rapporteur ${version} from revision ${revision}.
${since === undefined ? "" : changesPage(since, changed)}
**Count accepted statements.** Of the statements ${reviews.accepted} are accepted, ${reviews.draft} are a machine's drafts that nobody has reviewed, ${reviews.rejected} are rejected; the column
\`review\` tells them apart, in \`statements\`, \`statement_entities\` and \`forecasts\`.

Each table is ${formatWords[format]}. Times are UTC. Offsets count UTF-16 code units, and ends are exclusive. A list is a text in JSON.

${tables.map(tableSection).join("\n")}`;
}

function tableSection({ name, meaning, rows, columns }: WrittenTable): string {
  const lines = columns.map(
    ({ name: column, kind, unit, isRequired = false, meaning: says }) =>
      `| ${[`\`${column}\``, parquetTypeNames[kind], isRequired ? "always" : "", unit, says].map(cell).join(" | ")} |`,
  );
  return `## ${name}

${meaning} ${rows === 1 ? "1 row" : `${rows} rows`}.

| column | type | has a value | unit | meaning |
|---|---|---|---|---|
${lines.join("\n")}
`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s+/g, " ");
}
