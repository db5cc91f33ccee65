import { z } from "zod";
import type { DeepReadonly } from "@rapporteur/core/base";
import { entityTypes } from "@rapporteur/core/model";
import { scoreRules } from "@rapporteur/engines/forecast";
import { aggregations, duplicateRules, networkTypes, normalizations, timeUnits } from "@rapporteur/engines/network";
import { actorLevels, symmetrisationRules } from "@rapporteur/engines/relations";
import { longText, shortText } from "../records/parts.ts";
import { pushModes, weightings } from "./analysis-options.ts";
import { dayOrNone, statementScope } from "./scope.ts";

/* What a figure is asked for, task by task: the server parses by it, and packages/app/src/analysis/figures/ and the workbench take their types from it. */

/** A key of an entity, or words of the text where nobody knows the entity. */
const key = longText();
/** A name of a column. */
const column = shortText(200);
const statementId = shortText(64);
const day = dayOrNone;
/** Milliseconds since 1970 UTC. */
const instant = z.number();
/** Machine drafts count beside accepted statements. */
const countsDrafts = z.boolean();

const networkSettings = z.strictObject({
  networkType: z.enum(networkTypes),
  statementType: column,
  variable1: column,
  variable2: column,
  qualifier: column,
  aggregation: z.enum(aggregations),
  normalization: z.enum(normalizations),
  duplicates: z.enum(duplicateRules),
  isolates: z.boolean(),
  countsDrafts,
  from: day,
  to: day,
});
/** Left out, all statements are looked at. */
const scope = statementScope.optional();
const network = z.strictObject({
  scope,
  settings: networkSettings,
  period: z
    .strictObject({ from: instant, to: instant })
    .nullable()
    .describe("a stretch of time inside the range, ms since 1970 UTC, its end not included; null for the whole range"),
});

const actors = z.strictObject({
  scope,
  countsDrafts,
  level: z.enum(actorLevels),
  weighting: z.enum(weightings),
  rule: z.enum(symmetrisationRules),
});

/** Places do not depend on how a pair's sign is found. */
const actorLayout = actors.omit({ rule: true });

const causes = z.strictObject({
  scope,
  countsDrafts,
  without: z.array(key).max(10_000).describe('speakers whose claims are left out; "" is "nobody named"'),
  contested: z.enum(["unknown", "majority"]),
});

const question = z.strictObject({
  id: statementId,
  text: shortText(2000),
  criteria: shortText(20_000).nullable(),
  kind: z.enum(["binary", "options", "number"]),
  options: z.array(shortText(200)).max(100),
  condition: shortText(2000).nullable(),
  opens: instant.nullable(),
  closes: instant.nullable(),
  due: instant.nullable(),
  baseRate: z.strictObject({ rate: z.number(), source: shortText(1000) }).nullable(),
  statements: z.array(statementId).max(10_000).describe("those that answer it"),
});
const verdict = z.union([
  z.strictObject({ kind: z.enum(["yes", "no", "ambiguous", "annulled", "reopened"]) }),
  z.strictObject({ kind: z.literal("option"), option: shortText(300) }),
  z.strictObject({ kind: z.literal("number"), value: z.number() }),
]);
const outcome = z.strictObject({
  question: statementId,
  verdict,
  happened: instant,
  recorded: instant,
  by: shortText(200),
  reason: shortText(20_000),
  evidence: shortText(4000),
});

const filter = z.strictObject({
  chosen: z
    .record(column, z.array(longText()).max(1000))
    .refine((chosen) => Object.keys(chosen).length <= 50, "it narrows by more than 50 facets")
    .describe("chosen values by facet: type, review, status, coder, speaker, document, and variables by name"),
  entities: z.array(key).max(1000).describe("one of these stands anywhere in the statement"),
  words: shortText().describe("each must be in the quote or in another text of the statement; case does not matter"),
  from: shortText(40).describe("YYYY-MM-DD; what is not a day leaves it open"),
  to: shortText(40),
  isUnseen: z.boolean().describe("only what no person has looked at"),
  ids: z.array(statementId).max(100_000).optional().describe("only these, such as those with memos"),
});
const order = z.strictObject({ key: column.describe("place, type, date, document, review, or the name of a column"), isDescending: z.boolean() });

const ordered = z.strictObject({ scope, filter, order });

/** Whose page it is: one who speaks, or an actor or concept that is spoken of. */
const role = z.enum(["speaker", "actor", "concept"]);

/** The request of each task. Bounded in every direction; what the engines refuse themselves is left to them, so that it has their words. */
export const figureRequests = {
  overview: z.strictObject({ scope }),
  scopeChoices: z.strictObject({ scope, countsDrafts }),
  evidence: z.strictObject({ ids: z.array(statementId).max(100_000) }),
  network,
  layout: network,
  networkIds: network,
  polarization: z.strictObject({
    scope,
    settings: networkSettings,
    unit: z.enum(timeUnits),
    size: z.number(),
  }),
  tieEvidence: network.extend({ row: key, column: key }),
  nodeEvidence: network.extend({ node: key, mode: z.union([z.literal(1), z.literal(2)]) }),
  actors,
  actorLayout,
  actorBalance: actors,
  actorIds: actorLayout,
  actorEvidence: actorLayout.extend({ actor: key }),
  pair: actors.extend({ first: key, second: key }),
  alignment: actors.extend({
    measure: z.enum(["scottPi", "cohenKappa", "signorinoRitterS"]),
    most: z.int().min(1).max(200).describe("so many, the most active ones"),
  }),
  causes,
  causeMap: causes.extend({ strongest: z.int().min(1).max(1000).optional().describe("so many links at the most, those that most claim") }),
  whatIf: causes.extend({
    pushes: z.array(z.strictObject({ concept: key, value: z.number() })).max(100),
    mode: z.enum(pushModes),
  }),
  forecasts: z.strictObject({
    scope,
    countsDrafts,
    questions: z.array(question).max(20_000),
    history: z.array(outcome).max(100_000).describe("in order of recording"),
    rule: z.enum(scoreRules),
    minimumQuestions: z.number(),
  }),
  profiles: z.strictObject({ scope, countsDrafts, role }),
  profile: z.strictObject({ scope, countsDrafts, role, keys: z.array(key).min(1).max(6).describe("whose pages; two or more are compared") }),
  mergeSuggestions: z.strictObject({ type: z.enum(entityTypes).describe("which kind of entity") }),
  mergeEffect: z.strictObject({ scope, countsDrafts, into: key, from: key }),
  reviewQueue: z.strictObject({ scope, order: z.enum(["uncertain", "influential"]), size: z.int().min(0).max(1000) }),
  statements: z.strictObject({ scope, filter }),
  statementWindow: z.strictObject({ scope, filter, order, first: z.int().min(0), size: z.int().min(0).max(10_000) }),
  statementIds: ordered,
  statementSheet: ordered,
} as const;

/** What can be asked of a project, by name: a figure, or what a figure is opened to. */
export type FigureTask = keyof typeof figureRequests;
export type FigureRequest<K extends FigureTask> = DeepReadonly<z.output<(typeof figureRequests)[K]>>;

/** The tasks, for a schema of their names. */
export const figureTasks = Object.keys(figureRequests) as [FigureTask, ...FigureTask[]];
