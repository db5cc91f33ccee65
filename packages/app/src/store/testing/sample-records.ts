import { createHash } from "node:crypto";
import type { DocumentContent, DocumentRecord } from "../../records/document-record.ts";
import type { EntityRecord } from "../../records/entity-record.ts";
import type { FigureRecord } from "../../records/figure-record.ts";
import { newEntity } from "../../records/new-entity.ts";
import type { Change, CommitRequest } from "../../records/revision.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import type { RecordKind, RecordOf } from "../../records/records.ts";
import type { StatementRecord, StatementVariable, TypeRecord } from "../../records/statement-record.ts";

/* Small records for tests: whole, valid, and changed by what is given. */

export const sampleMoment = "2024-05-01T08:00:00.000Z";
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

export function sampleContent(text: string, given: Partial<DocumentContent> = {}): DocumentContent {
  return {
    id: digestOf(`content of ${text}`),
    textSha256: digestOf(text),
    text,
    blocks: [{ kind: "paragraph", level: 0, start: 0, end: text.length }],
    questions: [],
    contributions: [],
    quotations: [],
    answers: [],
    comparison: [],
    warnings: [],
    producer: { version: "0", coder: "builtin@1", model: null },
    pages: [],
    mentions: [],
    ...given,
  };
}

export function sampleDocument(id: string, content: DocumentContent, given: Partial<DocumentRecord> = {}): DocumentRecord {
  return {
    id,
    contentId: content.id,
    title: `Document ${id}`,
    standfirst: null,
    published: "2024-04-30",
    publisher: "The Gazette",
    url: null,
    language: "en",
    tags: [],
    rights: "internal",
    sourceName: null,
    sha256: digestOf(`bytes of ${content.text}`),
    note: "",
    assignedTo: [],
    addedBy: "local",
    addedAt: sampleMoment,
    ...given,
  };
}

export function sampleEntity(id: string, given: Partial<EntityRecord> = {}): EntityRecord {
  return { ...newEntity({ id, key: `person:${id}`, type: "person", name: `Name ${id}` }), ...given };
}

function variable(name: string, kind: StatementVariable["kind"]): StatementVariable {
  return { name, label: name, kind, entityTypes: [], choices: [], minimum: null, maximum: null, isRequired: false, help: "" };
}

export function sampleType(key = "position", given: Partial<TypeRecord> = {}): TypeRecord {
  return {
    id: `t-${key}`,
    key,
    label: key,
    color: "#00639c",
    variables: [
      variable("concept", "entity"),
      variable("agreement", "boolean"),
      variable("intensity", "number"),
      variable("date", "date"),
      variable("words", "short text"),
    ],
    codebook: "",
    isBuiltIn: true,
    order: 0,
    ...given,
  };
}

export function sampleStatement(id: string, documentId: string, given: Partial<StatementRecord> = {}): StatementRecord {
  return {
    id,
    documentId,
    type: "position",
    start: 0,
    end: 5,
    quote: "Hello",
    prefix: "",
    suffix: "",
    contribution: null,
    speaker: null,
    organization: null,
    reportedBy: [],
    status: "actual",
    coder: { kind: "builtin", name: "builtin@1" },
    confidence: 0.5,
    review: "draft",
    reviewedBy: null,
    reviewedAt: null,
    draftId: null,
    values: {},
    marks: {},
    note: "",
    ...given,
  };
}

/** Records that are made: nothing stood there. */
export function sampleRoundup(given: Partial<RoundupRecord> = {}): RoundupRecord {
  return {
    id: "r1",
    slug: "one",
    title: "A roundup",
    standfirst: "",
    questions: [],
    contributions: [],
    tags: [],
    documentId: null,
    state: "draft",
    publishAt: null,
    publishedAt: null,
    snapshotId: null,
    comments: "off",
    corrections: [],
    ...given,
  };
}

export function sampleFigure(id: string, given: Partial<FigureRecord> = {}): FigureRecord {
  const words = { title: "A figure", note: "", says: "3 ties", scope: "", settings: [], table: null };
  const shown = { picture: { svg: "<svg/>", dark: [] }, statements: ["other"], quotes: [], documentCount: 1, reviewedCount: 0 };
  return { id, screen: "networks", ...words, ...shown, revision: 1, createdBy: "ann", createdAt: sampleMoment, erasedAt: null, ...given };
}

export function made<K extends RecordKind>(kind: K, record: RecordOf<K>): Change {
  return { kind, id: record.id, expected: null, after: record } as Change;
}

export function changed<K extends RecordKind>(kind: K, record: RecordOf<K>, expected: number): Change {
  return { kind, id: record.id, expected, after: record } as Change;
}

export function removed(kind: RecordKind, id: string, expected: number): Change {
  return { kind, id, expected, after: null };
}

export function sampleCommit(changes: readonly Change[], given: Partial<CommitRequest> = {}): CommitRequest {
  return { project: "main", by: { account: "ann", name: "Ann" }, action: "edit", summary: "Changed something", changes, ...given };
}
