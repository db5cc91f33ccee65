/**
 * One thing that can be found: a passage of a document's text, or a whole title, note, quote, tag or author. PostgreSQL keeps the words in `tokens`,
 * SQLite in the full-text table `search_words` under the same `id`.
 */
export interface SearchRow {
  id: number;
  project: string;
  documentId: string;
  /** Empty where it is no statement's. */
  statementId: string;
  /** Position in `searchFields`. */
  field: number;
  /** Counts the rows of one field. */
  part: number;
  /** When its document was published; empty where unknown. */
  published: string;
  startOffset: number | null;
  endOffset: number | null;
  body: string;
}

export interface SearchTables {
  searchRows: SearchRow;
  /** SQLite alone. */
  searchWords: { rowid: number; words: string };
}
