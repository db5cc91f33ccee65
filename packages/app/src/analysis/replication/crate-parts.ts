import { z } from "zod";
import { entityTypes } from "@rapporteur/core/model";
import { outcomeRecord, questionRecord } from "../../records/project-records.ts";
import { analysisNames } from "../../contract/analysis-options.ts";

/** Names of the parts of a replication crate. */
export const crateParts = {
  metadata: "ro-crate-metadata.json",
  readme: "README.md",
  statements: "data/statements.jsonl",
  entities: "data/entities.jsonl",
  context: "data/context.json",
  memos: "data/memos.jsonl",
  figures: "figures/",
} as const;

const optionValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** A figure as it is asked for: an analysis with its options, named as on the command line. */
export const figureRequest = z.strictObject({
  analysis: z.enum(analysisNames),
  options: z.record(z.string(), optionValue).default({}),
});
export type FigureRequest = z.infer<typeof figureRequest>;

/** A figure as it stands in a crate: what was asked, and what came out, an error by its code included. */
export const crateFigure = figureRequest.extend({ report: z.unknown(), error: z.string().nullable() });
export type CrateFigure = z.infer<typeof crateFigure>;

export const crateEntity = z.strictObject({
  id: z.string(),
  type: z.enum(entityTypes),
  name: z.string(),
  iso3: z.string().nullable(),
  country: z.string().nullable(),
  actsFor: z.string().nullable(),
  aliases: z.array(z.string()),
});

const share = z.looseObject({}).nullable();

/** What figures rest on besides statements and entities. */
export const crateContext = z.strictObject({
  producer: z.string(),
  countsDrafts: z.boolean(),
  now: z.number(),
  trust: z.array(z.looseObject({ type: z.string(), precision: share, recall: share })),
  questions: z.array(questionRecord),
  outcomes: z.array(outcomeRecord),
});
export type CrateContext = z.infer<typeof crateContext>;

/** What a crate holds unless told: the plain views of every analysis that rests on statements alone. */
export const usualFigures: readonly FigureRequest[] = [
  { analysis: "network", options: {} },
  { analysis: "network", options: { type: "twomode" } },
  { analysis: "network", options: { show: "centrality" } },
  { analysis: "relations", options: {} },
  { analysis: "causes", options: {} },
  { analysis: "forecasts", options: {} },
];
