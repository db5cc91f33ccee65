import { DatabaseSync } from "node:sqlite";
import { RapporteurError, type Warning } from "@rapporteur/core/base";
import { openFile } from "@rapporteur/reader/sources";
import {
  type DnaDatabase,
  type DnaDataType,
  dnaDataTypes,
  type DnaPermission,
  dnaPermissions,
  type DnaStatement,
  type DnaValue,
} from "./dna-database.ts";
import { columnsOf, dnaTables } from "./dna-schema.ts";

export interface ReadDna {
  readonly database: DnaDatabase;
  readonly warnings: readonly Warning[];
}

/**
 * Reads a DNA 3 database (SQLite) into plain records. The file is opened for reading only.
 *
 * @throws RAP_EXCHANGE_DNA for anything else: no SQLite, encrypted, truncated, damaged, of DNA 2, of a newer DNA, with tables missing
 * Cost: O(size).
 */
export async function readDna(path: string): Promise<ReadDna> {
  await checkHeader(path);
  let handle: DatabaseSync | null = null;
  try {
    handle = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    const settings = checkContents(handle, path);
    return { database: readTables(handle, settings), warnings: versionWarnings(settings) };
  } catch (error) {
    throw error instanceof RapporteurError ? error : sqliteError(path, error);
  } finally {
    handle?.close();
  }
}

function refuse(file: string, problem: string, cure: string, cause?: unknown): RapporteurError {
  return new RapporteurError("RAP_EXCHANGE_DNA", { file, problem, cure }, { cause });
}

const fetchAgain = "copy or download the file again, and close DNA before copying";

/** What the first hundred bytes tell: whether it is SQLite at all, and whether the file is as long as it says. */
async function checkHeader(path: string): Promise<void> {
  const { header, size } = await readHeader(path);
  if (size === 0) throw refuse(path, "it is empty", fetchAgain);
  if (header.subarray(0, 16).toString("latin1") !== "SQLite format 3\0") {
    const isText = !/[^\t\n\r\x20-\x7e]/.test(header.subarray(0, Math.min(64, size)).toString("latin1"));
    if (isText) throw refuse(path, "it is a text file", "give the .dna file itself; a .dnc file only says where a database is");
    throw refuse(path, "it is not an SQLite file, or an encrypted one", "open it in DNA, and save an unencrypted copy with the ending .dna");
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const isCountValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  const expected = pageSize * header.readUInt32BE(28);
  if (size < 100 || (isCountValid && size < expected)) throw refuse(path, `it is truncated (${size} of ${expected} bytes)`, fetchAgain);
}

async function readHeader(path: string): Promise<{ header: Buffer; size: number }> {
  try {
    const file = await openFile(path);
    try {
      const header = Buffer.alloc(100);
      await file.read(header, 0, 100, 0);
      return { header, size: (await file.stat()).size };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof RapporteurError) throw error;
    const code = (error as { code?: string }).code;
    if (code === "ENOENT") throw new RapporteurError("RAP_SOURCE_NOT_FOUND", { source: path }, { cause: error });
    throw new RapporteurError("RAP_SOURCE_UNREADABLE", { source: path, reason: (error as Error).message }, { cause: error });
  }
}

function sqliteError(path: string, error: unknown): RapporteurError {
  const { errcode, message } = error as { errcode?: number; message: string };
  const code = (errcode ?? 0) & 0xff;
  if (code === 5 || code === 6) return refuse(path, "another program is writing to it", "close DNA and try again", error);
  if (code === 11 || code === 26) return refuse(path, "it is damaged", fetchAgain, error);
  return refuse(path, message, "open it in DNA to see whether it is whole", error);
}

function checkContents(handle: DatabaseSync, path: string): Record<string, string> {
  const tables = new Set(
    handle
      // Not views, nor tables that a program makes up: a question to one of them may have no end.
      .prepare("SELECT upper(name) AS name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'create virtual%'")
      .all()
      .map(({ name }) => String(name)),
  );
  const settings = tables.has("SETTINGS") ? readSettings(handle) : {};
  const version = settings["version"] ?? "";
  const isDna2 = version.startsWith("2") || (tables.has("STATEMENTS") && tables.has("STATEMENTTYPES") && !tables.has("ENTITIES"));
  if (isDna2) throw refuse(path, "it is a database of DNA 2", "make a new database in DNA 3, import this one into it, and give that file");
  if (Number(version.split(".")[0]) > 3) {
    throw refuse(path, `it was written by DNA ${version}, and only DNA 3 is known`, "export its statements as an event list and import that");
  }
  if (!tables.has("STATEMENTS")) throw refuse(path, "it is some other program's database", "give a database of Discourse Network Analyzer");
  for (const table of Object.keys(dnaTables)) {
    const columns = tables.has(table) ? handle.prepare(`SELECT lower(name) AS name FROM pragma_table_info(?)`).all(table) : [];
    const present = new Set(columns.map(({ name }) => String(name)));
    const missing = columnsOf(table).find((column) => !present.has(column.toLowerCase()));
    if (missing !== undefined) {
      const problem = present.size === 0 ? `the table ${table} is missing` : `the table ${table} lacks the column ${missing}`;
      throw refuse(path, problem, "open it in DNA 3.1 and save it again");
    }
  }
  return settings;
}

function readSettings(handle: DatabaseSync): Record<string, string> {
  const rows = handle.prepare("SELECT * FROM SETTINGS").all();
  return Object.fromEntries(rows.map((row) => [String(row["Property"] ?? row["property"]), String(row["Value"] ?? row["value"])]));
}

function versionWarnings(settings: Readonly<Record<string, string>>): Warning[] {
  const [, minor = 0] = (settings["version"] ?? "").split(".").map(Number);
  if (minor <= 1) return [];
  return [{ code: "dna-newer", message: `written by DNA ${settings["version"]}; its tables are those of DNA 3.1, and were read as such` }];
}

type Row = Readonly<Record<string, unknown>>;

function* rows(handle: DatabaseSync, table: string, order = "ID"): Generator<Row> {
  yield* handle.prepare(`SELECT ${columnsOf(table).join(", ")} FROM ${table} ORDER BY ${order}`).iterate() as Iterable<Row>;
}

function all<T>(handle: DatabaseSync, table: string, read: (row: Row) => T): T[] {
  return Array.from(rows(handle, table, table === "REGEXES" ? "Label" : "ID"), read);
}

function numberOf(row: Row, column: string): number {
  return Number(row[column]);
}

function textOf(row: Row, column: string): string {
  return textOfCell(row[column]);
}

function textOfCell(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "bigint" ? String(value) : "";
}

function idOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : Number(row[column]);
}

function colorOf(row: Row): string | null {
  const shades = ["Red", "Green", "Blue"].map((name) => row[name]);
  if (shades.some((shade) => shade === null)) return null;
  return `#${shades.map((shade) => Number(shade).toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}

function readTables(handle: DatabaseSync, settings: Record<string, string>): DnaDatabase {
  const variables = all(handle, "VARIABLES", (row) => ({
    id: numberOf(row, "ID"),
    name: textOf(row, "Variable"),
    dataType: dataTypeOf(row),
    statementType: numberOf(row, "StatementTypeId"),
  }));
  return {
    settings,
    coders: all(handle, "CODERS", readCoder),
    coderRelations: all(handle, "CODERRELATIONS", readRelation),
    documents: all(handle, "DOCUMENTS", readDocument),
    statementTypes: all(handle, "STATEMENTTYPES", (row) => ({
      id: numberOf(row, "ID"),
      label: textOf(row, "Label"),
      color: colorOf(row) ?? "#000000",
    })),
    variables,
    variableLinks: all(handle, "VARIABLELINKS", (row) => ({ source: idOrNull(row, "SourceVariableId"), target: idOrNull(row, "TargetVariableId") })),
    entities: all(handle, "ENTITIES", (row) => ({
      id: numberOf(row, "ID"),
      variable: numberOf(row, "VariableId"),
      value: textOf(row, "Value"),
      color: colorOf(row),
      childOf: idOrNull(row, "ChildOf"),
    })),
    attributeVariables: all(handle, "ATTRIBUTEVARIABLES", (row) => ({
      id: numberOf(row, "ID"),
      variable: numberOf(row, "VariableId"),
      name: textOf(row, "AttributeVariable"),
    })),
    attributeValues: all(handle, "ATTRIBUTEVALUES", (row) => ({
      entity: numberOf(row, "EntityId"),
      attributeVariable: numberOf(row, "AttributeVariableId"),
      value: textOf(row, "AttributeValue"),
    })),
    statements: readStatements(handle),
    regexes: all(handle, "REGEXES", (row) => ({ label: textOf(row, "Label"), color: colorOf(row) ?? "#000000" })),
  };
}

function dataTypeOf(row: Row): DnaDataType {
  return dnaDataTypes.find((type) => type === row["DataType"]) ?? "short text";
}

function readCoder(row: Row): DnaDatabase["coders"][number] {
  return {
    id: numberOf(row, "ID"),
    name: textOf(row, "Name"),
    color: colorOf(row) ?? "#000000",
    refresh: numberOf(row, "Refresh"),
    fontSize: numberOf(row, "FontSize"),
    password: textOf(row, "Password"),
    popupWidth: idOrNull(row, "PopupWidth"),
    colorByCoder: row["ColorByCoder"] === 1,
    popupDecoration: row["PopupDecoration"] === 1,
    popupAutoComplete: row["PopupAutoComplete"] === 1,
    permissions: Object.fromEntries(dnaPermissions.map((name) => [name, row[`Permission${name}`] === 1])) as Record<DnaPermission, boolean>,
  };
}

function readRelation(row: Row): DnaDatabase["coderRelations"][number] {
  return {
    coder: numberOf(row, "Coder"),
    otherCoder: numberOf(row, "OtherCoder"),
    viewStatements: row["viewStatements"] === 1,
    editStatements: row["editStatements"] === 1,
    viewDocuments: row["viewDocuments"] === 1,
    editDocuments: row["editDocuments"] === 1,
  };
}

function readDocument(row: Row): DnaDatabase["documents"][number] {
  return {
    id: numberOf(row, "ID"),
    title: textOf(row, "Title"),
    text: textOf(row, "Text"),
    coder: idOrNull(row, "Coder"),
    author: textOf(row, "Author"),
    source: textOf(row, "Source"),
    section: textOf(row, "Section"),
    notes: textOf(row, "Notes"),
    type: textOf(row, "Type"),
    date: numberOf(row, "Date"),
  };
}

function readStatements(handle: DatabaseSync): DnaStatement[] {
  const values = new Map<number, DnaValue[]>();
  const addAll = (table: string, column: string, read: (cell: unknown) => DnaValue["value"]): void => {
    // As arrays: a project has several values a statement, and an object for each takes twice as long.
    const query = handle.prepare(`SELECT StatementId, VariableId, ${column} FROM ${table} ORDER BY ID`);
    query.setReturnArrays(true);
    for (const [statement, variable, cell] of query.iterate() as Iterable<unknown> as Iterable<readonly unknown[]>) {
      const entry = { variable: Number(variable), value: read(cell) };
      const list = values.get(Number(statement));
      if (list === undefined) values.set(Number(statement), [entry]);
      else list.push(entry);
    }
  };
  addAll("DATABOOLEAN", "Value", (cell) => cell === 1);
  addAll("DATAINTEGER", "Value", Number);
  addAll("DATASHORTTEXT", "Entity", Number);
  addAll("DATALONGTEXT", "Value", textOfCell);
  return all(handle, "STATEMENTS", (row) => ({
    id: numberOf(row, "ID"),
    statementType: numberOf(row, "StatementTypeId"),
    document: numberOf(row, "DocumentId"),
    start: numberOf(row, "Start"),
    stop: numberOf(row, "Stop"),
    coder: idOrNull(row, "Coder"),
    values: (values.get(numberOf(row, "ID")) ?? []).sort((a, b) => a.variable - b.variable),
  }));
}
