import { ownValue } from "@rapporteur/core/base";
import type { Column, Entity, StatementTable } from "@rapporteur/core/model";
import { columnReader, reviewStates } from "@rapporteur/core/model";
import { z } from "zod";
import type { ParquetColumn, ParquetValue } from "../../exchange/parquet/parquet-columns.ts";
import type { TypeRecord } from "../../records/statement-record.ts";
import { described, statementHead, type DescribedColumn } from "./table-descriptions.ts";

/** Which columns of a file of statements hold which variable. An entity variable has two: its names, or words, and the ids of its entities. */
const variableColumns = z.object({
  variable: z.string(),
  kind: z.enum(["entity", "text", "boolean", "integer", "number", "date"]),
  column: z.string(),
  idColumn: z.string().nullable(),
});
export type VariableColumns = z.infer<typeof variableColumns>;

/** Where a file of statements keeps them in its foot. */
export const variablesKey = "rapporteur.variables";
export const variablesInFoot = z.array(variableColumns);

const parquetKinds: Readonly<Record<Column["kind"], ParquetColumn["kind"]>> = {
  entity: "text",
  text: "text",
  boolean: "boolean",
  integer: "integer",
  number: "number",
  date: "date",
};

/** Names of columns for variables: their own, unless one is taken. DuckDB and others do not tell upper from lower case. */
export function placeVariables(variables: Readonly<Record<string, Pick<Column, "kind">>>): VariableColumns[] {
  const taken = new Set(statementHead.map(({ name }) => name));
  const claim = (wanted: string): string => {
    let name = wanted;
    while (taken.has(name.toLowerCase())) name = `variable_${name}`;
    taken.add(name.toLowerCase());
    return name;
  };
  return Object.entries(variables).map(([variable, { kind }]) => {
    const column = claim(variable);
    return { variable, kind, column, idColumn: kind === "entity" ? claim(`${column}_id`) : null };
  });
}

/** What the variables that all types share mean. */
const commonMeanings: Readonly<Record<string, string>> = {
  speaker: "Who says it; missing where the text does not tell.",
  organization: "The body that the speaker speaks for.",
  status: "actual, denied, hypothetical or demanded.",
  coder: "Who coded it: builtin@VERSION, model:NAME, person:ACCOUNT, or the program it came from.",
  confidence: "How sure the machine was, 0 to 1; missing for a person's coding.",
  quote: "Its words, verbatim.",
};

/** The columns of the variables as the data dictionary has them, with the help of the types that have them. */
export function describeVariables(placed: readonly VariableColumns[], types: readonly TypeRecord[]): DescribedColumn[] {
  return placed.flatMap(({ variable, kind, column, idColumn }) => {
    const meaning = ownValue(commonMeanings, variable) ?? meaningOf(variable, types);
    const names = described(column, parquetKinds[kind], kind === "entity" ? `${meaning} The name of the entity, or words.` : meaning);
    return idColumn === null
      ? [names]
      : [names, described(idColumn, "text", `The entity of ${column}: entities.entity_id; missing where no entity was made of its words.`)];
  });
}

function meaningOf(name: string, types: readonly TypeRecord[]): string {
  const meanings = types.flatMap(({ key, variables }) =>
    variables.filter((one) => one.name === name).map(({ label, help }) => `${key}: ${[`${label}.`, help].join(" ").trim()}`),
  );
  return meanings.length === 0 ? "A variable of the project." : `Of ${[...new Set(meanings)].join("; of ")}`;
}

/** Entities by key with the names that files call them by: an entity that shares its name has its key behind it. */
export function entityLabels(entities: readonly Entity[]): Map<string, string> {
  const uses = new Map<string, number>();
  for (const { name } of entities) uses.set(name, (uses.get(name) ?? 0) + 1);
  return new Map(entities.map(({ id, name }) => [id, (uses.get(name) ?? 0) > 1 ? `${name} (${id})` : name]));
}

/** Reads the rows of a batch as the values of `statementHead` and of the placed variables, in their order. */
export function rowReader(
  table: StatementTable,
  placed: readonly VariableColumns[],
  labels: ReadonlyMap<string, string>,
): (row: number) => ParquetValue[] {
  const readers = placed.map(({ variable, kind }) => ({ read: columnReader(table, variable), isEntity: kind === "entity" }));
  return (row) => {
    const cells = headCells(table, row);
    for (const { read, isEntity } of readers) {
      const value = read(row);
      if (!isEntity) cells.push(value);
      else {
        const label = typeof value === "string" ? labels.get(value) : undefined;
        cells.push(label ?? value, label === undefined ? null : value);
      }
    }
    return cells;
  };
}

function headCells(table: StatementTable, row: number): ParquetValue[] {
  return [
    table.ids[row] ?? "",
    table.typeNames[table.types[row] ?? 0] ?? "",
    table.documents.ids[table.documentOf[row] ?? 0] ?? "",
    table.times[row] ?? null,
    table.starts[row] ?? 0,
    table.ends[row] ?? 0,
    reviewStates[table.reviews[row] ?? 0] ?? "draft",
    table.reviewedByPerson[row] === 1,
  ];
}
