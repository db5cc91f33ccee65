import type { ReviewState } from "@rapporteur/core/model";
import { parquetTypeNames } from "../../exchange/parquet/parquet-columns.ts";
import type { DescribedTable } from "./table-descriptions.ts";

export interface WrittenTable extends DescribedTable {
  readonly rows: number;
}

/** What was written, for the dictionary. */
export interface WrittenTables {
  /** Of the program. */
  readonly version: string;
  /** Of the project. */
  readonly revision: number;
  /** How many statements are in each state. */
  readonly reviews: Readonly<Record<ReviewState, number>>;
  readonly tables: readonly WrittenTable[];
}

/** For programs; it also tells a folder of tables from any other. */
export const dictionaryName = "dictionary.json";
/** For people. */
export const dictionaryPageName = "DICTIONARY.md";
export const tablesSchema = "rapporteur.tables/1";

export function dictionaryFile({ version, revision, reviews, tables }: WrittenTables): string {
  const listed = tables.map(({ name, meaning, rows, columns }) => ({
    name,
    file: `${name}.parquet`,
    rows,
    meaning,
    columns: columns.map(({ kind, isRequired = false, ...column }) => ({
      name: column.name,
      type: parquetTypeNames[kind],
      kind,
      isRequired,
      unit: column.unit,
      meaning: column.meaning,
    })),
  }));
  const about = { schema: tablesSchema, version, revision, reviews };
  return `${JSON.stringify({ ...about, tables: listed }, null, 1)}\n`;
}

export function dictionaryPage({ version, revision, reviews, tables }: WrittenTables): string {
  return `# Tables of a Rapporteur library

Written by Rapporteur ${version} from revision ${revision}.

**Count accepted statements.** Of the statements ${reviews.accepted} are accepted, ${reviews.draft} are a machine's drafts that nobody has reviewed, ${reviews.rejected} are rejected; the column
\`review\` tells them apart, in \`statements\`, \`statement_entities\` and \`forecasts\`.

Each table is a Parquet file, compressed with Snappy, of flat columns. Times are UTC. Offsets count UTF-16 code units, and ends are exclusive. A list is a text in JSON.

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
