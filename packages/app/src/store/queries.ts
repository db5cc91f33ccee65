import type { DocumentRecord } from "../records/document-record.ts";
import type { EntityRecord } from "../records/entity-record.ts";
import type { Stored } from "../records/records.ts";
import type { CellValue, ReviewState, Status } from "@rapporteur/core/model";

/** Part of a list. `next` is a cursor to pass for what follows; null at the end. */
export interface Page<T> {
  readonly entries: readonly T[];
  readonly next: string | null;
}

export interface Paging {
  readonly cursor?: string | undefined;
  /** 1 … 500. */
  readonly limit: number;
}

export interface DocumentQuery extends Paging {
  readonly tags?: readonly string[] | undefined;
  readonly publishers?: readonly string[] | undefined;
  /** Entity ids of authors of contributions. */
  readonly contributors?: readonly string[] | undefined;
  /** Published, YYYY-MM-DD, both inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Words of the title, folded. */
  readonly title?: string | undefined;
  readonly review?: "with drafts" | "reviewed" | "without statements" | undefined;
  readonly assignedTo?: string | undefined;
  readonly addedBy?: readonly string[] | undefined;
  readonly sort?: "published" | "added" | "title" | "drafts" | undefined;
  readonly order?: "ascending" | "descending" | undefined;
}

export interface DocumentSummary extends Stored<DocumentRecord> {
  readonly counts: { readonly draft: number; readonly accepted: number; readonly rejected: number };
  readonly contributors: readonly { readonly id: string; readonly name: string }[];
  readonly words: number;
}

/** What somebody sees of statements, by whose they are: how rights narrow lists and searches. */
export interface StatementVisibility {
  /** Accounts whose statements are seen, besides those that are nobody's. */
  readonly owners: readonly string[];
  /** The account whose own statements stand in place of the drafts that they answer. */
  readonly inPlaceFor: string;
}

export interface StatementQuery extends Paging {
  readonly documents?: readonly string[] | undefined;
  readonly types?: readonly string[] | undefined;
  readonly reviews?: readonly ReviewState[] | undefined;
  readonly statuses?: readonly Status[] | undefined;
  /** "person:ACCOUNT", "builtin:NAME", "model:NAME". */
  readonly coders?: readonly string[] | undefined;
  readonly seen?: StatementVisibility | undefined;
  readonly speakers?: readonly string[] | undefined;
  /** Entity ids that stand in any variable, or as speaker or organization. */
  readonly entities?: readonly string[] | undefined;
  readonly where?: readonly { readonly variable: string; readonly is: readonly CellValue[] }[] | undefined;
  /** True: only statements with memos; of those whose memos are narrowed by `seen`, with memos of these. */
  readonly withMemos?: boolean | undefined;
  /** Words of the quote, folded. */
  readonly words?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sort?: "place" | "date" | "type" | "speaker" | "confidence" | "changed" | undefined;
  readonly order?: "ascending" | "descending" | undefined;
}

export interface EntityQuery extends Paging {
  readonly types?: readonly string[] | undefined;
  readonly text?: string | undefined;
  readonly parent?: string | undefined;
  /** Merged ones are left out unless asked for. */
  readonly includesMerged?: boolean | undefined;
}

export interface EntitySummary extends Stored<EntityRecord> {
  /** Statements that name it anywhere. */
  readonly uses: number;
}

/** How often each value occurs among what a query finds, most frequent first, by facet name. */
export type Facets = Readonly<Record<string, readonly { readonly value: string; readonly label: string; readonly count: number }[]>>;
