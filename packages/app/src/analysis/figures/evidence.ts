import { reviewBasis, reviewStates, type StatementTable, textReader } from "@rapporteur/core/model";
import { dayOf } from "./day-of.ts";
import type { EvidenceAnswer, EvidenceRequest, EvidenceRow, RowBasis } from "./common-types.ts";
import type { FigureData } from "./figure-data.ts";

/** Most statements that are quoted at once: more are not read, and the count is given. */
export const mostQuoted = 200;

/** What rows rest on. Cost: O(rows). */
export function basisOf(table: StatementTable, rows: Iterable<number>): RowBasis {
  const documents = new Set<number>();
  let statements = 0;
  let reviewed = 0;
  for (const row of rows) {
    statements++;
    if (table.reviewedByPerson[row] === 1) reviewed++;
    documents.add(table.documentOf[row] ?? -1);
  }
  return { statements, documents: documents.size, reviewed, unreviewedShare: statements === 0 ? null : (statements - reviewed) / statements };
}

/** What statements rest on as an engine read them. Cost: O(statements). */
export function basisOfRead(read: readonly { readonly document: string | null; readonly reviewedByPerson: boolean }[]): RowBasis {
  const { statements, reviewed, unreviewedShare } = reviewBasis(read);
  return { statements, documents: new Set(read.map(({ document }) => document)).size, reviewed, unreviewedShare };
}

/** What statements known by id rest on; those that the table does not have are passed over. Cost: O(ids). */
export function basisOfIds(data: FigureData, ids: Iterable<string>): RowBasis {
  return basisOf(data.table, rowsOf(data, ids));
}

/** Makes rows into what a figure quotes. */
export function evidenceReader(table: StatementTable): (row: number) => EvidenceRow {
  const [quote, speaker] = [textReader(table, "quote"), textReader(table, "speaker")];
  const title = table.documents.fields["title"];
  const titleOf = (document: number): string =>
    title !== undefined && "dictionary" in title ? (title.dictionary[title.codes[document] ?? -1] ?? "") : "";
  return (row) => {
    const document = table.documentOf[row] ?? -1;
    return {
      id: table.ids[row] ?? "",
      type: table.typeNames[table.types[row] ?? -1] ?? "",
      documentId: table.documents.ids[document] ?? "",
      title: titleOf(document),
      quote: quote(row) ?? "",
      speaker: speaker(row),
      day: dayOf(table.times[row] ?? Number.NaN),
      review: reviewStates[table.reviews[row] ?? 0] ?? "draft",
      isReviewed: table.reviewedByPerson[row] === 1,
    };
  };
}

/** Quotes rows in order of time, the first of them where there are many. */
export function quoteRows(table: StatementTable, rows: readonly number[]): EvidenceAnswer {
  const timeOf = (row: number): number => (Number.isNaN(table.times[row]) ? Infinity : (table.times[row] ?? Infinity));
  const unique = [...new Set(rows)].sort((a, b) => timeOf(a) - timeOf(b) || a - b);
  return { rows: unique.slice(0, mostQuoted).map(evidenceReader(table)), count: unique.length, basis: basisOf(table, unique) };
}

function rowsOf({ rowOf }: FigureData, ids: Iterable<string>): number[] {
  const rows: number[] = [];
  for (const id of ids) {
    const row = rowOf(id);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

/** Statements known by id, as a figure quotes them. */
export function readEvidence(data: FigureData, { ids }: EvidenceRequest): EvidenceAnswer {
  return quoteRows(data.table, rowsOf(data, ids));
}
