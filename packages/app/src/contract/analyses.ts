import { z } from "zod";
import { analysisMaxima } from "@rapporteur/core/model";
import { exportKinds } from "../formats/export-formats.ts";
import { libraryId, revisionNumber, shortText } from "../records/parts.ts";
import { type AnalysisName, analysisOptions, networkEngineOptions } from "./analysis-options.ts";
import { basis, inProject, page, paging, withId } from "./common.ts";
import { resource, writing } from "./endpoint.ts";
import { anyOption, optionsSchema } from "./option-spec.ts";
import { statementScope } from "./scope.ts";

/** What every analysis is asked on: which statements count. Accepted ones only, unless told. */
const analysisScope = z.object({
  asOf: revisionNumber.optional(),
  countsDrafts: z.boolean().default(false),
  documents: z.array(libraryId).max(10_000).optional(),
  scope: statementScope.optional(),
});
const column = z.object({ title: z.string(), align: z.enum(["left", "right"]).optional() });
const section = z.object({
  title: z.string(),
  columns: z.array(column),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  notes: z.array(z.string()),
});
/** A result as a table of words and numbers, the same one that the command prints, with notes and what it rests on. */
const analysisReport = section
  .extend({
    basis: basis.nullable(),
    /** Of a report with several tables: those after the first. */
    sections: z.array(section).optional(),
    result: z.unknown().describe("the engine's own result, as the command prints it with `--json`"),
  })
  .meta({ id: "AnalysisReport" });
export type AnalysisReport = z.infer<typeof analysisReport>;

/** Options by the names that the command line uses, without dashes. Unknown names are refused with the nearest one. */
const options = z.record(z.string().max(60), anyOption).default({}).describe("as the analysis or the export of that name takes them");
const bounds = `at most ${analysisMaxima.windows} windows, ${analysisMaxima.runs} runs, ${analysisMaxima.draws} draws, ${analysisMaxima.pushes} concepts pushed; a minute in all`;
const answer = z.union([z.object({ report: analysisReport }), z.object({ jobId: libraryId })]).describe("a job where it takes longer than a second");

const engineOptions = Object.fromEntries(networkEngineOptions.map(([name, , says]) => [name, anyOption.optional().describe(says)]));

function optionsOf(name: AnalysisName) {
  const schema = optionsSchema(analysisOptions[name]);
  const id = `${name[0]?.toUpperCase()}${name.slice(1)}Options`;
  return (name === "network" ? schema.extend(engineOptions) : schema).meta({ id, description: bounds }).default({});
}

const analysis = (name: AnalysisName, summary: string) =>
  ({
    method: "POST",
    path: `/api/projects/:project/analyses/${name}`,
    summary,
    access: "reader",
    scope: "read",
    params: inProject,
    body: analysisScope.extend({ options: optionsOf(name) }),
    answer,
  }) as const;

export const analyses = resource("analyses", {
  network: analysis("network", "Discourse network: options as `rapporteur network`"),
  relations: analysis("relations", "Who does what to whom: options as `rapporteur relations`"),
  causes: analysis("causes", "Causal map: options as `rapporteur causes`"),
  whatif: analysis("whatif", "Push a concept: options as `rapporteur whatif`"),
  forecasts: analysis("forecasts", "The ledger and its scores: options as `rapporteur forecasts`"),
  agreement: analysis("agreement", "Can two coders do it: options as `rapporteur agreement`"),
  comparison: analysis("comparison", "Answers by question and expert, agreements and disputes of documents"),
  exportFile: {
    method: "POST",
    path: "/api/projects/:project/exports",
    summary:
      "A file for another program: network, map, statements, every table as Parquet in a ZIP, or the whole record; the header rapporteur-notes says what the file leaves out (a list in JSON, percent-encoded)",
    access: "reader",
    scope: "read",
    params: inProject,
    body: analysisScope.extend({
      what: z.enum(exportKinds),
      format: shortText(40),
      since: revisionNumber.optional().describe("of tables: only what is other than it was at this revision, and what is gone"),
      options,
    }),
    answerKind: "file",
  },
});

const jobState = z.enum(["waiting", "running", "paused", "done", "failed", "cancelled"]);
const jobView = z.object({
  id: libraryId,
  kind: z.string(),
  state: jobState,
  total: z.int(),
  doneCount: z.int(),
  failedCount: z.int(),
  partDone: z.number().describe("shares of the long texts under way that are read, added up: 0.5 where one of them is half read"),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  result: z.unknown(),
});
export const jobs = resource("jobs", {
  list: {
    method: "GET",
    path: "/api/projects/:project/jobs",
    summary: "Long work, newest first",
    access: "reader",
    params: inProject,
    query: paging,
    answer: page(jobView),
  },
  get: { method: "GET", path: "/api/projects/:project/jobs/:id", summary: "One job", access: "reader", params: withId, answer: jobView },
  steer: {
    method: "POST",
    path: "/api/projects/:project/jobs/:id/steps",
    summary: "Pause, resume, cancel or retry what failed",
    ...writing("steerJob"),
    params: withId,
    body: z.strictObject({ step: z.enum(["pause", "resume", "cancel", "retry"]) }),
    answer: jobView,
  },
  failures: {
    method: "GET",
    path: "/api/projects/:project/jobs/:id/failures",
    summary: "What failed and why",
    access: "reader",
    params: withId,
    query: paging,
    answer: page(z.object({ index: z.int(), label: z.string(), code: z.string(), message: z.string() })),
  },
});
