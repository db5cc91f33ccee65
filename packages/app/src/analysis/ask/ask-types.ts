import type { StatementTable } from "@rapporteur/core/model";
import type { AskEntity } from "./read-question.ts";

/** A stretch of a document's text that may answer. */
export interface AskPassage {
  readonly documentId: string;
  readonly title: string;
  /** YYYY-MM-DD, or null. */
  readonly day: string | null;
  readonly start: number;
  readonly text: string;
  /** Key of who wrote it, or null where the text does not say. */
  readonly speaker: string | null;
}

/** Where answers are looked for. */
export interface AskSources {
  /** Within the scope. */
  readonly table: StatementTable;
  readonly entities: readonly AskEntity[];
  readonly passages: readonly AskPassage[];
  /** Drafts answer beside accepted statements. */
  readonly countsDrafts: boolean;
}

/** What of an expert's words speaks for, against, or is not told. */
export const stances = ["for", "against", "unclear"] as const;
export type Stance = (typeof stances)[number];

/** Words of a document, never anybody else's. */
export interface AskQuote {
  readonly kind: "statement" | "passage";
  readonly statementId: string | null;
  readonly documentId: string;
  readonly title: string;
  readonly day: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Statement type; null for a passage. */
  readonly type: string | null;
  /** Key of the concept that a position is about. */
  readonly about: string | null;
  readonly review: "draft" | "accepted" | null;
}

export interface AskedExpert {
  /** Key of an entity; null where the text does not say who speaks. */
  readonly speaker: string | null;
  readonly for: readonly AskQuote[];
  readonly against: readonly AskQuote[];
  readonly unclear: readonly AskQuote[];
  /** Quotes that were found and are not among these. */
  readonly moreCount: number;
}

export interface AskAnswer {
  /** What the question was taken to be about, in its own words. */
  readonly topics: readonly string[];
  /** Keys of those whose views were asked for. */
  readonly speakers: readonly string[];
  readonly intent: "forecast" | "cause" | "dispute" | "any";
  /** Most to the point first; empty where nobody addresses it. */
  readonly experts: readonly AskedExpert[];
  readonly looked: { readonly documents: number; readonly statements: number; readonly passages: number };
}
