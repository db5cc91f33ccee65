import type { FigureRequest } from "../../../contract/figure-requests.ts";
import type { CellValue } from "@rapporteur/core/model";
import type { RowBasis } from "../common-types.ts";

export type StatementsRequest = FigureRequest<"statements">;
export type WindowRequest = FigureRequest<"statementWindow">;
export type IdsRequest = FigureRequest<"statementIds">;
/** Which statements are wanted: each part narrows; an empty one says nothing. */
export type StatementFilter = StatementsRequest["filter"];
export type StatementOrder = WindowRequest["order"];

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  /** Statements that have it and that every other part of the filter leaves. */
  readonly count: number;
}

export interface StatementsAnswer {
  /** Counts up with every reading of the statements: what was asked for before may be out of date. */
  readonly revision: number;
  /** Statements of the project. */
  readonly total: number;
  readonly count: number;
  /** By facet, most frequent first; chosen ones are always among them. */
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
  readonly basis: RowBasis;
}

/** A statement as the table shows it. Entities are called by their names. */
export interface StatementLine {
  readonly id: string;
  readonly type: string;
  readonly documentId: string;
  readonly title: string;
  readonly start: number;
  readonly quote: string;
  /** YYYY-MM-DD, or null. */
  readonly day: string | null;
  readonly review: "draft" | "accepted" | "rejected";
  readonly isReviewed: boolean;
  /** Every other column by name: speaker, organization, status, coder, confidence, and the type's variables. Dates are YYYY-MM-DD. */
  readonly values: Readonly<Record<string, CellValue>>;
}

export interface WindowAnswer {
  readonly first: number;
  readonly lines: readonly StatementLine[];
}

export interface IdsAnswer {
  readonly ids: readonly string[];
}

export interface SheetAnswer {
  /** The statements as comma-separated values, a head line first. */
  readonly csv: string;
}
