import { columnReader, reviewStates, type StatementTable, textReader } from "@rapporteur/core/model";
import { evidenceReader } from "../evidence.ts";
import type { FigureData } from "../figure-data.ts";
import { type Influence, influenceReader } from "./influence.ts";
import type { QueueCount, QueuedDraft, ReviewQueueAnswer, ReviewQueueRequest } from "./queue-types.ts";

const mostCounted = 40;

/**
 * The drafts of all documents that wait for a person, those that are worth most of a reviewer's time first: the least certain ones, or those on which most of
 * the figures hang (reach divided by repeats, see `influenceReader`). Equal ones stay in the order of the table, so that a document's stand together.
 *
 * Cost: O(rows + drafts · log drafts).
 */
export function answerReviewQueue({ table }: FigureData, { order, size }: ReviewQueueRequest): ReviewQueueAnswer {
  const influenceOf = influenceReader(table);
  const confidenceOf = confidenceReader(table);
  const [open, reviewed]: [number[], number[]] = [[], []];
  for (let row = 0; row < table.length; row++) {
    // What a person opened again, or only gave a speaker, is a draft still.
    if (table.reviews[row] === 0) open.push(row);
    else if (table.reviewedByPerson[row] === 1) reviewed.push(row);
  }
  const weightOf = order === "uncertain" ? doubtOf(confidenceOf) : (row: number) => weight(influenceOf(row));
  const weights = new Float64Array(table.length);
  for (const row of open) weights[row] = weightOf(row);
  const sorted = Int32Array.from(open).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  const quote = evidenceReader(table);
  const drafts = Array.from(sorted.subarray(0, size), (row): QueuedDraft => ({
    ...quote(row),
    start: table.starts[row] ?? 0,
    confidence: confidenceOf(row),
    ...influenceOf(row),
  }));
  const speakerOf = textReader(table, "speaker");
  return {
    drafts,
    open: open.length,
    reviewed: reviewed.length,
    rejected: reviewed.filter((row) => reviewStates[table.reviews[row] ?? 0] === "rejected").length,
    types: countsBy(open, reviewed, (row) => table.typeNames[table.types[row] ?? -1] ?? ""),
    speakers: countsBy(open, reviewed, (row) => speakerOf(row) ?? ""),
    documents: new Set(open.map((row) => table.documentOf[row] ?? -1)).size,
  };
}

const weight = ({ reach, repeats }: Influence): number => reach / repeats;

/** What says nothing of how sure it is comes before what is sure of itself. */
function doubtOf(confidenceOf: (row: number) => number | null): (row: number) => number {
  return (row) => 1 - (confidenceOf(row) ?? 0.5);
}

function confidenceReader(table: StatementTable): (row: number) => number | null {
  const read = columnReader(table, "confidence");
  return (row) => {
    const value = read(row);
    return typeof value === "number" ? value : null;
  };
}

function countsBy(open: readonly number[], reviewed: readonly number[], valueOf: (row: number) => string): QueueCount[] {
  const counts = new Map<string, { open: number; reviewed: number }>();
  const add = (rows: readonly number[], part: "open" | "reviewed"): void => {
    for (const row of rows) {
      const value = valueOf(row);
      const count = counts.get(value) ?? { open: 0, reviewed: 0 };
      counts.set(value, count);
      count[part]++;
    }
  };
  add(open, "open");
  add(reviewed, "reviewed");
  return [...counts]
    .map(([value, count]) => ({ value, ...count }))
    .sort((a, b) => b.open - a.open || (a.value < b.value ? -1 : 1))
    .slice(0, mostCounted);
}
