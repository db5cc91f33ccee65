import { lazily, RapporteurError, ownValue } from "@rapporteur/core/base";
import type { TableKind } from "../../contract/table-layout.ts";
import { type CsvText, parseCsv } from "../../exchange/csv/parse-csv.ts";
import type { DateFormat } from "../../exchange/statements/read-dates.ts";
import { codedSegments, type SegmentTable } from "../../exchange/statements/coded-segments.ts";
import { readStatementRows } from "../../exchange/statements/read-statements-csv.ts";
import { settleMapping, type ColumnMapping, type SettledColumn, type StatementMapping } from "../../exchange/statements/statement-mapping.ts";
import type { Column } from "@rapporteur/core/model";
import type { OpenedSource } from "./opened-statements.ts";

/** What a user says of a table in CSV or of a sheet. */
export interface CsvOptions {
  /** Told by the header unless given; "tab" for a tabulator. */
  readonly delimiter?: string | undefined;
  readonly dateFormat?: DateFormat | undefined;
  /** Of a workbook: the sheet to read. */
  readonly sheet?: string | undefined;
  /** `name=column`: a part (id, document, time, type, start, end, review, quote, coder), a field of the document (document:author), or a variable. */
  readonly maps?: readonly string[] | undefined;
  /** `name=kind`: the kind of a variable's values, where it is not to be told by them. */
  readonly kinds?: readonly string[] | undefined;
  /** What a row is, for an import; told by the columns unless given. */
  readonly rows?: TableKind | undefined;
}

/** What a user says of several tables. */
export interface TableLayouts extends CsvOptions {
  /** By source: the layouts of those that have one of their own. What is said of all does not count for them. */
  readonly own?: ReadonlyMap<string, CsvOptions> | undefined;
}

/** How one of several tables is laid out. */
export function layoutFor({ own, ...shared }: TableLayouts, source: string): CsvOptions {
  return own?.get(source) ?? shared;
}

export const columnKinds = ["entity", "text", "boolean", "integer", "number", "date"] as const satisfies readonly Column["kind"][];

/**
 * Statements of a CSV text. Columns that are neither mapped nor known by name stay variables under their own names.
 *
 * @throws RAP_EXCHANGE_* as `readStatementsCsv`; RAP_SERVICE_MAP for a mapping that cannot be read
 */
export function openCsv(text: string, file: string, options: CsvOptions): OpenedSource {
  return openRows(() => parseCsv(text, file, delimiterOf(options.delimiter)), file, options);
}

/**
 * Statements of rows with a header, whatever file they stand in.
 *
 * @param parse gives the rows; asked again where somebody asks for evidence
 * @throws as `openCsv`
 */
export function openRows(parse: () => CsvText, file: string, options: CsvOptions): OpenedSource {
  const { rows, notes } = knownRows(parse(), options);
  const table = readStatementRows(rows, { file, mapping: mappingOf(rows, file, options) });
  const besides = lazily(() => columnsBesides(knownRows(parse(), options).rows, file, new Map(pairsOf("--map", options.maps ?? []))));
  return {
    table,
    quoteOf: (row) => besides().quotes?.[row] ?? null,
    coderOf: (row) => besides().coders?.[row] ?? null,
    texts: new Map(),
    attributes: new Map(),
    warnings: notes.map((message) => ({ code: "table-layout", message })),
  };
}

/** Rows with the names that columns have here, where a program is known by them and nobody says what they are. */
function knownRows(rows: CsvText, { maps = [] }: CsvOptions): SegmentTable {
  return (maps.length > 0 ? null : codedSegments(rows)) ?? { rows, notes: [] };
}

const delimiterNames: Readonly<Record<string, string>> = { tab: "\t", "\\t": "\t", comma: ",", semicolon: ";", pipe: "|" };

/** The character that a word for it stands for. */
export function delimiterOf(asked: string | undefined): string | undefined {
  return asked === undefined ? undefined : (ownValue(delimiterNames, asked) ?? asked);
}

const parts = new Set(["id", "document", "time", "type", "start", "end", "review", "reviewedByPerson"]);

function mappingOf({ header }: CsvText, file: string, options: CsvOptions): StatementMapping {
  const date = options.dateFormat === undefined ? {} : { dateFormat: options.dateFormat };
  const maps = pairsOf("--map", options.maps ?? []);
  const kinds = kindsOf(options.kinds ?? []);
  if (maps.length === 0 && kinds.size === 0) return date;
  const mappedParts = Object.fromEntries(maps.filter(([name]) => parts.has(name)));
  const settled = settleMapping(header, mappedParts, file);
  const taken = new Set(maps.map(([, column]) => column));
  const keep = (columns: readonly SettledColumn[]): Record<string, ColumnMapping> =>
    Object.fromEntries(
      columns.flatMap(({ name, index, kind }) => {
        const column = header[index] ?? "";
        return taken.has(column) ? [] : [[name, { column, ...(kind === null ? {} : { kind }) }]];
      }),
    );
  const variables = keep(settled.variables);
  const documentFields = keep(settled.documentFields);
  for (const [name, column] of maps) {
    if (name.startsWith("document:")) documentFields[name.slice("document:".length)] = { column, kind: "text" };
    else if (!parts.has(name) && name !== "quote" && name !== "coder") variables[name] = { column };
  }
  for (const [name, kind] of kinds) {
    const known = ownValue(variables, name) ?? ownValue(documentFields, name);
    if (known === undefined) throw badMap("--kind", `${name}=${kind}`, `${file} has the variables ${Object.keys(variables).join(", ")}`);
    (Object.hasOwn(variables, name) ? variables : documentFields)[name] = { ...known, kind };
  }
  return { ...mappedParts, ...date, variables, documentFields };
}

/** The pairs of an option that is given several times. @throws RAP_SERVICE_MAP */
export function pairsOf(option: string, pairs: readonly string[]): [name: string, value: string][] {
  return pairs.map((pair) => {
    const split = pair.indexOf("=");
    const [name, value] = [pair.slice(0, split).trim(), pair.slice(split + 1).trim()];
    if (split < 1 || value === "")
      throw badMap(option, pair, option === "--map" ? "write name=column, e.g. organization=Org" : "write name=kind, e.g. frame=text");
    return [name, value];
  });
}

function kindsOf(pairs: readonly string[]): Map<string, Column["kind"]> {
  return new Map(
    pairsOf("--kind", pairs).map(([name, asked]) => {
      const kind = columnKinds.find((known) => known === asked);
      if (kind === undefined) throw badMap("--kind", `${name}=${asked}`, `the kinds are ${columnKinds.join(", ")}`);
      return [name, kind];
    }),
  );
}

function badMap(option: string, pair: string, cure: string): RapporteurError {
  return new RapporteurError("RAP_SERVICE_MAP", { option, pair, cure });
}

/** What a column of a table is read as. */
export interface SettledUse {
  readonly readAs: string;
  readonly isVariable: boolean;
}

/** What each column is read as, by its place; those that are left out are not in it. @throws as `openCsv` */
export function settledColumns(given: CsvText, file: string, options: CsvOptions): ReadonlyMap<number, SettledUse> {
  const { rows } = knownRows(given, options);
  const { variables, documentFields, id, document, time, type, start, end, review, reviewedByPerson } = settleMapping(
    rows.header,
    mappingOf(rows, file, options),
    file,
  );
  const { quote, coder } = placesBesides(rows.header, file, new Map(pairsOf("--map", options.maps ?? [])));
  const uses: (readonly [at: number, readAs: string, isVariable: boolean])[] = [
    ...variables.map(({ name, index }) => [index, name, true] as const),
    ...documentFields.map(({ name, index }) => [index, `document:${name}`, false] as const),
    ...Object.entries({ id, document, time, type, start, end, review, reviewedByPerson, quote, coder }).map(
      ([part, index]) => [index, part, false] as const,
    ),
  ];
  return new Map(uses.filter(([at]) => at >= 0).map(([at, readAs, isVariable]) => [at, { readAs, isVariable }]));
}

interface Besides {
  readonly quotes: readonly (string | null)[] | null;
  readonly coders: readonly (string | null)[] | null;
}

/** Words and coders stand beside the table; they are looked up where someone asks for evidence. */
function columnsBesides({ header, records }: CsvText, file: string, maps: ReadonlyMap<string, string>): Besides {
  const { quote, coder } = placesBesides(header, file, maps);
  const cells = (index: number): (string | null)[] | null => (index < 0 ? null : records.map((record) => record[index] ?? null));
  return { quotes: cells(quote), coders: cells(coder) };
}

/** @returns -1 where there is none @throws RAP_EXCHANGE_COLUMN for a column that was named and is not there */
function placesBesides(
  header: readonly string[],
  file: string,
  maps: ReadonlyMap<string, string>,
): { readonly quote: number; readonly coder: number } {
  const lower = header.map((name) => name.toLowerCase().replace(/[\s-]+/g, "_"));
  const place = (part: string, names: readonly string[]): number => {
    const mapped = maps.get(part);
    const index = mapped === undefined ? lower.findIndex((name) => names.includes(name)) : header.indexOf(mapped);
    if (mapped === undefined || index >= 0) return index;
    throw new RapporteurError("RAP_EXCHANGE_COLUMN", { file, column: mapped, cure: `its columns are ${header.slice(0, 20).join(", ")}` });
  };
  return { quote: place("quote", ["quote", "text"]), coder: place("coder", ["coder_name", "coder"]) };
}
