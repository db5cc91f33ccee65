import { z } from "zod";
import { actions, statuses } from "@rapporteur/core/model";

/*
 * What a language model is asked to return. Every string but `action`, `status` and `type` must be words of the text: they
 * are located there, and what cannot be located is refused.
 */
const words = z.string().min(1).max(2000);
const common = {
  quote: words.describe("the shortest passage that says it, copied letter by letter"),
  speaker: words.nullable().describe("who says it, as the text names them; null for the author of the passage"),
  status: z.enum(statuses),
};

const relation = z.object({ type: z.literal("relation"), ...common, source: words, target: words, action: z.enum(actions) });
const forecast = z.object({
  type: z.literal("forecast"),
  ...common,
  event: words.describe("what is expected or not expected, words of the quote"),
  direction: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
  term: words.nullable().describe("the word or words that say how sure it is"),
  horizon: words.nullable(),
  condition: words.nullable(),
});
const cause = z.object({
  type: z.literal("cause"),
  ...common,
  cause: words,
  effect: words,
  connective: words,
  sign: z.union([z.literal(1), z.literal(-1)]).nullable(),
});
const position = z.object({
  type: z.literal("position"),
  ...common,
  concept: words.describe("what the position is on, words of the quote"),
  agreement: z.boolean(),
  intensity: z.number().min(-1).max(1),
});

export const modelDraftSchema = z.discriminatedUnion("type", [relation, forecast, cause, position]);
export const modelAnswerSchema = z.object({ statements: z.array(modelDraftSchema).max(200) });

export type ModelDraft = z.infer<typeof modelDraftSchema>;
