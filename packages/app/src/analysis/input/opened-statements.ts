import type { Trust } from "@rapporteur/engines/agreement/unstable";
import type { Warning } from "@rapporteur/core/base";
import type { DnaDatabase } from "../../exchange/dna/dna-database.ts";
import type { Concept } from "../../exchange/refi/concepts.ts";
import type { CellValue, Entity, ReviewState, StatementTable } from "@rapporteur/core/model";
import type { Readout } from "@rapporteur/reader/readout";
import type { ShownMemo } from "../../statements/list-memos.ts";
import type { LedgerRecords } from "./open-statements-library.ts";

/** Statements with what their source knows beside the table. Entities stand by their names. */
export interface OpenedSource {
  readonly table: StatementTable;
  /** The words of a row's passage; null where the source does not hold them. */
  readonly quoteOf: (row: number) => string | null;
  /** What stands around a row's passage, where the source says it. */
  readonly contextOf?: (row: number) => { readonly prefix: string; readonly suffix: string };
  /** Who coded a row; null where the source does not say. */
  readonly coderOf: (row: number) => string | null;
  /** Texts of documents by id, as far as they are at hand. */
  readonly texts: ReadonlyMap<string, string>;
  /** What is known of entities: by variable, then by name. */
  readonly attributes: EntityAttributes;
  /** Concepts in their order, in sources that keep it. */
  readonly concepts?: readonly Concept[];
  /** What was written about passages, by row, in sources that keep it. */
  readonly notes?: readonly string[];
  /** What members of a project wrote on statements, by the statement's id, oldest first; of a library that is opened with its texts. */
  readonly memos?: ReadonlyMap<string, readonly ShownMemo[]>;
  readonly warnings: readonly Warning[];
}

export type EntityAttributes = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, CellValue>>>>;

/** Statements with entities by their ids, for the engines that roll actors up and join concepts. */
export interface Gathered {
  readonly readouts: readonly Readout[];
  readonly table: StatementTable;
  /** Entities of all sources that know them, one an id; `country` and `actsFor` of the first that does. */
  readonly entities: readonly Entity[];
  /** Name by entity id. */
  readonly names: ReadonlyMap<string, string>;
  /** Quote by statement id of the table, for evidence, of those that have one. */
  readonly quotes: ReadonlyMap<string, string>;
  /** Review states that count, for the engines' options. */
  readonly review: readonly ReviewState[];
}

export interface OpenedStatements extends OpenedSource {
  readonly readouts: readonly Readout[];
  /** Speakers are who speaks in readouts and libraries, organizations elsewhere. */
  readonly hasSpeakers: boolean;
  /** The database, where a single DNA file is the source. */
  readonly dna: DnaDatabase | null;
  /** Review states that count. */
  readonly review: readonly ReviewState[];
  /** What people's reviews say of the drafts, by type. */
  readonly trust: readonly Trust[];
  /** Questions and outcomes of the library, or of the tables where these are the only source; null where there are none. */
  readonly ledger: () => Promise<LedgerRecords | null>;
  /** The same statements with entities by their ids; made when asked for. */
  readonly byId: () => Gathered;
}
