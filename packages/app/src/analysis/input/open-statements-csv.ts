import { RapporteurError, ownValue } from "@rapporteur/core/base";
import { type CsvText, parseCsv } from "../../exchange/csv/parse-csv.ts";
import type { DateFormat } from "../../exchange/statements/read-dates.ts";
import { readStatementRows } from "../../exchange/statements/read-statements-csv.ts";
import { settleMapping, type ColumnMapping, type SettledColumn, type StatementMapping } from "../../exchange/statements/statement-mapping.ts";
import type { Column } from "@rapporteur/core/model";
import type { OpenedSource } from "./opened-statements.ts";

/** What a user says of a table in CSV or of a sheet. */
export interface CsvOptions {
  /** Told by the header unless given; "tab" for a tabulator. */
  readonly delimiter?: string;
  readonly dateFormat?: DateFormat;
  /** Of a workbook: the sheet to read. */
  readonly sheet?: string;
  /** `name=column`: a part (id, document, time, type, start, end, review, quote, coder), a field of the document (document:author), or a variable. */
  readonly maps?: readonly string[];
  /** `name=kind`: the kind of a variable's values, where it is not to be told by them. */
  readonly kinds?: readonly string[];
}

export const columnKinds = ["entity", "text", "boolean", "integer", "number", "date"] as const satisfies readonly Column["kind"][];
export const dateFormats = ["iso", "dmy", "mdy", "seconds", "milliseconds"] as const satisfies readonly DateFormat[];

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
  const rows = parse();
  const table = readStatementRows(rows, { file, mapping: mappingOf(rows, file, options) });
  const besides = lazily(() => columnsBesides(parse(), file, new Map(pairsOf("--map", options.maps ?? []))));
  return {
    table,
    quoteOf: (row) => besides().quotes?.[row] ?? null,
    coderOf: (row) => besides().coders?.[row] ?? null,
    texts: new Map(),
    attributes: new Map(),
    warnings: [],
  };
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

function pairsOf(option: string, pairs: readonly string[]): [name: string, value: string][] {
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

interface Besides {
  readonly quotes: readonly (string | null)[] | null;
  readonly coders: readonly (string | null)[] | null;
}

/** Words and coders stand beside the table; they are looked up where someone asks for evidence. */
function columnsBesides({ header, records }: CsvText, file: string, maps: ReadonlyMap<string, string>): Besides {
  const lower = header.map((name) => name.toLowerCase().replace(/[\s-]+/g, "_"));
  const column = (part: string, names: readonly string[]): (string | null)[] | null => {
    const mapped = maps.get(part);
    const index = mapped === undefined ? lower.findIndex((name) => names.includes(name)) : header.indexOf(mapped);
    if (mapped !== undefined && index < 0)
      throw new RapporteurError("RAP_EXCHANGE_COLUMN", {
        file,
        column: mapped,
        cure: `its columns are ${header.slice(0, 20).join(", ")}`,
      });
    return index < 0 ? null : records.map((record) => record[index] ?? null);
  };
  return { quotes: column("quote", ["quote", "text"]), coders: column("coder", ["coder_name", "coder"]) };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
