import type { StatementTable } from "@rapporteur/core/model";
import { countedRows } from "../counted-rows.ts";
import { dayOf } from "../day-of.ts";
import { basisOf } from "../evidence.ts";
import type { FigureData } from "../figure-data.ts";
import { positionLines } from "./position-lines.ts";
import type { PositionLine, ProfileEntry, ProfilesAnswer, ProfilesRequest } from "./profile-types.ts";
import { keysIn, listedColumns, ownColumns } from "./subject-columns.ts";

/** Who has a page: those who speak, the actors, or the concepts, with what there is on it. Cost: O(rows × columns + positions · log positions). */
export function answerProfiles({ table }: FigureData, { role, countsDrafts }: ProfilesRequest): ProfilesAnswer {
  const rows = countedRows(table, countsDrafts);
  const [listed, own] = [listedColumns(table, role), ownColumns(table, role)];
  const hasPage = new Set<string>();
  for (const row of rows) for (const key of keysIn(listed, row)) hasPage.add(key);
  const counts = new Map<string, Counts>();
  for (const row of rows)
    for (const key of keysIn(own, row)) {
      if (!hasPage.has(key)) continue;
      const count = counts.get(key) ?? emptyCounts();
      counts.set(key, count);
      addRow(count, table, row);
    }
  const changes = changeCounts(positionLines(table, rows), role === "speaker" ? "speaker" : "concept");
  const entries = [...counts].map(([key, count]) => entryOf(key, count, changes.get(key) ?? 0));
  return { entries: entries.sort((a, b) => b.statements - a.statements || (a.key < b.key ? -1 : 1)), basis: basisOf(table, rows) };
}

interface Counts {
  statements: number;
  positions: number;
  forecasts: number;
  readonly documents: Set<number>;
  first: number;
  last: number;
}

const emptyCounts = (): Counts => ({ statements: 0, positions: 0, forecasts: 0, documents: new Set(), first: Infinity, last: -Infinity });

function addRow(count: Counts, table: StatementTable, row: number): void {
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

function changeCounts(lines: readonly PositionLine[], by: "speaker" | "concept"): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) if (line.changes.length > 0) counts.set(line[by], (counts.get(line[by]) ?? 0) + line.changes.length);
  return counts;
}
