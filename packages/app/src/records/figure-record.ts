import { z } from "zod";
import { reviewStates } from "@rapporteur/core/model";
import { isoDate, libraryId, longText, moment, revisionNumber, shortText } from "./parts.ts";

/** Screens whose figures can be shared. */
export const figureScreens = ["networks", "actors", "causes", "forecasts", "answers"] as const;

/** The numbers behind a figure, as the screen shows them; a cell may hold several lines. */
export const figureTable = z.strictObject({
  columns: z
    .array(z.strictObject({ title: shortText(500), align: z.enum(["left", "right"]) }))
    .min(1)
    .max(100),
  rows: z.array(z.array(z.union([longText(20_000), z.number(), z.null()])).max(100)).max(1000),
  rowCount: z.int().min(0).describe("how many there are; `rows` may be the first of them"),
});
export type FigureTableRecord = z.infer<typeof figureTable>;

const drawn = z.strictObject({
  svg: longText(4_000_000).describe("elements and attributes that only draw; in the colours of the light theme"),
  dark: z
    .array(z.strictObject({ paint: z.enum(["fill", "stroke"]), color: shortText(100) }))
    .max(5000)
    .describe("by number of the class"),
});

const framed = z.strictObject({ label: shortText(200), value: shortText(1000) });

/** A statement that a figure rests on, as it was when the figure was frozen. */
const quoted = z.strictObject({
  id: libraryId,
  documentId: libraryId,
  type: shortText(60),
  quote: z.string().max(100_000).nullable().describe("null where its document is for members alone: then its title and address are left out, too"),
  speaker: shortText(1000).nullable(),
  title: shortText(2000),
  url: shortText(4000).nullable(),
  day: isoDate.nullable(),
  review: z.enum(reviewStates),
  isReviewed: z.boolean().describe("a person accepted or changed it"),
});

/**
 * A figure as it stood on a screen, for anybody who has its link. Later changes of the library do not reach it; where data of a person in it are erased, it is
 * emptied: `erasedAt` says when, and nothing else of it is left.
 */
export const figureRecord = z.strictObject({
  id: libraryId,
  screen: z.enum(figureScreens),
  title: shortText(300),
  note: shortText(5000).describe("what the person who shares it says of it"),
  says: shortText(5000).describe("what the figure holds, in words"),
  scope: shortText(5000).describe("which statements it looks at, and how many it leaves out"),
  settings: z.array(framed).max(60),
  picture: drawn.extend({ small: drawn.optional().describe("the same, drawn for a narrow page") }).nullable(),
  table: figureTable.nullable(),
  statements: z.array(libraryId).max(20_000).describe("all that it rests on"),
  quotes: z.array(quoted).max(500).describe("the first of them, in order of time"),
  documentCount: z.int().min(0),
  reviewedCount: z.int().min(0).describe("how many of the statements a person reviewed"),
  revision: revisionNumber.describe("of the project, when it was frozen"),
  createdBy: libraryId,
  createdAt: moment,
  erasedAt: moment.nullable(),
});
export type FigureRecord = z.infer<typeof figureRecord>;
