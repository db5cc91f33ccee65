import { z } from "zod";
import { inProject } from "./common.ts";
import { resource } from "./endpoint.ts";
import { figureRequests, figureTasks } from "./figure-requests.ts";

/** See `PackedColumn`. */
const packedColumn = z.tuple([z.array(z.union([z.string(), z.int()])), z.string(), z.string()]);

export const figures = resource("figures", {
  size: {
    method: "GET",
    path: "/api/projects/:project/figures",
    summary: "How many statements figures are made from, and whether a browser is to make them itself from the table",
    access: "reader",
    params: inProject,
    answer: z.object({ statements: z.int(), isForBrowser: z.boolean() }),
  },
  answer: {
    method: "POST",
    path: "/api/projects/:project/figures/:task",
    summary: "A figure of the workbench, or what it is opened to: the same answer that a browser makes from the table",
    access: "reader",
    scope: "read",
    params: inProject.extend({ task: z.enum(figureTasks) }),
    bodyBy: { param: "task", schemas: figureRequests },
    body: z.union([...new Set(Object.values(figureRequests))]),
    // Of a ledger: every question with its outcomes.
    maxBytes: 8_000_000,
    query: z.object({
      lists: z
        .enum(["records", "columns"])
        .default("records")
        .describe("`columns`: long lists come as the workbench unpacks them, which takes it less time"),
    }),
    answer: z.object({
      revision: z.int().describe("of the project, that the figure shows"),
      plain: z.unknown().describe("the answer, with null where a column stands"),
      columns: z.array(packedColumn).describe("columns of numbers: path in the answer, kind, and the numbers in little-endian as base64"),
    }),
    answerKind: "jsonBytes",
  },
});
