import type { StatementTable } from "@rapporteur/core/model";
import type { FigureRequest } from "../../../contract/figure-requests.ts";
import type { StatementScope } from "../../../contract/scope.ts";
import type { FigureData } from "../figure-data.ts";
import { documentTags, scopeRows, wholeScope } from "./scope-table.ts";

export interface ScopeChoice {
  /** Id of a document, key of a speaker ("" for none), or the tag or type itself. */
  readonly value: string;
  readonly label: string;
  /** Statements that it has among those that every other part of the scope leaves. */
  readonly count: number;
}

/** What the statements can be narrowed to, and what a scope leaves of them. */
export interface ScopeChoicesAnswer {
  /** Statements that are not rejected. */
  readonly total: number;
  readonly kept: number;
  readonly documents: readonly ScopeChoice[];
  readonly tags: readonly ScopeChoice[];
  readonly speakers: readonly ScopeChoice[];
  readonly types: readonly ScopeChoice[];
}

/** Cost: four passes over the rows. */
export function answerScopeChoices(
  { table, entities }: FigureData,
  { scope = wholeScope, countsDrafts }: FigureRequest<"scopeChoices">,
): ScopeChoicesAnswer {
  const counts = (row: number): boolean => table.reviews[row] === 1 || (countsDrafts && table.reviews[row] === 0);
  const rowsBut = (part: Parameters<typeof scopeRows>[2]): Int32Array => scopeRows(table, scope, part).filter(counts);
  const names = new Map(entities.map(({ key, name }) => [key, name]));
  return {
    total: scopeRows(table, wholeScope).filter(counts).length,
    kept: rowsBut(null).length,
    documents: documentChoices(table, rowsBut("documents"), scope),
    tags: tagChoices(table, rowsBut("tags"), scope),
    speakers: speakerChoices(table, rowsBut("speakers"), scope).map((choice) => ({ ...choice, label: names.get(choice.value) ?? choice.value })),
    types: typeChoices(table, rowsBut("types"), scope),
  };
}

function documentChoices(table: StatementTable, rows: Int32Array, { documents }: StatementScope): ScopeChoice[] {
  const title = table.documents.fields["title"];
  const titleOf = (at: number): string => (title !== undefined && "codes" in title ? (title.dictionary[title.codes[at] ?? -1] ?? "") : "");
  const counts = new Uint32Array(table.documents.ids.length);
  for (const row of rows) counts[table.documentOf[row] ?? 0] = (counts[table.documentOf[row] ?? 0] ?? 0) + 1;
  const all = table.documents.ids.map((value, at) => ({ value, label: titleOf(at), count: counts[at] ?? 0 }));
  return sorted(all, documents);
}

function tagChoices(table: StatementTable, rows: Int32Array, { tags }: StatementScope): ScopeChoice[] {
  const tagsOf = documentTags(table);
  const counts = new Map<string, number>();
  for (const row of rows) for (const tag of tagsOf(table.documentOf[row] ?? -1)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return sorted(choicesOf(counts, tags), tags);
}

function speakerChoices(table: StatementTable, rows: Int32Array, { speakers, without }: StatementScope): ScopeChoice[] {
  const column = table.variables["speaker"];
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = column !== undefined && "codes" in column ? (column.dictionary[column.codes[row] ?? -1] ?? "") : "";
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const chosen = [...speakers, ...without];
  return sorted(choicesOf(counts, chosen), chosen);
}

function typeChoices(table: StatementTable, rows: Int32Array, { types }: StatementScope): ScopeChoice[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const type = table.typeNames[table.types[row] ?? -1] ?? "";
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return sorted(choicesOf(counts, types), types);
}

function choicesOf(counts: ReadonlyMap<string, number>, chosen: readonly string[]): ScopeChoice[] {
  return [...new Set([...counts.keys(), ...chosen])].map((value) => ({ value, label: value, count: counts.get(value) ?? 0 }));
}

/** Most frequent first; what has no statement is left out unless it is chosen. */
function sorted(choices: readonly ScopeChoice[], chosen: readonly string[]): ScopeChoice[] {
  return choices
    .filter(({ value, count }) => count > 0 || chosen.includes(value))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : Number(a.label > b.label)));
}
