import type { ReviewBasis } from "@rapporteur/core/model";

export interface ReportColumn {
  readonly title: string;
  /** Left unless told. */
  readonly align?: "left" | "right";
}

/** A table for people, with what to know of it. */
export interface ReportSection {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly notes: readonly string[];
}

/** What an analysis found: tables for people, the whole for programs, and what it rests on. */
export interface Report {
  readonly sections: readonly ReportSection[];
  /** Null where no statements but a table of values stand behind it. */
  readonly basis: ReviewBasis | null;
  readonly result: unknown;
}

/** A report of one table. */
export interface TableReport extends ReportSection {
  readonly basis: ReviewBasis;
  readonly result: unknown;
}

export const left = (title: string): ReportColumn => ({ title });
export const right = (title: string): ReportColumn => ({ title, align: "right" });

export function inSections({ title, columns, rows, notes, basis, result }: TableReport): Report {
  return { sections: [{ title, columns, rows, notes }], basis, result };
}
