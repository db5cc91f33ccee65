import { columnReader, type StatementTable, textReader } from "@rapporteur/core/model";
import { dayOf } from "../day-of.ts";
import { evidenceReader } from "../evidence.ts";
import type { EvidenceRow } from "../common-types.ts";
import type { PositionLine, Stance, StanceDay } from "./profile-types.ts";

/** A position that tells who, on what, and whether for it. */
export interface StanceRow {
  readonly row: number;
  readonly speaker: string;
  readonly concept: string;
  readonly isFor: boolean;
}

/** The rows that are positions of somebody on something. Cost: O(rows). */
export function stanceRows(table: StatementTable, rows: readonly number[]): StanceRow[] {
  const [speakerOf, conceptOf] = [textReader(table, "speaker"), textReader(table, "concept")];
  const agreementOf = columnReader(table, "agreement");
  return rows.flatMap((row) => {
    const [speaker, concept, isFor] = [speakerOf(row), conceptOf(row), agreementOf(row)];
    return speaker === null || concept === null || typeof isFor !== "boolean" ? [] : [{ row, speaker, concept, isFor }];
  });
}

/** Each speaker's positions on each concept in order of time, most statements first. Cost: O(n log n). */
export function positionLines(table: StatementTable, rows: readonly number[]): PositionLine[] {
  const quote = evidenceReader(table);
  const countOf = ({ forCount, againstCount }: PositionLine): number => forCount + againstCount;
  return bySpeakerAndConcept(table, rows)
    .flatMap((own) => lineOf(table, own, quote) ?? [])
    .sort((a, b) => countOf(b) - countOf(a) || order(a, b));
}

/** How often somebody turned round, by speaker or by concept; without the words. Cost: O(n log n). */
export function changeCounts(table: StatementTable, rows: readonly number[], by: "speaker" | "concept"): Map<string, number> {
  const counts = new Map<string, number>();
  for (const own of bySpeakerAndConcept(table, rows)) {
    const [first] = own;
    // Who has said one thing only has changed nothing.
    if (first === undefined || own.every(({ isFor }) => isFor === first.isFor)) continue;
    const changes = turnsOf(daysOf(table, own)).length;
    if (changes > 0) counts.set(first[by], (counts.get(first[by]) ?? 0) + changes);
  }
  return counts;
}

function bySpeakerAndConcept(table: StatementTable, rows: readonly number[]): StanceRow[][] {
  const lines = new Map<string, Map<string, StanceRow[]>>();
  for (const one of stanceRows(table, rows)) {
    const byConcept = lines.get(one.speaker) ?? new Map<string, StanceRow[]>();
    lines.set(one.speaker, byConcept);
    const own = byConcept.get(one.concept) ?? [];
    byConcept.set(one.concept, own);
    own.push(one);
  }
  return [...lines.values()].flatMap((byConcept) => [...byConcept.values()]);
}

const order = (a: PositionLine, b: PositionLine): number => compare(a.concept, b.concept) || compare(a.speaker, b.speaker);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface DayRows extends StanceDay {
  readonly rows: readonly StanceRow[];
}

function lineOf(table: StatementTable, own: readonly StanceRow[], quote: (row: number) => EvidenceRow): PositionLine | null {
  const [first] = own;
  const days = daysOf(table, own);
  const last = days.findLast(({ day }) => day !== null) ?? days.at(-1);
  if (first === undefined || last === undefined) return null;
  const latest = last.rows.at(-1) ?? first;
  return {
    speaker: first.speaker,
    concept: first.concept,
    forCount: own.filter(({ isFor }) => isFor).length,
    againstCount: own.filter(({ isFor }) => !isFor).length,
    days: days.map(({ day, stance, ids, documentId }) => ({ day, stance, ids, documentId })),
    changes: turnsOf(days).map(({ day, before, after }) => ({ day, before: quote(before), after: quote(after) })),
    stance: last.stance,
    latest: quote(latest.row),
  };
}

function daysOf(table: StatementTable, own: readonly StanceRow[]): DayRows[] {
  const timeOf = ({ row }: StanceRow): number => table.times[row] ?? Number.NaN;
  const byDay = Map.groupBy(own, (one) => dayOf(timeOf(one)));
  return [...byDay]
    .map(([day, rows]) => ({ day, rows: rows.toSorted((a, b) => timeOf(a) - timeOf(b) || a.row - b.row) }))
    .sort((a, b) => compare(a.day ?? "9999", b.day ?? "9999"))
    .map(({ day, rows }) => ({
      day,
      rows,
      stance: stanceOf(rows),
      ids: rows.map(({ row }) => table.ids[row] ?? ""),
      documentId: table.documents.ids[table.documentOf[rows[0]?.row ?? 0] ?? -1] ?? "",
    }));
}

function stanceOf(rows: readonly StanceRow[]): Stance {
  if (rows.every(({ isFor }) => isFor)) return "for";
  return rows.some(({ isFor }) => isFor) ? "both" : "against";
}

/** Rows before and after each turn. A day that is for and against turns nothing round: it may be two sides of one thought. */
function turnsOf(days: readonly DayRows[]): { readonly day: string; readonly before: number; readonly after: number }[] {
  const clear = days.filter(({ day, stance }) => day !== null && stance !== "both");
  return clear.flatMap((after, at) => {
    const before = clear[at - 1];
    if (before === undefined || before.stance === after.stance) return [];
    return [{ day: after.day ?? "", before: before.rows.at(-1)?.row ?? 0, after: after.rows[0]?.row ?? 0 }];
  });
}
