import { existsSync, renameSync, rmSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { RapporteurError } from "@rapporteur/core/base";
import { type DnaDatabase, type DnaDataType, dnaPermissions } from "./dna-database.ts";
import { columnsOf, createTables, dnaTables, dnaTextLimit } from "./dna-schema.ts";

/** What DNA 3.1's own new databases say of themselves. */
const dnaVersion = { version: "3.0.7", date: "2022-06-10" };

/**
 * Writes a database that DNA 3.1 opens: its sixteen tables with their constraints. Each short-text variable gets its blank entity. The file
 * appears whole or not at all; a file of that name is replaced.
 *
 * @throws RAP_EXCHANGE_DNA_WRITE naming what does not fit (a name of 191 characters or more, an empty span, a reference to nothing …)
 * Cost: O(size).
 */
export function writeDna(path: string, database: DnaDatabase): void {
  const whole = withBlankEntities(database);
  checkDna(whole);
  const temporary = `${path}.part`;
  rmSync(temporary, { force: true });
  try {
    const handle = new DatabaseSync(temporary, { enableForeignKeyConstraints: true });
    try {
      handle.exec("BEGIN");
      handle.exec(createTables());
      fill(handle, whole);
      handle.exec("COMMIT");
    } finally {
      handle.close();
    }
    renameSync(temporary, path);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    throw error instanceof RapporteurError ? error : writeError(path, error);
  }
}

function writeError(path: string, error: unknown): RapporteurError {
  const { errcode, message } = error as { errcode?: number; message: string };
  if (((errcode ?? 0) & 0xff) === 19)
    return new RapporteurError("RAP_EXCHANGE_DNA_WRITE", { what: message, cure: "correct the record named there" }, { cause: error });
  return new RapporteurError("RAP_CLI_OUT", { path, reason: message }, { cause: error });
}

function withBlankEntities(database: DnaDatabase): DnaDatabase {
  let next = database.entities.reduce((highest, { id }) => Math.max(highest, id), 0) + 1;
  const haveBlank = new Set(database.entities.filter(({ value }) => value === "").map(({ variable }) => variable));
  const blanks = database.variables
    .filter(({ id, dataType }) => dataType === "short text" && !haveBlank.has(id))
    .map(({ id }) => ({ id: next++, variable: id, value: "", color: "#000000", childOf: null }));
  return { ...database, entities: [...database.entities, ...blanks] };
}

/** Checks what SQLite would refuse with a message that nobody understands. */
function checkDna(database: DnaDatabase): void {
  const { coders, documents, statementTypes, variables, entities, attributeValues, statements, regexes } = database;
  for (const { name } of coders) checkLength("the coder's name", name);
  for (const { title, author, source, section, type } of documents) {
    for (const [what, text] of Object.entries({ title, author, source, section, type })) checkLength(`the document's ${what}`, text);
  }
  for (const { label } of statementTypes) checkLength("the statement type", label);
  for (const { name } of variables) checkLength("the variable", name);
  for (const { value } of entities) checkLength("the entity", value);
  for (const { value } of attributeValues) checkLength("the attribute value", value);
  for (const { label } of regexes) checkLength("the regular expression", label);
  for (const { id, start, stop } of statements) {
    if (start >= stop || start < 0) {
      throw new RapporteurError("RAP_EXCHANGE_DNA_WRITE", {
        what: `statement ${id}, which spans no character (${start}–${stop})`,
        cure: "give it a passage",
      });
    }
  }
}

function checkLength(what: string, text: string): void {
  if (text.length < dnaTextLimit) return;
  const shown = `${what} "${text.slice(0, 40)}…" of ${text.length} characters`;
  throw new RapporteurError("RAP_EXCHANGE_DNA_WRITE", { what: shown, cure: `shorten it below ${dnaTextLimit} characters` });
}

type Insert = (...values: SQLInputValue[]) => void;

function inserter(handle: DatabaseSync, table: keyof typeof dnaTables): Insert {
  const columns = columnsOf(table);
  const statement = handle.prepare(`INSERT INTO ${table}(${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`);
  return (...values) => {
    statement.run(...values);
  };
}

function fill(handle: DatabaseSync, database: DnaDatabase): void {
  const insertSetting = inserter(handle, "SETTINGS");
  for (const [property, value] of Object.entries({ ...dnaVersion, ...database.settings })) insertSetting(property, value);
  fillCoders(handle, database);
  const insertDocument = inserter(handle, "DOCUMENTS");
  for (const { id, title, text, coder, author, source, section, notes, type, date } of database.documents) {
    insertDocument(id, title, text, coder, author, source, section, notes, type, date);
  }
  const insertType = inserter(handle, "STATEMENTTYPES");
  for (const { id, label, color } of database.statementTypes) insertType(id, label, ...shades(color));
  const insertVariable = inserter(handle, "VARIABLES");
  for (const { id, name, dataType, statementType } of database.variables) insertVariable(id, name, dataType, statementType);
  const insertLink = inserter(handle, "VARIABLELINKS");
  for (const [index, { source, target }] of database.variableLinks.entries()) insertLink(index + 1, source, target);
  const insertRegex = inserter(handle, "REGEXES");
  for (const { label, color } of database.regexes) insertRegex(label, ...shades(color));
  fillEntities(handle, database);
  fillStatements(handle, database);
}

function fillCoders(handle: DatabaseSync, database: DnaDatabase): void {
  const insertCoder = inserter(handle, "CODERS");
  for (const coder of database.coders) {
    const display = [coder.refresh, coder.fontSize, coder.password, coder.popupWidth];
    const flags = [coder.colorByCoder, coder.popupDecoration, coder.popupAutoComplete, ...dnaPermissions.map((name) => coder.permissions[name])];
    insertCoder(coder.id, coder.name, ...shades(coder.color), ...display, ...flags.map(Number));
  }
  const insertRelation = inserter(handle, "CODERRELATIONS");
  for (const [index, relation] of database.coderRelations.entries()) {
    const flags = [relation.viewStatements, relation.editStatements, relation.viewDocuments, relation.editDocuments];
    insertRelation(index + 1, relation.coder, relation.otherCoder, ...flags.map(Number));
  }
}

function fillEntities(handle: DatabaseSync, database: DnaDatabase): void {
  // A parent may come after its child.
  handle.exec("PRAGMA defer_foreign_keys = ON");
  const insertEntity = inserter(handle, "ENTITIES");
  for (const { id, variable, value, color, childOf } of database.entities) insertEntity(id, variable, value, ...shades(color), childOf);
  const insertAttributeVariable = inserter(handle, "ATTRIBUTEVARIABLES");
  for (const { id, variable, name } of database.attributeVariables) insertAttributeVariable(id, variable, name);
  const insertAttribute = inserter(handle, "ATTRIBUTEVALUES");
  for (const [index, { entity, attributeVariable, value }] of database.attributeValues.entries())
    insertAttribute(index + 1, entity, attributeVariable, value);
}

const valueTables: Readonly<Record<DnaDataType, string>> = {
  boolean: "DATABOOLEAN",
  integer: "DATAINTEGER",
  "short text": "DATASHORTTEXT",
  "long text": "DATALONGTEXT",
};

function fillStatements(handle: DatabaseSync, database: DnaDatabase): void {
  const insertStatement = inserter(handle, "STATEMENTS");
  const inserts = new Map(Object.values(valueTables).map((table) => [table, inserter(handle, table)]));
  const tables = new Map(database.variables.map(({ id, dataType }) => [id, valueTables[dataType]]));
  const counts = new Map<string, number>();
  for (const { id, statementType, document, start, stop, coder, values } of database.statements) {
    insertStatement(id, statementType, document, start, stop, coder);
    for (const { variable, value } of values) {
      const table = tables.get(variable);
      if (table === undefined)
        throw new RapporteurError("RAP_EXCHANGE_DNA_WRITE", {
          what: `a value of variable ${variable}, which does not exist`,
          cure: "declare the variable",
        });
      const number = (counts.get(table) ?? 0) + 1;
      counts.set(table, number);
      inserts.get(table)?.(number, id, variable, typeof value === "boolean" ? Number(value) : value);
    }
  }
}

function shades(color: string | null): (number | null)[] {
  if (color === null) return [null, null, null];
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
