import { z } from "zod";
import { documentContent, documentRecord, documentRights } from "../records/document-record.ts";
import { libraryId, mostRevision, shortText } from "../records/parts.ts";
import { statementRecord } from "../records/statement-record.ts";
import { readoutSchema } from "@rapporteur/reader/readout";
import { facets, flag, inProject, list, page, paging, stored, withId, written } from "./common.ts";
import { resource, writing } from "./endpoint.ts";
import { tableLayout, tablePreview } from "./table-layout.ts";

const counts = z.object({ draft: z.int(), accepted: z.int(), rejected: z.int() });
const documentFilters = z.object({
  tags: list.optional(),
  publishers: list.optional(),
  contributors: list.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  title: shortText().optional(),
  review: z.enum(["with drafts", "reviewed", "without statements"]).optional(),
  assignedTo: libraryId.optional(),
});
const documentSummary = stored(documentRecord).extend({
  counts,
  contributors: z.array(z.object({ id: libraryId, name: z.string() })),
  words: z.int(),
});

const seenDocument = z.strictObject({ id: libraryId, expected: z.int().min(0).max(mostRevision) });
const duplicate = z.object({
  id: libraryId,
  revision: z.int(),
  title: z.string(),
  published: z.iso.date().nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  sourceName: z.string().nullable(),
  words: z.int(),
  reviewed: z.int().describe("statements that a person accepted or rejected"),
  shared: z.number().describe("of the runs of three words of it and of the one to keep, those that both have; estimated"),
});

export const documents = resource("documents", {
  list: {
    method: "GET",
    path: "/api/projects/:project/documents",
    summary: "Documents with their counts",
    access: "reader",
    params: inProject,
    query: documentFilters
      .extend(paging.shape)
      .extend({ sort: z.enum(["published", "added", "title", "drafts"]).optional(), order: z.enum(["ascending", "descending"]).optional() }),
    answer: page(documentSummary),
  },
  facets: {
    method: "GET",
    path: "/api/projects/:project/document-facets",
    summary: "Tags, publishers, contributors, years and review states of what a filter finds",
    access: "reader",
    params: inProject,
    query: documentFilters,
    answer: facets,
  },
  get: {
    method: "GET",
    path: "/api/projects/:project/documents/:id",
    summary: "A document with its content, its statements, and the entities they name: all that the reading view needs",
    access: "reader",
    params: withId,
    answer: z.object({
      document: stored(documentRecord),
      content: documentContent,
      statements: z.array(stored(statementRecord)),
      hasOriginal: z.boolean().describe("the PDF that it was read from is kept"),
      entities: z.array(z.object({ id: libraryId, key: z.string(), type: z.string(), name: z.string() })),
    }),
  },
  original: {
    method: "GET",
    path: "/api/projects/:project/documents/:id/original",
    summary: "The PDF that a document was read from, where the project keeps it",
    access: "reader",
    params: withId,
    answerKind: "file",
  },
  upload: {
    method: "POST",
    path: "/api/projects/:project/documents",
    summary:
      "Import one file: raw bytes as the body, its name in the query. A readout (.json) brings its statements and reviews, a .dna, .csv or .jsonl its statements as accepted work; a ZIP, and a table whose rows are documents, becomes a job with one unit a document",
    ...writing("import"),
    params: inProject,
    query: z.object({
      name: shortText(1000).min(1),
      rights: z.enum(documentRights).default("internal"),
      code: flag.default(true),
      asJob: flag.default(false).describe("read a document in a job too, which says how far it is and can be cancelled; a long text takes minutes"),
      requestKey: z.string().max(100).optional(),
      ...tableLayout,
    }),
    bodyKind: "upload",
    maxBytes: 200_000_000,
    answer: z.object({
      documentId: libraryId.nullable(),
      jobId: libraryId.nullable(),
      wasKnown: z.boolean(),
      warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
  },
  previewTable: {
    method: "POST",
    path: "/api/projects/:project/table-previews",
    summary: "How a table (CSV, XLSX, lines of JSON, Parquet) would be read, column by column; nothing is imported",
    access: "coder",
    params: inProject,
    query: z.object({ name: shortText(1000).min(1), ...tableLayout }),
    bodyKind: "upload",
    maxBytes: 200_000_000,
    answer: tablePreview,
  },
  fetch: {
    method: "POST",
    path: "/api/projects/:project/fetches",
    summary: "Import pages by address; a job",
    ...writing("import"),
    params: inProject,
    body: z.strictObject({
      urls: z
        .array(z.url({ protocol: /^https?$/ }).max(4000))
        .min(1)
        .max(1000),
      rights: z.enum(documentRights).default("no-text"),
      code: z.boolean().default(true),
    }),
    answer: z.object({ jobId: libraryId }),
  },
  code: {
    method: "POST",
    path: "/api/projects/:project/codings",
    summary: "Draft statements again with the present coder, or with a language model; replaces only drafts nobody touched; a job",
    ...writing("draft"),
    params: inProject,
    body: z.strictObject({
      documents: z.array(libraryId).max(100_000).nullable().describe("null: all"),
      coder: z.enum(["builtin", "model"]).default("builtin"),
    }),
    answer: z.object({ jobId: libraryId }),
  },
  duplicates: {
    method: "GET",
    path: "/api/projects/:project/duplicates",
    summary: "Documents that nearly say the same, as suggestions; the first of each group is the one to keep",
    access: "reader",
    params: inProject,
    answer: z.object({ groups: z.array(z.object({ documents: z.array(duplicate) })) }),
  },
  join: {
    method: "POST",
    path: "/api/projects/:project/joins",
    summary: "Make near-duplicates sources of one document; what people accepted in them moves to it; can be undone",
    ...writing("joinDocuments"),
    params: inProject,
    body: z.strictObject({
      keep: seenDocument.describe("the document that stays"),
      others: z.array(seenDocument).min(1).max(1000),
      dropsLost: z
        .boolean()
        .default(false)
        .describe("also where the text that stays does not have the words of accepted statements: these are removed"),
    }),
    answer: written.extend({ moved: z.int(), lost: z.array(libraryId) }),
  },
  tellApart: {
    method: "POST",
    path: "/api/projects/:project/differences",
    summary: "Keep that documents with nearly the same text are not the same, so that they are not suggested again; can be undone",
    ...writing("tellApart"),
    params: inProject,
    body: z.strictObject({ documents: z.array(seenDocument).min(2).max(100).describe("each is different from each other one") }),
    answer: written,
  },
  remove: {
    method: "DELETE",
    path: "/api/projects/:project/documents/:id",
    summary: "Remove a document with its statements; can be undone",
    ...writing("removeDocument"),
    params: withId,
    query: z.object({ expected: z.coerce.number().int().min(0).max(mostRevision) }),
    answer: written,
  },
  readout: {
    method: "GET",
    path: "/api/projects/:project/documents/:id/readout",
    summary: "The document as a readout (rapporteur.readout/1) with reviews",
    access: "reader",
    params: withId,
    answer: readoutSchema,
  },
  reextract: {
    method: "POST",
    path: "/api/projects/:project/documents/:id/content",
    summary: "Give a document a new extraction of its source: statements are found again by quote, prefix and suffix, or listed as lost",
    ...writing("reextract"),
    params: withId,
    query: z.object({ name: shortText(1000), expected: z.coerce.number().int().min(0).max(mostRevision) }),
    bodyKind: "upload",
    maxBytes: 200_000_000,
    answer: written.extend({ placed: z.int(), lost: z.array(libraryId) }),
  },
});
