import { buildStatementTable, type CellValue, type Column, type StatementRow, type StatementTable } from "@rapporteur/core/model";
import type { DnaDatabase, DnaDataType, DnaStatement } from "./dna-database.ts";

const kinds: Readonly<Record<DnaDataType, Column["kind"]>> = { boolean: "boolean", integer: "integer", "short text": "entity", "long text": "text" };

/**
 * The statements of a DNA database in columns. Variables of the same name and kind share a column; where kinds differ between statement
 * types, each further one is called "name (type)". Everything counts as accepted by a person, as in DNA. The time is the document's.
 *
 * Cost: O(statements × variables).
 */
export function dnaStatementTable(database: DnaDatabase): StatementTable {
  const names = columnNames(database);
  const entities = new Map(database.entities.map(({ id, value }) => [id, value]));
  const types = new Map(database.statementTypes.map(({ id, label }) => [id, label]));
  const dates = new Map(database.documents.map(({ id, date }) => [id, date]));
  const dataTypes = new Map(database.variables.map(({ id, dataType }) => [id, dataType]));
  const rows = database.statements.map((statement): StatementRow => {
    const date = dates.get(statement.document);
    return {
      id: String(statement.id),
      type: types.get(statement.statementType) ?? "",
      document: String(statement.document),
      start: statement.start,
      end: statement.stop,
      time: date === undefined ? null : date * 1000,
      review: "accepted",
      reviewedByPerson: true,
      values: valuesOf(statement, { names, entities, dataTypes }),
    };
  });
  const documentFields = { title: "text", author: "text", source: "text", section: "text", type: "text", notes: "text" } as const;
  const documents = database.documents.map(({ id, title, author, source, section, type, notes }) => ({
    id: String(id),
    values: { title, author, source, section, type, notes },
  }));
  const variables = Object.fromEntries(database.variables.map(({ id, dataType }) => [names.get(id) ?? "", kinds[dataType]]));
  return buildStatementTable({ variables, documentFields }, rows, documents);
}

/** The column each variable goes to, by the variable's id. */
function columnNames(database: DnaDatabase): ReadonlyMap<number, string> {
  const kindOf = new Map<string, DnaDataType>();
  const labels = new Map(database.statementTypes.map(({ id, label }) => [id, label]));
  return new Map(
    database.variables.map(({ id, name, dataType, statementType }) => {
      const first = kindOf.get(name) ?? dataType;
      kindOf.set(name, first);
      return [id, first === dataType ? name : `${name} (${labels.get(statementType) ?? ""})`];
    }),
  );
}

interface Lookups {
  readonly names: ReadonlyMap<number, string>;
  readonly entities: ReadonlyMap<number, string>;
  readonly dataTypes: ReadonlyMap<number, DnaDataType>;
}

function valuesOf(statement: DnaStatement, { names, entities, dataTypes }: Lookups): Record<string, CellValue> {
  const values: Record<string, CellValue> = {};
  for (const { variable, value } of statement.values) {
    const isEntity = dataTypes.get(variable) === "short text" && typeof value === "number";
    values[names.get(variable) ?? ""] = isEntity ? (entities.get(value) ?? null) : value;
  }
  return values;
}
