import type { Paging, StatementVisibility } from "./queries.ts";

export const searchFields = ["text", "title", "quote", "note", "author", "tag"] as const;
export type SearchField = (typeof searchFields)[number];

export interface SearchQuery extends Paging {
  /** As typed: words, "a phrase", -word, field:word, word* for a beginning, OR between alternatives. */
  readonly text: string;
  readonly fields?: readonly SearchField[] | undefined;
  /** Only in these documents. */
  readonly documents?: readonly string[] | undefined;
  /** Looks at quotes and notes of no other statements. */
  readonly seen?: StatementVisibility | undefined;
}

/** A passage that was found: where it stands, and which stretches of the snippet match. */
export interface SearchResult {
  readonly documentId: string;
  readonly statementId: string | null;
  readonly field: SearchField;
  readonly title: string;
  /** Into the content's text; null for titles, tags, notes. */
  readonly start: number | null;
  readonly end: number | null;
  readonly snippet: string;
  /** Spans into `snippet`. */
  readonly hits: readonly (readonly [number, number])[];
}
