import type { StatementTable, TextColumn } from "@rapporteur/core/model";
import { countedRows } from "../counted-rows.ts";
import { dayOf } from "../day-of.ts";
import { basisOf } from "../evidence.ts";
import type { FigureData } from "../figure-data.ts";
import { changeCounts } from "./position-lines.ts";
import type { ProfileEntry, ProfilesAnswer, ProfilesRequest } from "./profile-types.ts";
import { listedColumns, ownColumns } from "./subject-columns.ts";

/** Who has a page: those who speak, the actors, or the concepts, with what there is on it. Cost: O(rows × columns + positions · log positions). */
export function answerProfiles({ table }: FigureData, { role, countsDrafts }: ProfilesRequest): ProfilesAnswer {
  const rows = countedRows(table, countsDrafts);
  const hasPage = new Set(listedColumns(table, role).flatMap((column) => keysOf(column, rows)));
  const counts = new Map([...hasPage].map((key) => [key, emptyCounts()]));
  const columns = ownColumns(table, role).map(({ codes, dictionary }) => ({ codes, counts: dictionary.map((key) => counts.get(key)) }));
  for (const row of rows) for (const column of columns) addRow(column.counts[column.codes[row] ?? -1], table, row);
  const changes = changeCounts(table, rows, role === "speaker" ? "speaker" : "concept");
  const entries = [...counts].map(([key, count]) => entryOf(key, count, changes.get(key) ?? 0));
  return { entries: entries.sort((a, b) => b.statements - a.statements || (a.key < b.key ? -1 : 1)), basis: basisOf(table, rows) };
}

/** What a column names in some rows. */
function keysOf({ codes, dictionary }: TextColumn, rows: readonly number[]): string[] {
  const used = new Uint8Array(dictionary.length);
  for (const row of rows) if ((codes[row] ?? -1) >= 0) used[codes[row] ?? 0] = 1;
  return dictionary.filter((key, code) => used[code] === 1 && key !== "");
}

interface Counts {
  /** Row that was counted last: one that names it twice counts once. */
  row: number;
  statements: number;
  positions: number;
  forecasts: number;
  readonly documents: Set<number>;
  first: number;
  last: number;
}

const emptyCounts = (): Counts => ({ row: -1, statements: 0, positions: 0, forecasts: 0, documents: new Set(), first: Infinity, last: -Infinity });

function addRow(count: Counts | undefined, table: StatementTable, row: number): void {
  if (count === undefined || count.row === row) return;
  count.row = row;
  const type = table.typeNames[table.types[row] ?? -1];
  const time = table.times[row] ?? Number.NaN;
  count.statements++;
  if (type === "position") count.positions++;
  if (type === "forecast") count.forecasts++;
  count.documents.add(table.documentOf[row] ?? -1);
  if (time < count.first) count.first = time;
  if (time > count.last) count.last = time;
}

function entryOf(key: string, { statements, positions, forecasts, documents, first, last }: Counts, changes: number): ProfileEntry {
  const day = (time: number): string | null => (Number.isFinite(time) ? dayOf(time) : null);
  return { key, statements, positions, forecasts, changes, documents: documents.size, firstDay: day(first), lastDay: day(last) };
}
