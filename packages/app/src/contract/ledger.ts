import { z } from "zod";
import { isoDate, libraryId, shortText } from "../records/parts.ts";
import { inProject, requestKey } from "./common.ts";
import { resource } from "./endpoint.ts";

const revision = z.int().nullable().describe("null: nothing was there to write");

/** The ledger of forecasts, with the checks that a ledger file is held to. Its lists and scores are an analysis. */
export const ledger = resource("ledger", {
  open: {
    method: "POST",
    path: "/api/projects/:project/ledger/questions",
    summary: "Put forecast statements that have no question under one of similar words, or under a new one: options as `rapporteur forecasts open`",
    access: "editor",
    params: inProject,
    body: z.strictObject({ requestKey, countsDrafts: z.boolean().default(false) }),
    answer: z.object({ questions: z.array(libraryId), forecasts: z.int(), revision }),
  },
  resolve: {
    method: "POST",
    path: "/api/projects/:project/ledger/outcomes",
    summary: "Enter the outcome of a question, by its id or text; a correction is one more entry: options as `rapporteur forecasts resolve`",
    access: "editor",
    params: inProject,
    body: z.strictObject({
      requestKey,
      question: shortText(2000).min(1),
      outcome: shortText(300).describe("yes, no, ambiguous, annulled, reopened, option:X, or a number"),
      happened: isoDate,
      reason: shortText(20_000),
      evidence: shortText(4000),
    }),
    answer: z.object({
      question: z.object({ id: z.string(), text: z.string() }),
      outcome: z.string(),
      revision: z.int(),
      replaces: z.string().nullable(),
      forecastCount: z.int(),
    }),
  },
});
