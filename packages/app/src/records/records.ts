import type { z } from "zod";
import { documentRecord } from "./document-record.ts";
import { entityRecord } from "./entity-record.ts";
import { figureRecord } from "./figure-record.ts";
import { memoRecord } from "./memo-record.ts";
import { partRecord } from "./part-record.ts";
import { outcomeRecord, projectRecord, questionRecord, regexRecord, roundupRecord, snapshotRecord, viewRecord } from "./project-records.ts";
import { statementRecord, typeRecord } from "./statement-record.ts";

/**
 * Everything of a project that has a history: each change of one is kept, can be undone, and can be seen as of any revision. Accounts, sessions,
 * jobs, comments and logs are not among them.
 */
export const recordSchemas = {
  project: projectRecord,
  document: documentRecord,
  entity: entityRecord,
  type: typeRecord,
  statement: statementRecord,
  memo: memoRecord,
  regex: regexRecord,
  view: viewRecord,
  question: questionRecord,
  outcome: outcomeRecord,
  snapshot: snapshotRecord,
  roundup: roundupRecord,
  part: partRecord,
  figure: figureRecord,
} as const;

export type RecordKind = keyof typeof recordSchemas;
export const recordKinds = Object.keys(recordSchemas) as readonly RecordKind[];
export type RecordOf<K extends RecordKind> = z.infer<(typeof recordSchemas)[K]>;
export type AnyRecord = { [K in RecordKind]: RecordOf<K> }[RecordKind];

/** A record as it stands, with the revision that last changed it: what a writer must name to change it. */
export interface Stored<T> {
  readonly record: T;
  readonly revision: number;
}
