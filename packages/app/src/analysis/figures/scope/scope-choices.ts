import type { StatementTable } from "@rapporteur/core/model";
import type { FigureRequest } from "../../../contract/figure-requests.ts";
import type { StatementScope } from "../../../contract/scope.ts";
import { countedRows } from "../counted-rows.ts";
import type { FigureData } from "../figure-data.ts";
import { documentTags, failureOf, rowSigners, scopeFailures, type ScopePart, wholeScope } from "./scope-table.ts";

export interface ScopeChoice {
  /** Id of a document, key of a contributor or speaker ("" for none), or the tag or type itself. */
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
  readonly contributors: readonly ScopeChoice[];
  readonly speakers: readonly ScopeChoice[];
  readonly types: readonly ScopeChoice[];
  readonly inScope: ScopeCounts;
}

/** What a scope leaves, drafts too, whatever the screen counts. */
export interface ScopeCounts {
  readonly documents: number;
  readonly speakers: number;
  /** Those that have any. */
  readonly types: readonly { readonly type: string; readonly accepted: number; readonly drafts: number }[];
}

/** Cost: a pass over the rows for each part of the scope, and one for each kind of choice. */
export function answerScopeChoices(
  { table, entities }: FigureData,
  { scope = wholeScope, countsDrafts }: FigureRequest<"scopeChoices">,
): ScopeChoicesAnswer {
  const standing = countedRows(table, countsDrafts);
  const failures = scopeFailures(table, scope);
  const rowsBut = (...parts: readonly ScopePart[]): Int32Array => rowsFailing(standing, failures, parts);
  const names = new Map(entities.map(({ key, name }) => [key, name]));
  const named = (choice: ScopeChoice): ScopeChoice => ({ ...choice, label: names.get(choice.value) ?? choice.value });
  return {
    total: standing.length,
    kept: rowsBut().length,
    documents: documentChoices(table, rowsBut("documents"), scope),
    tags: tagChoices(table, rowsBut("tags"), scope),
    contributors: contributorChoices(table, rowsBut("contributors"), scope).map(named),
    speakers: speakerChoices(table, rowsBut("speakers"), scope).map(named),
    types: typeChoices(table, rowsBut("types"), scope),
    inScope: countScope(table, failures),
  };
}

function countScope(table: StatementTable, failures: Uint8Array): ScopeCounts {
  const standing = countedRows(table, true).filter((row) => failures[row] === 0);
  const speaker = table.variables["speaker"];
  const counts = table.typeNames.map((type) => ({ type, accepted: 0, drafts: 0 }));
  const [documents, speakers] = [new Set<number>(), new Set<number>()];
  for (const row of standing) {
    documents.add(table.documentOf[row] as number);
    const code = speaker !== undefined && "codes" in speaker ? (speaker.codes[row] as number) : -1;
    if (code >= 0) speakers.add(code);
    const own = counts[table.types[row] as number];
    if (own !== undefined) own[table.reviews[row] === 1 ? "accepted" : "drafts"]++;
  }
  return { documents: documents.size, speakers: speakers.size, types: counts.filter(({ accepted, drafts }) => accepted + drafts > 0) };
}

/** Rows that pass every part of the scope but these. */
function rowsFailing(standing: readonly number[], failures: Uint8Array, parts: readonly ScopePart[]): Int32Array {
  const isIn = new Uint8Array(256);
  isIn[0] = 1;
  for (const part of parts) isIn[failureOf[part]] = 1;
  const rows = new Int32Array(standing.length);
  let count = 0;
  for (const row of standing) if (isIn[failures[row] as number] === 1) rows[count++] = row;
  return rows.subarray(0, count);
}

function documentChoices(table: StatementTable, rows: Int32Array, { documents }: StatementScope): ScopeChoice[] {
  const title = table.documents.fields["title"];
  const titleOf = (at: number): string => (title !== undefined && "codes" in title ? (title.dictionary[title.codes[at] ?? -1] ?? "") : "");
  const counts = countByCode(table.documentOf, rows, table.documents.ids.length);
  const all = table.documents.ids.map((value, at) => ({ value, label: titleOf(at), count: counts[at] ?? 0 }));
  return sorted(all, documents);
}

function tagChoices(table: StatementTable, rows: Int32Array, { tags }: StatementScope): ScopeChoice[] {
  const tagsOf = documentTags(table);
  const counts = new Map<string, number>();
  for (const [document, count] of countByCode(table.documentOf, rows, table.documents.ids.length).entries())
    if (count > 0) for (const tag of tagsOf(document)) counts.set(tag, (counts.get(tag) ?? 0) + count);
  return sorted(choicesOf(counts, tags), tags);
}

/** A statement in a part that several sign counts for each; nobody is offered only beside somebody. */
function contributorChoices(table: StatementTable, rows: Int32Array, { contributors }: StatementScope): ScopeChoice[] {
  if (table.documents.contributions === undefined) return [];
  const signersOf = rowSigners(table);
  const counts = new Map<string, number>();
  for (const row of rows) {
    const signers = signersOf(row);
    for (const one of signers.length === 0 ? [""] : signers) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return sorted(choicesOf(counts, contributors), contributors);
}

function speakerChoices(table: StatementTable, rows: Int32Array, { speakers, without }: StatementScope): ScopeChoice[] {
  const column = table.variables["speaker"];
  const [codes, keys] = column !== undefined && "codes" in column ? [column.codes, column.dictionary] : [new Int32Array(table.length).fill(-1), []];
  const byCode = countByCode(codes, rows, keys.length);
  const unnamed = rows.length - byCode.reduce((sum, count) => sum + count, 0);
  const counts = new Map(keys.map((key, code) => [key, byCode[code] ?? 0]));
  counts.set("", (counts.get("") ?? 0) + unnamed);
  const chosen = [...speakers, ...without];
  return sorted(choicesOf(counts, chosen), chosen);
}

function typeChoices(table: StatementTable, rows: Int32Array, { types }: StatementScope): ScopeChoice[] {
  const byType = countByCode(table.types, rows, table.typeNames.length);
  const counts = new Map(table.typeNames.map((type, code) => [type, byType[code] ?? 0]));
  return sorted(choicesOf(counts, types), types);
}

/** How many of the rows have each code. */
function countByCode(codes: Int32Array | Uint16Array, rows: Int32Array, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const row of rows) {
    const code = codes[row] as number;
    if (code >= 0 && code < size) counts[code] = (counts[code] as number) + 1;
  }
  return counts;
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
