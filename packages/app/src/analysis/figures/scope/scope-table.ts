import { dayMs } from "@rapporteur/core/base";
import { contributionsOfCell, type StatementTable, tagsOfCell, viewRows } from "@rapporteur/core/model";
import type { StatementScope } from "../../../contract/scope.ts";

/** A scope with nothing in it: every statement is looked at. */
export const wholeScope: StatementScope = { documents: [], tags: [], contributors: [], speakers: [], without: [], types: [], from: "", to: "" };

export type ScopePart = "documents" | "tags" | "contributors" | "speakers" | "types" | "dates";

export function isWholeScope({ from, to, ...lists }: StatementScope): boolean {
  return Object.values(lists).every(({ length }) => length === 0) && from === "" && to === "";
}

/** Equal for scopes that leave the same rows of any table. */
export function scopeKey({ documents, tags, contributors, speakers, without, types, from, to }: StatementScope): string {
  const sets = [documents, tags, contributors, speakers, without, types].map((values) => [...new Set(values)].sort());
  return JSON.stringify([...sets, from, to]);
}

/**
 * The statements that a scope leaves, in the order of the table; the table itself where it leaves all. Dictionaries and documents stay as they are, so that
 * codes mean the same in both.
 *
 * Cost: O(rows) to find them; variables are copied when they are first read.
 */
export function scopeTable(table: StatementTable, scope: StatementScope): StatementTable {
  if (isWholeScope(scope)) return table;
  return viewRows(table, scopeRows(table, scope));
}

/** Numbers of the rows that a scope leaves. Cost: O(rows). */
export function scopeRows(table: StatementTable, scope: StatementScope): Int32Array {
  const failures = scopeFailures(table, scope);
  const rows = new Int32Array(table.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) if (failures[row] === 0) rows[count++] = row;
  return rows.slice(0, count);
}

/** What a row fails by: the number of a part, or more than one. */
export const failureOf = { documents: 1, tags: 2, speakers: 3, types: 4, dates: 5, contributors: 6 } as const satisfies Readonly<
  Record<ScopePart, number>
>;
const several = 255;

/** By row: 0 where it passes every part of a scope, the number of the one part that it fails, or 255 where it fails more than one. Cost: O(rows × parts). */
export function scopeFailures(table: StatementTable, scope: StatementScope): Uint8Array {
  const failures = new Uint8Array(table.length);
  const narrow = (part: ScopePart, codes: Int32Array | Uint16Array, { isIn, without }: CodeTest): void => {
    const mark = failureOf[part];
    for (let row = 0; row < failures.length; row++) {
      const code = codes[row] as number;
      if ((code >= 0 && code < isIn.length ? isIn[code] : without) === 1) continue;
      failures[row] = failures[row] === 0 ? mark : several;
    }
  };
  const { documents, tags, contributors, types } = scope;
  if (documents.length > 0) narrow("documents", table.documentOf, documentTest(table, documents));
  if (tags.length > 0) narrow("tags", table.documentOf, tagTest(table, tags));
  if (contributors.length > 0) markContributors(failures, table, contributors);
  const speakers = speakerTest(table, scope);
  if (speakers !== null) narrow("speakers", speakers.codes, speakers);
  if (types.length > 0) narrow("types", table.types, typeTest(table, types));
  markDates(failures, table, scope);
  return failures;
}

/** Which codes pass, and whether a row without one does. */
interface CodeTest {
  readonly isIn: Uint8Array;
  readonly without: 0 | 1;
}

function documentTest({ documents }: StatementTable, wanted: readonly string[]): CodeTest {
  const ids = new Set(wanted);
  return { isIn: Uint8Array.from(documents.ids, (id) => (ids.has(id) ? 1 : 0)), without: 0 };
}

function tagTest(table: StatementTable, tags: readonly string[]): CodeTest {
  const wanted = new Set(tags);
  const tagsOf = documentTags(table);
  return { isIn: Uint8Array.from(table.documents.ids, (_, at) => (tagsOf(at).some((tag) => wanted.has(tag)) ? 1 : 0)), without: 0 };
}

/** The tags of a document by its number in the table. */
export function documentTags({ documents }: StatementTable): (document: number) => readonly string[] {
  const column = documents.fields["tags"];
  if (column === undefined || !("codes" in column)) return () => [];
  const lists = column.dictionary.map(tagsOfCell);
  return (document) => lists[column.codes[document] ?? -1] ?? [];
}

function markContributors(failures: Uint8Array, table: StatementTable, contributors: readonly string[]): void {
  const wanted = new Set(contributors);
  const signersOf = rowSigners(table);
  for (let row = 0; row < failures.length; row++) {
    const signers = signersOf(row);
    if (signers.length === 0 ? wanted.has("") : signers.some((one) => wanted.has(one))) continue;
    failures[row] = failures[row] === 0 ? failureOf.contributors : several;
  }
}

/** Who signs the part in which a row stands, once each; nobody where the source does not tell. Cost: O(parts of its document) a row; a cell is read once. */
export function rowSigners({ documents, documentOf, starts }: StatementTable): (row: number) => readonly string[] {
  const { contributions } = documents;
  if (contributions === undefined) return () => nobody;
  const cells = contributions.dictionary.map((): SignedStretch[] | null => null);
  return (row) => {
    const code = contributions.codes[documentOf[row] as number] ?? -1;
    if (code < 0) return nobody;
    const start = starts[row] as number;
    let found = nobody;
    for (const stretch of (cells[code] ??= stretchesOf(contributions.dictionary[code] ?? "")))
      if (stretch.start <= start && start < stretch.end) found = found === nobody ? stretch.authors : [...new Set([...found, ...stretch.authors])];
    return found;
  };
}

const nobody: readonly string[] = [];

interface SignedStretch {
  readonly start: number;
  readonly end: number;
  readonly authors: readonly string[];
}

function stretchesOf(cell: string): SignedStretch[] {
  const groups = Map.groupBy(contributionsOfCell(cell), ({ start, end }) => `${start} ${end}`).values();
  return [...groups].flatMap((parts) => {
    const [first] = parts;
    return first === undefined ? [] : [{ start: first.start, end: first.end, authors: [...new Set(parts.map(({ author }) => author))] }];
  });
}

function speakerTest(table: StatementTable, { speakers, without }: StatementScope): (CodeTest & { readonly codes: Int32Array }) | null {
  if (speakers.length === 0 && without.length === 0) return null;
  const column = table.variables["speaker"];
  const [wanted, left] = [new Set(speakers), new Set(without)];
  const passes = (key: string): 0 | 1 => ((wanted.size === 0 || wanted.has(key)) && !left.has(key) ? 1 : 0);
  const unnamed = passes("");
  if (column === undefined || !("codes" in column))
    return { codes: new Int32Array(table.length).fill(-1), isIn: new Uint8Array(0), without: unnamed };
  return { codes: column.codes, isIn: Uint8Array.from(column.dictionary, passes), without: unnamed };
}

function typeTest({ typeNames }: StatementTable, types: readonly string[]): CodeTest {
  return { isIn: Uint8Array.from(typeNames, (name) => (types.includes(name) ? 1 : 0)), without: 0 };
}

/** A statement without a date is in no stretch of time. */
function markDates(failures: Uint8Array, { times }: StatementTable, { from, to }: StatementScope): void {
  if (from === "" && to === "") return;
  const first = from === "" ? -Infinity : Date.parse(from);
  const end = to === "" ? Infinity : Date.parse(to) + dayMs;
  for (let row = 0; row < failures.length; row++) {
    const time = times[row] as number;
    if (time >= first && time < end) continue;
    failures[row] = failures[row] === 0 ? failureOf.dates : several;
  }
}
