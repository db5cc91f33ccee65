import { z } from "zod";
import { cellValue, libraryId, revisionNumber, shortText } from "../records/parts.ts";
import { statementRecord } from "../records/statement-record.ts";
import { entityRecord } from "../records/entity-record.ts";
import { reviewStates, statuses } from "@rapporteur/core/model";
import { asOf, facets, flag, inProject, list, page, paging, requestKey, stored, withId, written } from "./common.ts";
import { resource, writing } from "./endpoint.ts";

/** In an address: `where=action=AID;SUPPORT` (variable, then values). */
const where = list
  .transform((pairs) =>
    pairs.map((one) => ({
      variable: one.slice(0, one.indexOf("=")),
      is: one.slice(one.indexOf("=") + 1).split(";") as (string | number | boolean | null)[],
    })),
  )
  .optional();
const statementFilters = z.object({
  documents: list.optional(),
  types: list.optional(),
  reviews: list.pipe(z.array(z.enum(reviewStates))).optional(),
  statuses: list.pipe(z.array(z.enum(statuses))).optional(),
  coders: list.optional(),
  speakers: list.optional(),
  entities: list.optional(),
  words: shortText().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  withMemos: flag.optional().describe("only statements with memos"),
  where,
});
/** The same in a body, for what acts on many. */
const statementSelection = z.strictObject({
  ids: z.array(libraryId).max(100_000).optional(),
  documents: z.array(libraryId).max(10_000).optional(),
  types: z.array(z.string()).max(100).optional(),
  reviews: z.array(z.enum(reviewStates)).max(100).optional(),
  entities: z.array(libraryId).max(1000).optional(),
  words: shortText().optional(),
});
const preview = z.object({ count: z.int(), examples: z.array(z.object({ id: libraryId, before: z.unknown(), after: z.unknown() })) });

export const statements = resource("statements", {
  list: {
    method: "GET",
    path: "/api/projects/:project/statements",
    summary: "Statements",
    access: "reader",
    params: inProject,
    query: statementFilters.extend(paging.shape).extend({
      sort: z.enum(["place", "date", "type", "speaker", "confidence", "changed"]).optional(),
      order: z.enum(["ascending", "descending"]).optional(),
    }),
    answer: page(stored(statementRecord)).extend({ total: z.int() }),
  },
  facets: {
    method: "GET",
    path: "/api/projects/:project/statement-facets",
    summary: "Types, reviews, coders, speakers and choices of what a filter finds",
    access: "reader",
    params: inProject,
    query: statementFilters,
    answer: facets,
  },
  review: {
    method: "POST",
    path: "/api/projects/:project/reviews",
    summary: "Accept or reject statements, each at the revision it was seen at",
    ...writing("review"),
    params: inProject,
    body: z.strictObject({
      requestKey,
      review: z.enum(reviewStates),
      statements: z
        .array(z.strictObject({ id: libraryId, expected: revisionNumber }))
        .min(1)
        .max(10_000),
    }),
    answer: written,
  },
  recode: {
    method: "POST",
    path: "/api/projects/:project/recodings",
    summary: "Set a field of many statements; `dryRun` only says what would change",
    ...writing("recode"),
    params: inProject,
    query: z.object({ dryRun: flag.default(false) }),
    maxBytes: 4_000_000,
    body: z.strictObject({ requestKey, select: statementSelection, set: z.strictObject({ field: z.string().max(100), value: cellValue }) }),
    answer: preview.extend({ revision: z.int().nullable() }),
  },
  table: {
    method: "GET",
    path: "/api/projects/:project/table",
    summary: "All statements in columns (application/vnd.rapporteur.table); ETag is the revision; the header x-rapporteur-revision says which",
    access: "reader",
    params: inProject,
    query: asOf,
    answerKind: "binary",
  },
  audit: {
    method: "POST",
    path: "/api/projects/:project/audit-samples",
    summary: "Draw a random sample of drafts to judge, by type: what precision per type rests on",
    access: "coder",
    params: inProject,
    body: z.strictObject({ perType: z.int().min(1).max(500), seed: z.int() }),
    answer: z.object({ statements: z.array(libraryId) }),
  },
  trust: {
    method: "GET",
    path: "/api/projects/:project/trust",
    summary: "Precision per type that the project's own reviews suggest, with 95 % intervals",
    access: "reader",
    params: inProject,
    answer: z.object({
      types: z.array(
        z.object({
          type: z.string(),
          accepted: z.int(),
          corrected: z.int(),
          rejected: z.int(),
          precision: z.number().nullable(),
          low: z.number().nullable(),
          high: z.number().nullable(),
        }),
      ),
    }),
  },
});

export const entities = resource("entities", {
  list: {
    method: "GET",
    path: "/api/projects/:project/entities",
    summary: "Entities, most used first; `text` completes names and aliases",
    access: "reader",
    params: inProject,
    query: paging.extend({ types: list.optional(), text: shortText().optional(), parent: libraryId.optional(), includesMerged: flag.optional() }),
    answer: page(stored(entityRecord).extend({ uses: z.int() })),
  },
  merge: {
    method: "POST",
    path: "/api/projects/:project/merges",
    summary: "Merge entities into one; leaves redirects; `dryRun` only says what would change",
    ...writing("merge"),
    params: inProject,
    query: z.object({ dryRun: flag.default(false) }),
    body: z.strictObject({ requestKey, into: libraryId, from: z.array(libraryId).min(1).max(1000) }),
    answer: preview.extend({ revision: z.int().nullable() }),
  },
  history: {
    method: "GET",
    path: "/api/projects/:project/entities/:id/mentions",
    summary: "Where an entity stands: documents, mentions and statements",
    access: "reader",
    params: withId,
    query: paging,
    answer: page(z.object({ documentId: libraryId, title: z.string(), mentions: z.int(), statements: z.int() })),
  },
});

const searchField = z.enum(["text", "title", "quote", "note", "author", "tag"]);
export const search = resource("search", {
  find: {
    method: "GET",
    path: "/api/projects/:project/search",
    summary: 'Full text over documents and statements: words, "phrases", -word, field:word, word*',
    access: "reader",
    params: inProject,
    query: paging.extend({ text: shortText(1000).min(1), fields: list.pipe(z.array(searchField)).optional(), documents: list.optional() }),
    answer: page(
      z.object({
        documentId: libraryId,
        statementId: libraryId.nullable(),
        field: z.string(),
        title: z.string(),
        start: z.int().nullable(),
        end: z.int().nullable(),
        snippet: z.string(),
        hits: z.array(z.tuple([z.int(), z.int()])),
      }),
    ),
  },
  match: {
    method: "POST",
    path: "/api/projects/:project/matches",
    summary: "A regular expression (RE2) over the texts, within a time limit",
    access: "reader",
    scope: "read",
    params: inProject,
    body: z.strictObject({
      pattern: shortText(1000).min(1),
      isCaseSensitive: z.boolean().default(false),
      documents: z.array(libraryId).max(10_000).nullable().default(null),
      limit: z.int().min(1).max(10_000).default(1000),
    }),
    answer: z.object({
      matches: z.array(z.object({ documentId: libraryId, start: z.int(), end: z.int(), text: z.string() })),
      isComplete: z.boolean(),
      searched: z.int(),
    }),
  },
});
