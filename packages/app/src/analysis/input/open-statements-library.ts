import type { Entity, StatementTable } from "@rapporteur/core/model";
import type { Concept } from "../../exchange/refi/concepts.ts";
import type { OutcomeRecord, QuestionRecord } from "../../records/project-records.ts";
import type { ShownMemo } from "../../statements/list-memos.ts";
import type { Readout } from "@rapporteur/reader/readout";
import type { Trust } from "@rapporteur/engines/agreement/unstable";

/** What a project's ledger is made of, besides the statements. */
export interface LedgerRecords {
  readonly questions: readonly QuestionRecord[];
  readonly outcomes: readonly OutcomeRecord[];
}

/** What an analysis looks at, where that is not everything: the rest of a large table need not be read. */
export interface TableNeeds {
  /** Whether it looks at ids of statements; not unless told. */
  readonly ids?: boolean;
  /** Names of variables, of those that there are. */
  readonly variables: (known: readonly string[]) => readonly string[];
}

/** A project of a library as a source of statements: of a store at hand, or of a server that has the library open. */
export interface LibrarySource {
  /** How messages call it. */
  readonly name: string;
  /** Statements in columns, entities by their keys. Those that are not needed may be absent. */
  readonly table: (needs?: TableNeeds) => Promise<StatementTable>;
  /** Those that stand, by their keys. */
  readonly entities: () => Promise<readonly Entity[]>;
  /** What is known of them besides, by their keys; absent where the source knows nothing. */
  readonly attributes?: () => Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  /** Concepts in their order, by their keys; absent where the source knows nothing of it. */
  readonly concepts?: () => Promise<readonly Concept[]>;
  /** Every document as a readout, reviews included, by the document's id. */
  readonly readouts: () => Promise<ReadonlyMap<string, Readout>>;
  /** Precision of drafts by type, from the project's reviews. */
  readonly trust: () => Promise<readonly Trust[]>;
  /** Questions and outcomes of the project's ledger. */
  readonly ledger: () => Promise<LedgerRecords>;
  /** What members wrote on statements, oldest first. */
  readonly memos: () => Promise<readonly ShownMemo[]>;
  /** Who answers for a statement, by the ids of document and statement with a space between. */
  readonly coders: () => Promise<ReadonlyMap<string, string>>;
}
