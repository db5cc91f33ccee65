import type { DnaDatabase } from "../../exchange/dna/dna-database.ts";
import { dnaStatementTable } from "../../exchange/dna/dna-table.ts";
import { readDna } from "../../exchange/dna/read-dna.ts";
import type { CellValue } from "@rapporteur/core/model";
import type { EntityAttributes, OpenedSource } from "./opened-statements.ts";

/** A DNA database as statements; entities stand by their values. @throws RAP_EXCHANGE_DNA_* */
export async function openDna(source: string): Promise<OpenedSource & { database: DnaDatabase }> {
  const { database, warnings } = await readDna(source);
  const texts = new Map(database.documents.map(({ id, text }) => [String(id), text]));
  const coders = new Map(database.coders.map(({ id, name }) => [id, name]));
  const { statements } = database;
  return {
    table: dnaStatementTable(database),
    quoteOf: (row) => {
      const statement = statements[row];
      return statement === undefined ? null : (texts.get(String(statement.document))?.slice(statement.start, statement.stop) ?? null);
    },
    coderOf: (row) => coders.get(statements[row]?.coder ?? -1) ?? null,
    texts,
    attributes: dnaAttributes(database),
    warnings,
    database,
  };
}

/** Attribute values and colours of entities; black is DNA's colour for none. */
function dnaAttributes(database: DnaDatabase): EntityAttributes {
  const variables = new Map(database.variables.map(({ id, name }) => [id, name]));
  const attributeNames = new Map(database.attributeVariables.map(({ id, name }) => [id, name]));
  const valuesOf = Map.groupBy(database.attributeValues, ({ entity }) => entity);
  const attributes = new Map<string, Map<string, Record<string, CellValue>>>();
  for (const { id, variable, value, color } of database.entities) {
    if (value === "") continue;
    const name = variables.get(variable) ?? "";
    const labels = attributes.get(name) ?? new Map<string, Record<string, CellValue>>();
    const known = labels.get(value) ?? {};
    if (color !== null && color !== "#000000") known["color"] = color;
    for (const one of valuesOf.get(id) ?? []) if (one.value !== "") known[attributeNames.get(one.attributeVariable) ?? ""] = one.value;
    labels.set(value, known);
    attributes.set(name, labels);
  }
  return attributes;
}
