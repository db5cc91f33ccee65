import { basename } from "node:path";
import type { DnaDatabase } from "../../exchange/dna/dna-database.ts";
import type { RefiConcept } from "../../exchange/refi/refi-codebook.ts";
import type { RefiStatements } from "../../exchange/refi/refi-to-statements.ts";
import { statementKindOf } from "../../formats/statement-formats.ts";
import { openStatementFile, openTable } from "../input/open-statements.ts";
import type { OpenedSource } from "../input/opened-statements.ts";
import type { CsvOptions } from "../input/open-statements-csv.ts";
import type { TableRows } from "../input/table-rows.ts";

/** Statements of another program on their way into a library. */
export interface ImportedStatements {
  /** Name of the file. */
  readonly name: string;
  readonly opened: OpenedSource;
  /** By label of the statement type, "#rrggbb". */
  readonly typeColors: ReadonlyMap<string, string>;
  /** Milliseconds since 1970 by document, where documents are dated themselves. */
  readonly dates: ReadonlyMap<string, number>;
  readonly regexes: readonly { readonly label: string; readonly color: string }[];
  /** Concepts of a codebook, each after the one above it. */
  readonly concepts: readonly RefiConcept[];
}

/** Whether a file that somebody sends to a server holds statements, by its name. */
export function isUploadOfStatements(name: string): boolean {
  const kind = statementKindOf(name);
  return kind !== null && kind !== "readout";
}

/**
 * Opens a file of statements with all that a library can keep of it.
 *
 * @throws RAP_EXCHANGE_* naming the place; RAP_SERVICE_MAP for a mapping that cannot be read
 */
export async function openImport(path: string, csv: CsvOptions = {}): Promise<ImportedStatements> {
  return importedFrom(path, await openStatementFile(path, { csv }));
}

/** The same of a table whose rows were read already. @throws as `openImport` */
export function importedRows(path: string, rows: TableRows, csv: CsvOptions): ImportedStatements {
  return importedFrom(path, openTable(rows, path, csv));
}

function importedFrom(path: string, opened: Awaited<ReturnType<typeof openStatementFile>>): ImportedStatements {
  const known = "database" in opened ? ofDatabase(opened.database) : "refi" in opened ? ofRefi(opened.refi) : nothing;
  return { name: basename(path), opened, ...known };
}

type Known = Omit<ImportedStatements, "name" | "opened">;

const nothing: Known = { typeColors: new Map(), dates: new Map(), regexes: [], concepts: [] };

function ofRefi({ dates, concepts }: RefiStatements): Known {
  const moments = new Map([...dates].map(([id, day]) => [id, Date.parse(day)]));
  return { ...nothing, dates: moments, concepts };
}

function ofDatabase({ statementTypes, documents, regexes }: DnaDatabase): Known {
  return {
    ...nothing,
    typeColors: new Map(statementTypes.map(({ label, color }) => [label, color.toLowerCase()])),
    dates: new Map(documents.map(({ id, date }) => [String(id), date * 1000])),
    regexes,
  };
}
