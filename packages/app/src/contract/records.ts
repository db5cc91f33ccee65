import { z } from "zod";
import { libraryId, moment, mostRevision, revisionNumber, shortText } from "../records/parts.ts";
import { snapshotRecord } from "../records/project-records.ts";
import { anyRecord, asOf, inProject, page, paging, recordChange, recordKind, requestKey, stored, withId, written } from "./common.ts";
import { resource, writing } from "./endpoint.ts";

const author = z.object({ account: z.string().nullable(), name: z.string() });
const revision = z.object({
  revision: z.int(),
  at: moment,
  by: author,
  action: z.string(),
  summary: z.string(),
  changeCount: z.int(),
  undoes: z.int().nullable(),
  undoneBy: z.int().nullable(),
});
const kindAndId = inProject.extend({ kind: recordKind, id: libraryId });

/**
 * The small kinds (type, regex, view, question, outcome, snapshot, roundup, entity, memo, project) share these; which role may write which kind is in `writers`.
 * Documents and statements have resources of their own for lists and for coding, and use these for history and single records.
 */
export const records = resource("records", {
  list: {
    method: "GET",
    path: "/api/projects/:project/records/:kind",
    summary: "All records of a small kind",
    access: "reader",
    params: inProject.extend({ kind: recordKind.exclude(["document", "statement", "figure"]) }),
    query: asOf,
    answer: z.object({ records: z.array(stored(anyRecord)) }),
  },
  get: {
    method: "GET",
    path: "/api/projects/:project/records/:kind/:id",
    summary: "One record, with the revision that last changed it",
    access: "reader",
    params: kindAndId,
    query: asOf,
    answer: stored(anyRecord),
  },
  commit: {
    method: "POST",
    path: "/api/projects/:project/commits",
    summary: "Change records, together or not at all",
    ...writing("edit"),
    params: inProject,
    maxBytes: 20_000_000,
    body: z.strictObject({
      requestKey,
      action: shortText(60).min(1),
      summary: shortText(500),
      changes: z.array(recordChange).min(1).max(10_000),
    }),
    answer: written,
  },
  versions: {
    method: "GET",
    path: "/api/projects/:project/records/:kind/:id/versions",
    summary: "A record through time, newest first",
    access: "reader",
    params: kindAndId,
    answer: z.object({ versions: z.array(z.object({ from: z.int(), to: z.int().nullable(), record: anyRecord.nullable(), isErased: z.boolean() })) }),
  },
});

export const history = resource("history", {
  list: {
    method: "GET",
    path: "/api/projects/:project/revisions",
    summary: "What was done, newest first",
    access: "reader",
    params: inProject,
    query: paging.extend({ kind: recordKind.optional(), id: libraryId.optional() }),
    answer: page(revision),
  },
  get: {
    method: "GET",
    path: "/api/projects/:project/revisions/:revision",
    summary: "One revision with before and after of each record",
    access: "reader",
    params: inProject.extend({ revision: z.coerce.number().int().min(1).max(mostRevision) }),
    answer: z.object({
      revision,
      changes: z.array(z.object({ kind: recordKind, id: libraryId, before: anyRecord.nullable(), after: anyRecord.nullable() })),
    }),
  },
  undo: {
    method: "POST",
    path: "/api/projects/:project/undo",
    summary: "Undo one's latest change, or a given revision; `redo` does an undone one again",
    ...writing("undoOwn"),
    params: inProject,
    body: z.strictObject({ requestKey, direction: z.enum(["undo", "redo"]), revision: z.int().min(1).max(mostRevision).optional() }),
    answer: written.extend({ summary: z.string() }),
  },
  restore: {
    method: "POST",
    path: "/api/projects/:project/restorations",
    summary: "Bring a record back to what it was at a revision, also one that was removed",
    ...writing("restore"),
    params: inProject,
    body: z.strictObject({
      requestKey,
      kind: recordKind,
      id: libraryId,
      asOf: z.int().min(1).max(mostRevision).describe("the revision to bring it back from"),
      expected: revisionNumber.nullable().describe("the revision it is seen at now; null where it was removed"),
    }),
    answer: written,
  },
  snapshot: {
    method: "POST",
    path: "/api/projects/:project/snapshots",
    summary: "Keep the present state of the project under a name",
    ...writing("snapshot"),
    params: inProject,
    body: z.strictObject({ name: shortText(200).min(1), note: shortText(20_000).default("") }),
    answer: z.object({ snapshot: snapshotRecord }),
  },
  checkSnapshot: {
    method: "GET",
    path: "/api/projects/:project/snapshots/:id",
    summary: "A snapshot, and whether its state can still be rebuilt",
    access: "reader",
    params: withId,
    answer: z.object({ snapshot: snapshotRecord, isWhole: z.boolean() }),
  },
  erase: {
    method: "POST",
    path: "/api/projects/:project/erasures",
    summary: "Empty every version of records for good (a person's data); leaves tombstones",
    ...writing("erase"),
    scope: "admin",
    params: inProject,
    body: z.strictObject({
      records: z
        .array(z.strictObject({ kind: recordKind, id: libraryId }))
        .min(1)
        .max(1000),
      confirm: z.literal("erase"),
    }),
    answer: z.object({
      versions: z.int(),
      contents: z.int(),
      revision: z.int(),
      snapshotsAffected: z.array(libraryId),
      figuresEmptied: z.array(libraryId),
    }),
  },
  events: {
    method: "GET",
    path: "/api/projects/:project/events",
    summary:
      "Server-sent events: `commit` {revision, by, action, records: [{kind, id}]} and `job` {id, state, doneCount, failedCount, partDone, total}; for editors also `comments` {counts, newest}",
    access: "reader",
    params: inProject,
    answerKind: "events",
  },
});
