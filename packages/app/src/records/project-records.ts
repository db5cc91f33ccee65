import { z } from "zod";
import { cellValue, isoDate, libraryId, longText, moment, revisionNumber, sha256, shortText } from "./parts.ts";

/** A project keeps its own documents, types, codebook and people. Its own record has the project's id. */
export const projectRecord = z.strictObject({
  id: libraryId,
  name: shortText(200).min(1),
  description: shortText(20_000),
  isBlind: z.boolean().describe("coders do not see each other's statements until an editor opens them"),
  keepsOriginals: z
    .boolean()
    .optional()
    .describe("PDF files are kept beside their texts, so that their pages can be shown; yes where it is left out"),
  scale: z.string().max(60).describe("scale of estimative words"),
  locale: z.string().max(35),
});
export type ProjectRecord = z.infer<typeof projectRecord>;

/** A user's own highlight: RE2 syntax, matched on the stored text. */
export const regexRecord = z.strictObject({
  id: libraryId,
  label: shortText(100).min(1),
  pattern: shortText(1000).min(1),
  isCaseSensitive: z.boolean(),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
});
export type RegexRecord = z.infer<typeof regexRecord>;

/** A screen with its settings, to come back to. `query` is the address without its origin. */
export const viewRecord = z.strictObject({
  id: libraryId,
  name: shortText(200).min(1),
  screen: shortText(60),
  query: shortText(20_000),
  note: shortText(20_000),
  createdBy: libraryId,
});
export type ViewRecord = z.infer<typeof viewRecord>;

/** A question of the forecast ledger, opened from statements or by hand. */
export const questionRecord = z.strictObject({
  id: libraryId,
  text: shortText(2000).min(1),
  criteria: shortText(20_000).nullable(),
  kind: z.enum(["binary", "options", "number"]),
  options: z.array(shortText(200)).max(100),
  condition: shortText(2000).nullable(),
  opens: isoDate.nullable(),
  closes: isoDate.nullable(),
  due: isoDate.nullable(),
  baseRate: z.strictObject({ rate: z.number().min(0).max(1), source: shortText(1000) }).nullable(),
  statements: z.array(libraryId).max(10_000).describe("forecast statements that answer it"),
});
export type QuestionRecord = z.infer<typeof questionRecord>;

/** What became of a question. Outcomes are only ever added; the latest counts. */
export const outcomeRecord = z.strictObject({
  id: libraryId,
  question: libraryId,
  outcome: z.union([z.number(), z.string().max(300)]).describe("yes, no, ambiguous, annulled, reopened, option:X, or a number"),
  happened: isoDate,
  recorded: moment,
  by: libraryId,
  reason: shortText(20_000),
  evidence: shortText(4000),
});
export type OutcomeRecord = z.infer<typeof outcomeRecord>;

/** The state of a project at a revision under a name, with a digest over what it holds, so that every figure can be rebuilt. */
export const snapshotRecord = z.strictObject({
  id: libraryId,
  name: shortText(200).min(1),
  revision: revisionNumber,
  digest: sha256,
  counts: z.record(z.string(), z.int().min(0)),
  createdBy: libraryId,
  createdAt: moment,
  note: shortText(20_000),
});
export type SnapshotRecord = z.infer<typeof snapshotRecord>;

const contributionDraft = z.strictObject({
  author: shortText(200),
  role: shortText(1000),
  bio: shortText(20_000),
  heading: shortText(1000),
  markdown: longText(500_000),
  portrait: z
    .string()
    .max(40_000)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)
    .optional()
    .describe("a JPEG or PNG file of the author in base64, 30 kB and 2,000 pixels a side at the most"),
});

/** What an editor decided over one answer: a question by its words, a contribution by its number in the document. */
const answerDecision = z.strictObject({
  question: shortText(2000),
  contribution: z.int().min(0).max(999),
  state: z.enum(["approved", "hidden"]),
  words: shortText(10_000).nullable().describe("other words of the contribution that are the answer; null: those that were found"),
});

/** A page of the public site: a roundup written here, or built on a document of the library. */
export const roundupRecord = z.strictObject({
  id: libraryId,
  slug: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(120),
  title: shortText(1000).min(1),
  standfirst: shortText(10_000),
  questions: z.array(shortText(2000)).max(100),
  contributions: z.array(contributionDraft).max(100),
  answers: z.array(answerDecision).max(10_000).optional().describe("what an editor decided over the answers"),
  tags: z.array(shortText(100)).max(100),
  documentId: libraryId.nullable().describe("the document whose statements support it; null until first saved as one"),
  state: z.enum(["draft", "scheduled", "published", "withdrawn"]),
  publishAt: moment.nullable(),
  approved: z
    .strictObject({
      snapshotId: libraryId.describe("the snapshot that the page will be made from"),
      correctionNote: shortText(5000),
      before: z.enum(["draft", "published", "withdrawn"]).describe("what it was, and is again where the moment is called off"),
    })
    .nullable()
    .optional()
    .describe("of a scheduled page: what was approved; later changes are not in it"),
  missed: moment
    .nullable()
    .optional()
    .describe(
      "the moment at which it was not published, since the person who had scheduled it might no longer publish; null again with the next step",
    ),
  publishedAt: moment.nullable(),
  snapshotId: libraryId.nullable().describe("the snapshot that the public page is made from"),
  comments: z.enum(["open", "closed", "off"]),
  readerForecasts: z.boolean().optional().describe("readers may give their own chance on forecasts, in a comment"),
  corrections: z.array(z.strictObject({ at: moment, what: shortText(1000), old: cellValue, new: cellValue, note: shortText(5000) })).max(1000),
});
export type RoundupRecord = z.infer<typeof roundupRecord>;
