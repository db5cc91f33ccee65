import type { RecordKind } from "../records/records.ts";
import type { ReviewState, Status } from "@rapporteur/core/model";

/*
 * Rows of the tables that hold records, in the names of the code; the database has the same in snake_case. `versions` is the truth; `documents`,
 * `entities`, `statements` and what hangs on them are made from it for speed and can be made again. Truth values are 0 and 1, moments and dates ISO
 * 8601 text, records JSON text.
 */

/** One row: the library's latest revision, over all projects. */
interface LibraryStateRow {
  id: number;
  revision: number;
  at: string;
}

export interface RevisionRow {
  revision: number;
  project: string;
  at: string;
  account: string | null;
  name: string;
  action: string;
  summary: string;
  changeCount: number;
  undoes: number | null;
  undoneBy: number | null;
  /** How many undos lie under it: odd for an undo, even for a fresh change or a redo. */
  depth: number;
  requestKey: string | null;
}

interface VersionRow {
  project: string;
  kind: RecordKind;
  id: string;
  fromRevision: number;
  toRevision: number | null;
  record: string | null;
  isErased: number;
}

/** Values that may stand once in a project: an entity's key, a type's key, a roundup's slug. */
interface RecordKeyRow {
  project: string;
  kind: RecordKind;
  value: string;
  id: string;
}

/** Which record names which. */
interface RecordLinkRow {
  project: string;
  kind: RecordKind;
  id: string;
  field: string;
  toKind: RecordKind;
  toId: string;
}

export interface ContentRow {
  project: string;
  id: string;
  textSha256: string;
  text: string;
  /** The rest of the content as JSON. */
  body: string;
  words: number;
  /** Entity ids of the authors of its contributions, as JSON. */
  contributors: string;
}

/** A file that documents were read from. */
interface OriginalRow {
  project: string;
  /** Of the bytes. */
  sha256: string;
  size: number;
  /** Base64. */
  bytes: string;
}

export interface DocumentRow {
  project: string;
  id: string;
  revision: number;
  contentId: string;
  title: string;
  titleFolded: string;
  published: string | null;
  publisher: string | null;
  url: string | null;
  sha256: string;
  addedBy: string;
  addedAt: string;
  draftCount: number;
  acceptedCount: number;
  rejectedCount: number;
}

/** Lists of a document, a row an entry. */
export interface DocumentValueRow {
  project: string;
  documentId: string;
  /** `part`: who signs which stretch of its text (`writePart`). */
  field: "tag" | "contributor" | "assigned" | "source" | "part";
  value: string;
}

export interface EntityRow {
  project: string;
  id: string;
  revision: number;
  key: string;
  type: string;
  name: string;
  nameFolded: string;
  /** Name and aliases, folded, each after a line feed. */
  namesFolded: string;
  parent: string | null;
  mergedInto: string | null;
  /** Where following merges ends; itself where it was not merged. */
  root: string;
  /** Statements that name it or what was merged into it. */
  uses: number;
}

export interface StatementRow {
  project: string;
  id: string;
  revision: number;
  documentId: string;
  type: string;
  startOffset: number;
  endOffset: number;
  speaker: string | null;
  /** Folded name of the speaker, merges followed. */
  speakerSort: string | null;
  organization: string | null;
  status: Status;
  /** "person:ACCOUNT", "builtin:NAME" … */
  coder: string;
  /** Account whose it is: see `ownerOf`. */
  owner: string | null;
  draftOf: string | null;
  confidence: number | null;
  review: ReviewState;
  /** Its own date, else its document's. */
  date: string | null;
  hasOwnDate: number;
  quoteFolded: string;
}

/** What the statement table needs of the statements of a stretch of a document: see `statement-blocks.ts`. */
interface StatementBlockRow {
  project: string;
  documentId: string;
  block: number;
  cells: string;
}

export interface StatementValueRow {
  project: string;
  variable: string;
  /** See `value-text.ts`. */
  value: string;
  statementId: string;
}

export interface RecordTables {
  libraryState: LibraryStateRow;
  revisions: RevisionRow;
  versions: VersionRow;
  recordKeys: RecordKeyRow;
  recordLinks: RecordLinkRow;
  contents: ContentRow;
  originals: OriginalRow;
  documents: DocumentRow;
  documentValues: DocumentValueRow;
  entities: EntityRow;
  statements: StatementRow;
  statementBlocks: StatementBlockRow;
  statementValues: StatementValueRow;
}
