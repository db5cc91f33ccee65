import type { StatementTable, TextColumn } from "@rapporteur/core/model";
import type { ProfileRole } from "./profile-types.ts";

/** Columns that name who speaks, not what is spoken of. */
const speaking: ReadonlySet<string> = new Set(["speaker", "organization", "forecaster"]);
const acting: ReadonlySet<string> = new Set(["source", "target"]);

/** Columns of entities that statements are about, whatever their types are called. */
export function subjectColumns(table: StatementTable): TextColumn[] {
  return columnsWhere(table, (name) => !speaking.has(name));
}

/** Columns whose entities have a page of this kind. */
export function listedColumns(table: StatementTable, role: ProfileRole): TextColumn[] {
  if (role === "speaker") return columnsWhere(table, (name) => name === "speaker");
  return columnsWhere(table, (name) => !speaking.has(name) && acting.has(name) === (role === "actor"));
}

/** Columns where one with such a page stands in what belongs to the page. */
export function ownColumns(table: StatementTable, role: ProfileRole): TextColumn[] {
  return role === "speaker" ? listedColumns(table, role) : subjectColumns(table);
}

function columnsWhere({ variables }: StatementTable, isWanted: (name: string) => boolean): TextColumn[] {
  return Object.entries(variables).flatMap(([name, column]) => (column.kind === "entity" && isWanted(name) ? [column] : []));
}

/** The rows of those given in which a column names each key, by key. Cost: O(rows × columns × keys). */
export function rowsNaming(columns: readonly TextColumn[], rows: readonly number[], keys: readonly string[]): number[][] {
  return keys.map((key) => {
    const named = columns.map(({ codes, dictionary }) => ({ codes, code: dictionary.indexOf(key) })).filter(({ code }) => code >= 0);
    return rows.filter((row) => named.some(({ codes, code }) => codes[row] === code));
  });
}

/** The different entities that columns name in a row. */
export function keysIn(columns: readonly TextColumn[], row: number): Set<string> {
  const keys = new Set<string>();
  for (const { codes, dictionary } of columns) {
    const key = dictionary[codes[row] ?? -1];
    if (key !== undefined && key !== "") keys.add(key);
  }
  return keys;
}
