import { z } from "zod";
import { actions, blockKinds, entityTypes, quadClasses, reviewStates, statuses } from "@rapporteur/core/model";

/*
 * The readout contract, `rapporteur.readout/1`: fields may be added, none renamed or dropped. The JSON Schema in
 * docs/readout.schema.json is generated from this file.
 */
const offset = z.int().min(0).describe("UTF-16 code unit into document.text");
const pair = z.tuple([offset, offset]).describe("half-open [start, end) into document.text");
const entityRef = z.string().describe("id of an entry of entities");
const isoDate = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const unit = z.number().min(0).max(1);
const textSpan = z.object({ text: z.string(), start: offset, end: offset });

const block = z.object({ kind: z.enum(blockKinds), level: z.int().min(0), start: offset, end: offset });
const question = z.object({ text: z.string(), start: offset, end: offset, from: z.enum(["title", "standfirst", "body"]) });
const role = z.object({ text: z.string(), org: entityRef.nullable(), former: z.boolean() });
const coAuthor = z.object({ author: entityRef, affiliation: entityRef.nullable(), roles: z.array(role).readonly() });
const contribution = z.object({
  heading: z.string().nullable(),
  start: offset,
  end: offset,
  body: pair,
  bio: pair.nullable(),
  author: entityRef.nullable().describe("null: the text does not say who wrote it"),
  affiliation: entityRef.nullable(),
  roles: z.array(role),
  coAuthors: z.array(coAuthor).readonly().optional().describe("who signs beside the author, in order; absent where one person signs"),
});
const page = z.object({
  page: z.int().min(1).describe("place of the page in the file; the number printed on it may differ"),
  start: offset,
  end: offset,
});
const document = z.object({
  title: z.string(),
  standfirst: z.string().nullable(),
  published: isoDate.nullable(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string(),
  sha256: sha256.describe("of the input bytes"),
  textSha256: sha256.describe("of the stored text in UTF-8"),
  text: z.string().describe("the stored text; every offset points into it"),
  blocks: z.array(block),
  questions: z.array(question),
  contributions: z.array(contribution),
  tags: z.array(z.string()),
  pages: z.array(page).optional().describe("of a source that has pages: where each stands in the text; again where its notes stand apart"),
});

const entity = z.object({
  id: z.string(),
  type: z.enum(entityTypes),
  name: z.string(),
  iso3: z.string().length(3).nullable(),
  country: entityRef.nullable().describe("where a person or body belongs"),
  actsFor: entityRef.nullable().describe("whom they speak or act for now, by the text"),
  aliases: z.array(z.string()),
  mentions: z.array(pair),
});
const quotation = z.object({
  id: z.string(),
  start: offset,
  end: offset,
  kind: z.enum(["direct", "indirect", "mixed"]),
  speaker: entityRef.nullable(),
  speakerText: z.string(),
  speakerSpan: pair.nullable(),
  cue: pair,
  within: z.string().nullable(),
});

const common = {
  id: z.string(),
  start: offset,
  end: offset,
  quote: z.string(),
  contribution: z.int().min(0).nullable(),
  speaker: entityRef.nullable(),
  organization: entityRef.nullable(),
  reportedBy: z.array(entityRef),
  status: z.enum(statuses),
  coder: z.string(),
  review: z.enum(reviewStates),
  confidence: unit,
  figurative: z.boolean().optional().describe("irony or image, coded as it is meant"),
};
const relation = z.object({
  ...common,
  type: z.literal("relation"),
  source: entityRef.nullable(),
  target: entityRef.nullable(),
  sourceSpan: pair,
  targetSpan: pair,
  action: z.enum(actions),
  quad: z.enum(quadClasses),
  weight: z.number().min(-10).max(10),
  date: isoDate.nullable(),
  object: textSpan.nullable().optional().describe("the thing acted on, where it is not the target itself"),
  place: textSpan.nullable().optional().describe("the place struck, entered or visited that stands for its state"),
});
const probability = z.object({
  term: z.string(),
  scale: z.string().nullable(),
  low: unit.nullable(),
  best: unit.nullable(),
  high: unit.nullable(),
  basis: z.enum(["stated", "scale"]),
});
const forecast = z.object({
  ...common,
  type: z.literal("forecast"),
  event: textSpan.describe("put affirmatively"),
  direction: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
  probability: probability.nullable().describe("of the affirmative event"),
  horizon: textSpan.extend({ from: isoDate.nullable(), to: isoDate.nullable() }).nullable(),
  condition: textSpan.nullable(),
});
const causalSide = textSpan.extend({ concept: entityRef.nullable() });
const cause = z.object({
  ...common,
  type: z.literal("cause"),
  cause: causalSide,
  effect: causalSide,
  connective: pair,
  sign: z.union([z.literal(1), z.literal(-1)]).nullable(),
  strength: unit.nullable(),
});
const position = z.object({
  ...common,
  type: z.literal("position"),
  concept: entityRef.nullable(),
  agreement: z.boolean(),
  intensity: z.number().min(-1).max(1),
});

const answer = z.object({ question: z.int().min(0), contribution: z.int().min(0), passages: z.array(pair) });
const comparison = z.object({
  about: entityRef,
  kind: z.enum(["agreement", "disagreement", "difference of degree"]),
  sides: z.array(z.object({ contributions: z.array(z.int().min(0)), statements: z.array(z.string()) })).min(2),
});
const warning = z.object({
  code: z.string(),
  message: z.string(),
  start: offset.optional(),
  end: offset.optional(),
  candidates: z.array(entityRef).optional().describe("who may be meant, the likeliest first"),
});

export const readoutSchema = z.object({
  schema: z.literal("rapporteur.readout/1"),
  producer: z.object({ version: z.string(), coder: z.string(), model: sha256.nullable().describe("of the language model file") }),
  document,
  entities: z.array(entity),
  quotations: z.array(quotation),
  statements: z.array(z.discriminatedUnion("type", [relation, forecast, cause, position])),
  answers: z.array(answer),
  comparison: z.array(comparison),
  warnings: z.array(warning),
});

/** What reading one document gives back; see docs/formats.md. */
export type Readout = z.infer<typeof readoutSchema>;
export type ReadoutDocument = Readout["document"];
export type ReadoutContribution = ReadoutDocument["contributions"][number];
export type ReadoutStatement = Readout["statements"][number];
export type Answer = Readout["answers"][number];
export type Comparison = Readout["comparison"][number];
