import { z } from "zod";
import { readoutSchema } from "@rapporteur/reader/readout";
import { isoDate, libraryId, moment, pair, sha256, shortText } from "./parts.ts";

const { document: readoutDocument, quotations, answers, comparison, warnings, producer } = readoutSchema.shape;
const { blocks, questions, contributions, pages } = readoutDocument.shape;

/** What may be shown to whom: `public` may be published whole; `internal` is for members; of `no-text` only short quotes may be published. */
export const documentRights = ["public", "internal", "no-text"] as const;
export type DocumentRights = (typeof documentRights)[number];

/** Another place where the same text, or nearly the same, was found: what the document that was joined said of itself. */
export const documentSource = z.strictObject({
  documentId: libraryId.describe("of the document that was joined; its history is kept under it"),
  contentId: sha256,
  sha256: sha256.describe("of the bytes it was read from"),
  title: shortText(1000),
  published: isoDate.nullable(),
  publisher: shortText().nullable(),
  url: shortText(4000).nullable(),
  sourceName: shortText(1000).nullable(),
});
export type DocumentSource = z.infer<typeof documentSource>;

/**
 * What people edit of a document. The text and everything that points into it is its content, which never changes: a new extraction of the
 * same source is a new content.
 */
export const documentRecord = z.strictObject({
  id: libraryId,
  contentId: sha256.describe("of the content it stands on"),
  title: shortText(1000),
  standfirst: shortText(10_000).nullable(),
  published: isoDate.nullable(),
  publisher: shortText().nullable(),
  url: shortText(4000).nullable(),
  language: shortText(35),
  tags: z.array(shortText(100)).max(200),
  rights: z.enum(documentRights),
  sourceName: shortText(1000).nullable().describe("name of the file, or the address it was read from"),
  sha256: sha256.describe("of the bytes it was read from"),
  note: shortText(20_000),
  assignedTo: z.array(libraryId).max(100).describe("accounts that are to code it; empty: everyone"),
  addedBy: libraryId,
  addedAt: moment,
  sources: z
    .array(documentSource)
    .max(1000)
    .optional()
    .describe("where else the text was found: near-duplicates that a person joined to this document"),
  distinctFrom: z
    .array(libraryId)
    .max(10_000)
    .optional()
    .describe("documents with nearly the same text of which a person said that they are not the same"),
});
export type DocumentRecord = z.infer<typeof documentRecord>;

/** A mention of an entity in a content; entity ids are the library's. */
const mentionList = z.strictObject({ entity: libraryId, spans: z.array(pair) });

/**
 * The text of a document and what reading found in it, all but entities and statements. Entity references inside are library ids. `id` is the
 * SHA-256 of the text, the coder and the model, so that reading the same source again gives the same content.
 */
export const documentContent = z.strictObject({
  id: sha256,
  textSha256: sha256,
  text: z.string(),
  blocks,
  questions,
  contributions,
  quotations,
  answers,
  comparison,
  warnings,
  producer,
  pages: pages.unwrap(),
  mentions: z.array(mentionList),
  markup: z.array(pair).optional().describe("stretches inside blocks that are markup and no words"),
  authors: z.array(shortText()).optional().describe("as the source's metadata names them"),
  emphasis: z
    .array(pair)
    .optional()
    .describe("stretches inside blocks that the source sets in bold: with them the text is read again as it was read first"),
});
export type DocumentContent = z.infer<typeof documentContent>;
