import { z } from "zod";
import { figureRecord, figureScreens, figureTable } from "../records/figure-record.ts";
import { libraryId, longText, moment, revisionNumber, shortText } from "../records/parts.ts";
import { inProject, requestKey, withId, written } from "./common.ts";
import { resource, writing } from "./endpoint.ts";

const { settings } = figureRecord.shape;
const svg = longText(2_500_000);
const smallSvg = longText(600_000);

/** Cells of the numbers, and lines in them: each is an element of a page that anybody who has the link asks for. */
const [mostCells, mostLines] = [20_000, 50_000];
const linesOf = (cell: string | number | null): number => (typeof cell === "string" ? cell.split("\n").length : 1);
const table = figureTable
  .refine(({ rows }) => rows.reduce((cells, row) => cells + row.length, 0) <= mostCells, `has more than ${mostCells} cells`)
  .refine(
    ({ rows }) => rows.reduce((lines, row) => row.reduce((sum: number, cell) => sum + linesOf(cell), lines), 0) <= mostLines,
    `has more than ${mostLines} lines`,
  );

const frozen = written.extend({
  id: libraryId,
  url: z.string().describe("anyone who has it can read the figure"),
  withheld: z.int().describe("statements whose words are left out, since their documents are for members alone"),
});

/** Figures frozen as they stood on a screen, each under an address that nobody can guess. */
export const sharedFigures = resource("sharedFigures", {
  list: {
    method: "GET",
    path: "/api/projects/:project/shared-figures",
    summary: "Figures that you shared by link, newest first; administrators of the project see everybody's",
    access: "editor",
    params: inProject,
    answer: z.object({
      figures: z.array(
        z.object({
          id: libraryId,
          revision: z.int(),
          screen: z.enum(figureScreens),
          title: z.string(),
          url: z.string(),
          statements: z.int(),
          createdBy: libraryId,
          createdAt: moment,
          erasedAt: moment.nullable().describe("when it was emptied, since data of a person in it were erased"),
        }),
      ),
    }),
  },
  freeze: {
    method: "POST",
    path: "/api/projects/:project/shared-figures",
    summary: "Freeze a figure as a screen shows it, with the words of the statements behind it, and make a link that anybody can read it by",
    ...writing("shareFigure"),
    params: inProject,
    maxBytes: 8_000_000,
    body: z.strictObject({
      requestKey,
      screen: z.enum(figureScreens),
      title: shortText(300).trim().min(1),
      note: shortText(5000).default(""),
      says: shortText(5000).default("").describe("what the figure holds, in words"),
      scope: shortText(5000).default("").describe("which statements it looks at"),
      settings,
      picture: z
        .strictObject({
          light: svg,
          dark: svg.nullable().default(null),
          small: z
            .strictObject({ light: smallSvg, dark: smallSvg.nullable().default(null) })
            .nullable()
            .default(null)
            .describe("the same drawn for a phone, shown where the page is narrow"),
        })
        .nullable()
        .describe("SVG of the figure in the light theme, and the same in the dark one; what does more than draw is left out"),
      table: table.nullable(),
      statements: z.array(libraryId).min(1).max(20_000).describe("all that the figure rests on; their words are taken from the library"),
    }),
    answer: frozen,
  },
  revoke: {
    method: "POST",
    path: "/api/projects/:project/shared-figures/:id/revocations",
    summary: "End the link of a figure: its address opens nothing from then on",
    ...writing("endFigureLink"),
    params: withId,
    body: z.strictObject({ expected: revisionNumber }),
    answer: written,
  },
});
