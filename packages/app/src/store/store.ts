import type { DocumentContent } from "../records/document-record.ts";
import type { RecordKind, RecordOf, Stored } from "../records/records.ts";
import type { CommitRequest, Committed, Author, RecordChange, Revision, Version } from "../records/revision.ts";
import type { StatementTable } from "@rapporteur/core/model";
import type { AccountStore } from "./account-store.ts";
import type { CommentStore } from "./comment-store.ts";
import type { JobStore } from "./job-store.ts";
import type { DocumentQuery, DocumentSummary, EntityQuery, EntitySummary, Facets, Page, StatementQuery } from "./queries.ts";
import type { SearchQuery, SearchResult } from "./search-query.ts";

/**
 * A library: everything that is kept, behind one port with two makers, an SQLite file and a PostgreSQL database. Both pass the same suite
 * (`conformance.test.ts`). Every method is one transaction. Reads see a commit as soon as it was acknowledged.
 */
export interface Store {
  readonly dialect: "sqlite" | "postgres";
  /** Path or address, without a password: for messages. */
  readonly location: string;
  readonly history: HistoryStore;
  readonly records: RecordStore;
  readonly contents: ContentStore;
  readonly originals: OriginalStore;
  readonly estimates: EstimateStore;
  readonly lists: ListStore;
  readonly search: SearchStore;
  readonly tables: TableStore;
  readonly accounts: AccountStore;
  readonly jobs: JobStore;
  readonly comments: CommentStore;
  readonly care: CareStore;
  /** Ends what is under way and lets the file go. */
  close(): Promise<void>;
}

/** The part of a port that is left when what changes a library through it is taken away. */
interface ReadPorts {
  readonly history: Omit<HistoryStore, "commit" | "commitAll" | "erase">;
  readonly jobs: Omit<JobStore, "add" | "addUnits" | "seal" | "steer">;
  readonly comments: Omit<CommentStore, "moderate" | "block" | "unblock">;
  readonly estimates: Omit<EstimateStore, "add">;
}

/** A library that can be looked at and not written: what use cases are given. Writing takes what `authorise` gives. */
export type ReadStore = Omit<Store, keyof ReadPorts> & ReadPorts;

/** A store as the process that opened it has it. */
export interface OpenedStore extends Store {
  /** Tells anyone who finds the library in use where this process answers (`http://127.0.0.1:4321`). PostgreSQL: says nothing, it may be shared. */
  announce(address: string): void;
}

/** The one door through which records change, and what went through it. */
export interface HistoryStore {
  /**
   * Applies changes, writes their versions, their search index and the statement table's revision, all in one transaction, durably before it resolves.
   *
   * @throws RAP_STORE_CONFLICT (with `ConflictError.current`) where a record is not at the revision its writer saw;
   *   RAP_STORE_REFERENCE where a reference points at nothing in the project; RAP_STORE_UNIQUE where a key is taken; RAP_STORE_CYCLE where merges or
   *   parents would go round; RAP_STORE_TWICE where a record is named twice; RAP_STORE_ERASED_SINCE
   */
  commit(request: CommitRequest): Promise<Committed>;
  /**
   * Commits that follow one another, each a revision of its own; several share a transaction while nobody else waits to write, since what one of them writes the
   * next one writes again. Where one fails, those before it may stand or not.
   *
   * @throws what `commit` throws
   */
  commitAll(requests: readonly CommitRequest[]): Promise<readonly Committed[]>;
  /** Newest first. `kind` and `id` for one record's revisions. @throws RAP_STORE_CURSOR */
  list(project: string, options: { kind?: RecordKind; id?: string; cursor?: string; limit: number }): Promise<Page<Revision>>;
  revision(project: string, revision: number): Promise<{ revision: Revision; changes: readonly RecordChange[] } | null>;
  /** One record through time, newest first. */
  versions(project: string, kind: RecordKind, id: string): Promise<readonly Version[]>;
  /** Ids of the records of a kind that stand or ever stood. Cost: O(versions of the kind). */
  idsEver(project: string, kind: RecordKind): Promise<readonly string[]>;
  /** The latest revision of the project (0: none). */
  head(project: string): Promise<number>;
  /**
   * The commit that would undo (or redo) a revision: each record goes back to what stood before it, expected at the revision it now has.
   * @throws RAP_STORE_UNDO where a record was changed since by a later revision, naming it; RAP_STORE_NO_REVISION; RAP_STORE_ERASED where erasure
   *   emptied what stood before
   */
  inverse(project: string, revision: number, by: Author): Promise<CommitRequest>;
  /** The latest revision of this account that can be undone (or, of its undos, redone); null where there is none. */
  undoable(project: string, account: string, direction: "undo" | "redo"): Promise<Revision | null>;
  /** Calls back after each commit of any project, in order, from this process; PostgreSQL: from others too. Returns how to stop. */
  watch(listener: (committed: { project: string; revision: number }) => void): () => void;
  /**
   * Empties every version of these records and of contents no document needs, and leaves tombstones; the same revision empties the shared figures that hold
   * something of them, and marks such snapshots.
   */
  erase(project: string, records: readonly { kind: RecordKind; id: string }[], by: Author): Promise<Erased>;
}

/** What an erasure emptied. */
export interface Erased {
  readonly versions: number;
  readonly contents: number;
  readonly revision: number;
  /** Snapshots that held something of it: their figures can no longer be rebuilt, and their notes say so. */
  readonly snapshotsAffected: readonly string[];
  /** Figures shared by link that held something of it: they were emptied, and their addresses say so. */
  readonly figuresEmptied: readonly string[];
}

/** Records as they stand, or as they stood at a revision (`asOf`). What is not there, was removed or erased is null, or left out of a list. */
export interface RecordStore {
  get<K extends RecordKind>(project: string, kind: K, id: string, asOf?: number): Promise<Stored<RecordOf<K>> | null>;
  /** In the order of `ids`. */
  getMany<K extends RecordKind>(project: string, kind: K, ids: readonly string[], asOf?: number): Promise<readonly Stored<RecordOf<K>>[]>;
  /** All of a kind in order of id: for kinds of which a project has thousands at most, and for streams (documents, statements). */
  all<K extends RecordKind>(project: string, kind: K, options?: { asOf?: number }): AsyncIterable<Stored<RecordOf<K>>>;
  /** Versions of records that are gone now and still stood after revision `since`, with the revision that ended each. Cost: O(versions that ended since). */
  removed<K extends RecordKind>(project: string, kind: K, since: number): Promise<readonly (Stored<RecordOf<K>> & { readonly until: number })[]>;
  /** Id of the record that has a key now: an entity's or a type's key, a roundup's slug; null where it is free. */
  idOfKey(project: string, kind: RecordKind, key: string): Promise<string | null>;
  /** A project's record with the project's latest revision, by one question: every request asks it. */
  project(project: string): Promise<{ readonly record: Stored<RecordOf<"project">>; readonly head: number } | null>;
  /** Projects are found without one. */
  projects(): Promise<readonly Stored<RecordOf<"project">>[]>;
}

/** Texts with what reading found in them: written once, never changed. */
export interface ContentStore {
  /**
   * Keeps a content; keeping it again changes nothing. Must be kept before the document record that names it.
   * @throws RAP_STORE_TEXT for a text that holds NUL or half of a character
   */
  keep(project: string, content: DocumentContent): Promise<void>;
  get(project: string, contentId: string): Promise<DocumentContent | null>;
  /** Texts by the ids of their contents; those that are not there are left out. Cost: O(length of the texts). */
  texts(project: string, contentIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The content that each document of the project stands on, in order of the documents' ids. */
  ofDocuments(project: string): Promise<readonly { readonly documentId: string; readonly contentId: string }[]>;
  /**
   * A document of the project (of `among` alone, where given) that was read from these bytes or has this text, or that a document with them was joined to; null
   * where there is none.
   */
  find(project: string, by: { sha256: string } | { textSha256: string }, among?: ReadonlySet<string>): Promise<{ documentId: string } | null>;
}

/** Files that documents were read from, by the digest of their bytes. */
export interface OriginalStore {
  /** Keeps a file; keeping it again changes nothing. False where the project would then keep more than `mostBytes`. */
  keep(project: string, file: { readonly sha256: string; readonly bytes: Uint8Array; readonly mostBytes: number }): Promise<boolean>;
  get(project: string, sha256: string): Promise<Uint8Array | null>;
  has(project: string, sha256: string): Promise<boolean>;
}

/** Chances that members and readers give on forecasts. Each is kept: the latest of a giver stands. In order of time. */
export interface EstimateStore {
  /** Keeps one; false where the account has given `most` on the question already. */
  add(
    project: string,
    estimate: { readonly question: string; readonly account: string; readonly at: string; readonly chance: number },
    most?: number,
  ): Promise<boolean>;
  ofProject(
    project: string,
  ): Promise<readonly { readonly question: string; readonly account: string; readonly at: string; readonly chance: number }[]>;
  ofAccount(
    account: string,
  ): Promise<readonly { readonly project: string; readonly question: string; readonly at: string; readonly chance: number }[]>;
  /** Of comments that an editor let through; `giver` tells readers apart and says nothing of who they are. */
  ofReaders(
    project: string,
  ): Promise<readonly { readonly statement: string; readonly giver: string; readonly at: string; readonly chance: number }[]>;
}

/** What lists show, page by page. @throws RAP_STORE_CURSOR for a cursor of another list or order */
export interface ListStore {
  documents(project: string, query: DocumentQuery): Promise<Page<DocumentSummary>>;
  documentFacets(project: string, query: DocumentQuery): Promise<Facets>;
  statements(project: string, query: StatementQuery): Promise<Page<Stored<RecordOf<"statement">>>>;
  statementCount(project: string, query: StatementQuery): Promise<number>;
  statementFacets(project: string, query: StatementQuery): Promise<Facets>;
  /** Most used first; names and aliases that begin with, then contain, the folded text. */
  entities(project: string, query: EntityQuery): Promise<Page<EntitySummary>>;
}

export interface SearchStore {
  /**
   * Words, "phrases", -excluded words and field:word over passages of documents and statements; the same answer from both stores.
   * @throws RAP_STORE_SEARCH with what cannot be read; RAP_STORE_CURSOR
   */
  find(project: string, query: SearchQuery): Promise<Page<SearchResult>>;
}

export interface TableStore {
  /**
   * Statements in columns, entities by their keys, redirects followed; rows by document, then start, then id. Cached by revision.
   * Cost: O(statements), one pass.
   */
  statements(project: string, options?: { asOf?: number }): Promise<{ table: StatementTable; revision: number }>;
  /**
   * The same rows in the same order, batch by batch of about so many rows; a batch has its own dictionaries and the documents of its rows. `take` is done with
   * a batch when it returns; of a project without statements it gets one batch without rows.
   * Cost: O(statements); memory of one batch and of the documents' and entities' names. A state of the past is built as a whole.
   */
  batches(project: string, options: { asOf?: number | undefined; rows: number }, take: (batch: StatementTable) => void): Promise<void>;
}

/** Looking after a library as a whole. */
export interface CareStore {
  /**
   * A whole copy of the store, made while it is in use, read back and checked: an SQLite file.
   * @throws RAP_STORE_BACKUP; RAP_STORE_DUMP_TOOL for PostgreSQL, which has its own tools
   */
  backup(path: string): Promise<{ bytes: number; revision: number; sha256: string }>;
  /** What is wrong inside the store: integrity, orphans, quotes that do not match their text. */
  check(): Promise<readonly Finding[]>;
  /** Mends what `check` found and marked fixable. */
  fix(findings: readonly Finding[], by: Author): Promise<number>;
  /** Counts by kind and a digest over all records in order: equal for equal libraries in either store. */
  digest(): Promise<{ counts: Readonly<Record<string, number>>; sha256: string }>;
  /** Everything in an order in which it can be written again: lines of JSON. */
  dump(): AsyncIterable<string>;
  /** Writes a dump into an empty store, whole or not at all. @throws RAP_STORE_NOT_EMPTY; RAP_STORE_DUMP naming the line; RAP_STORE_NEWER */
  load(lines: AsyncIterable<string>): Promise<void>;
}

/**
 * Something that is wrong inside a library; `id` is a record's, or a content's where there is no `kind`. A `leftover` harms nobody: a text of an import that
 * was interrupted, or is under way.
 */
export interface Finding {
  readonly code: "integrity" | "orphan" | "quote" | "reference" | "index" | "version" | "leftover" | "unfinished";
  readonly project: string | null;
  readonly kind: RecordKind | null;
  readonly id: string | null;
  readonly message: string;
  readonly isFixable: boolean;
}
