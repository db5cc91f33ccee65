import { pickRows, type StatementTable, tagsOfCell } from "@rapporteur/core/model";
import type { StatementScope } from "../../../contract/scope.ts";

/** A scope with nothing in it: every statement is looked at. */
export const wholeScope: StatementScope = { documents: [], tags: [], speakers: [], without: [], types: [], from: "", to: "" };

export type ScopePart = "documents" | "tags" | "speakers" | "types" | "dates";

export function isWholeScope({ documents, tags, speakers, without, types, from, to }: StatementScope): boolean {
  return documents.length + tags.length + speakers.length + without.length + types.length === 0 && from === "" && to === "";
}

/** Equal for scopes that leave the same rows of any table. */
export function scopeKey({ documents, tags, speakers, without, types, from, to }: StatementScope): string {
  const sets = [documents, tags, speakers, without, types].map((values) => [...new Set(values)].sort());
  return JSON.stringify([...sets, from, to]);
}

/**
 * The statements that a scope leaves, in the order of the table; the table itself where it leaves all. Dictionaries and documents stay as they are, so that
 * codes mean the same in both.
 *
 * Cost: O(rows) to find them, O(rows left × columns) to copy them.
 */
export function scopeTable(table: StatementTable, scope: StatementScope): StatementTable {
  if (isWholeScope(scope)) return table;
  return pickRows(table, scopeRows(table, scope));
}

/** Numbers of the rows that a scope leaves. Of the part `but` nothing is asked. Cost: O(rows). */
export function scopeRows(table: StatementTable, scope: StatementScope, but: ScopePart | null = null): Int32Array {
  const tests = [
    documentTest(table, { documents: but === "documents" ? [] : scope.documents, tags: but === "tags" ? [] : scope.tags }),
    but === "speakers" ? null : speakerTest(table, scope),
    but === "types" ? null : typeTest(table, scope),
    but === "dates" ? null : dateTest(table, scope),
  ].filter((test) => test !== null);
  const rows = new Int32Array(table.length);
  let count = 0;
  for (let row = 0; row < table.length; row++) if (tests.every((passes) => passes(row))) rows[count++] = row;
  return rows.slice(0, count);
}

type RowTest = (row: number) => boolean;

function documentTest(table: StatementTable, { documents, tags }: Pick<StatementScope, "documents" | "tags">): RowTest | null {
  if (documents.length === 0 && tags.length === 0) return null;
  const [ids, wanted] = [new Set(documents), new Set(tags)];
  const tagsOf = documentTags(table);
  const isIn = Uint8Array.from(table.documents.ids, (id, at) => {
    const hasTag = wanted.size === 0 || tagsOf(at).some((tag) => wanted.has(tag));
    return hasTag && (ids.size === 0 || ids.has(id)) ? 1 : 0;
  });
  return (row) => isIn[table.documentOf[row] ?? -1] === 1;
}

/** The tags of a document by its number in the table. */
export function documentTags({ documents }: StatementTable): (document: number) => readonly string[] {
  const column = documents.fields["tags"];
  if (column === undefined || !("codes" in column)) return () => [];
  const lists = column.dictionary.map(tagsOfCell);
  return (document) => lists[column.codes[document] ?? -1] ?? [];
}

function speakerTest(table: StatementTable, { speakers, without }: StatementScope): RowTest | null {
  if (speakers.length === 0 && without.length === 0) return null;
  const column = table.variables["speaker"];
  const [wanted, left] = [new Set(speakers), new Set(without)];
  const isIn = (key: string): boolean => (wanted.size === 0 || wanted.has(key)) && !left.has(key);
  const unnamed = isIn("");
  if (column === undefined || !("codes" in column)) return () => unnamed;
  const byCode = column.dictionary.map(isIn);
  return (row) => byCode[column.codes[row] ?? -1] ?? unnamed;
}

function typeTest(table: StatementTable, { types }: StatementScope): RowTest | null {
  if (types.length === 0) return null;
  const wanted = table.typeNames.map((name) => types.includes(name));
  return (row) => wanted[table.types[row] ?? -1] === true;
}

const dayMs = 86_400_000;

/** A statement without a date is in no stretch of time. */
function dateTest({ times }: StatementTable, { from, to }: StatementScope): RowTest | null {
  if (from === "" && to === "") return null;
  const first = from === "" ? -Infinity : Date.parse(from);
  const end = to === "" ? Infinity : Date.parse(to) + dayMs;
  return (row) => {
    const time = times[row] ?? Number.NaN;
    return time >= first && time < end;
  };
}
