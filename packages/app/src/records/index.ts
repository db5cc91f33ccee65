export type { DocumentContent, DocumentRecord, DocumentRights } from "./document-record.ts";
export type { EntityRecord } from "./entity-record.ts";
export type { MemoRecord } from "./memo-record.ts";
export { newEntity } from "./new-entity.ts";
export type { OutcomeRecord, ProjectRecord, QuestionRecord, RegexRecord, RoundupRecord, ViewRecord } from "./project-records.ts";
export { type AnyRecord, type RecordKind, recordKinds, type RecordOf, type Stored } from "./records.ts";
export type { Revision } from "./revision.ts";
export { type StatementRecord, type StatementVariable, type TypeRecord, variableKinds } from "./statement-record.ts";
