import { z } from "zod";
import { isoDate, libraryId, moment, shortText } from "../records/parts.ts";
import { inProject, requestKey } from "./common.ts";
import { resource, writing } from "./endpoint.ts";

const chance = z.number().min(0).max(1);
const score = z.object({ brier: z.number().describe("mean one-sided Brier score, 0 to 1"), n: z.int().describe("questions that it is the mean of") });
const revision = z.int().nullable().describe("null: nothing was there to write");

/** The ledger of forecasts, with the checks that a ledger file is held to. Its lists and scores are an analysis. */
export const ledger = resource("ledger", {
  open: {
    method: "POST",
    path: "/api/projects/:project/ledger/questions",
    summary: "Put forecast statements that have no question under one of similar words, or under a new one: options as `rapporteur forecasts open`",
    ...writing("openQuestions"),
    params: inProject,
    body: z.strictObject({ requestKey, countsDrafts: z.boolean().default(false) }),
    answer: z.object({ questions: z.array(libraryId), forecasts: z.int(), revision }),
  },
  estimates: {
    method: "GET",
    path: "/api/projects/:project/ledger/estimates",
    summary: "Chances that members and readers give on questions, with scores on what is decided. Those of others are hidden until you gave your own",
    access: "reader",
    params: inProject,
    answer: z.object({
      questions: z.array(
        z.object({
          question: libraryId,
          own: z.array(z.object({ at: moment, chance })).describe("oldest first"),
          count: z.int().describe("members who gave one"),
          isRevealed: z.boolean(),
          median: chance.nullable(),
          others: z.array(z.object({ name: z.string(), at: moment, chance })),
          readers: z.object({ count: z.int(), median: chance.nullable() }),
        }),
      ),
      scores: z.object({
        members: z.array(score.extend({ name: z.string(), isOwn: z.boolean() })),
        median: score.nullable().describe("of the median of the members, question by question"),
        readers: score.nullable().describe("of the median of the readers"),
        questions: z.array(libraryId).describe("on which the members are scored"),
      }),
    }),
  },
  estimate: {
    method: "POST",
    path: "/api/projects/:project/ledger/estimates",
    summary: "Give your own chance on an open question that asks for yes or no; earlier ones of yours are kept",
    ...writing("estimate"),
    scope: "write",
    params: inProject,
    body: z.strictObject({ question: libraryId, chance }),
    answer: z.object({ at: moment }),
  },
  resolve: {
    method: "POST",
    path: "/api/projects/:project/ledger/outcomes",
    summary: "Enter the outcome of a question, by its id or text; a correction is one more entry: options as `rapporteur forecasts resolve`",
    ...writing("resolve"),
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
