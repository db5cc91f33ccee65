import type { FigureRequest } from "../../contract/figure-requests.ts";

export type EvidenceRequest = FigureRequest<"evidence">;

/** What a figure rests on, as far as the statements tell; the precision of the drafts is the server's to say. */
export interface RowBasis {
  readonly statements: number;
  readonly documents: number;
  readonly reviewed: number;
  /** In [0, 1]; null where there is no statement. */
  readonly unreviewedShare: number | null;
}

export interface EntityName {
  /** What stands in the columns of the statement table. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

export interface VariableUse {
  readonly name: string;
  readonly kind: string;
  /** Rows of the type that have a value. */
  readonly count: number;
}

export interface TypeUse {
  readonly type: string;
  readonly draft: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly variables: readonly VariableUse[];
}

/** What there is in a project. */
export interface Overview {
  readonly revision: number;
  readonly rowCount: number;
  readonly documentCount: number;
  readonly types: readonly TypeUse[];
  readonly entities: readonly EntityName[];
  /** First and last day of the dated statements, YYYY-MM-DD. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** A statement as a figure quotes it. */
export interface EvidenceRow {
  readonly id: string;
  readonly type: string;
  readonly documentId: string;
  readonly title: string;
  readonly quote: string;
  /** Key of an entity, or null. */
  readonly speaker: string | null;
  /** YYYY-MM-DD, or null. */
  readonly day: string | null;
  readonly review: "draft" | "accepted" | "rejected";
  readonly isReviewed: boolean;
}

export interface EvidenceAnswer {
  readonly rows: readonly EvidenceRow[];
  /** How many there are in all; `rows` may be the first of them. */
  readonly count: number;
  readonly basis: RowBasis;
}
