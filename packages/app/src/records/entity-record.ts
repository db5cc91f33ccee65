import { z } from "zod";
import { entityTypes } from "@rapporteur/core/model";
import { isoDate, libraryId, shortText } from "./parts.ts";

/** A fact about an actor that holds for a time: "party", "Labour", from 2019. `from` inclusive, `to` exclusive; null is open. */
export const datedAttribute = z.strictObject({
  name: shortText(100).min(1),
  value: shortText(2000),
  from: isoDate.nullable(),
  to: isoDate.nullable(),
});
export type DatedAttribute = z.infer<typeof datedAttribute>;

/** How a concept is found by words; `regex` patterns are RE2 syntax, matched on the stored text. */
export const dictionaryRule = z.strictObject({ pattern: shortText(1000).min(1), kind: z.enum(["words", "regex"]), isCaseSensitive: z.boolean() });

/** An actor, place or concept of a project. */
export const entityRecord = z.strictObject({
  id: libraryId,
  key: z.string().min(1).max(300).describe('readable and unique in the project: "state:CHN", "person:xi-jinping"'),
  type: z.enum(entityTypes),
  name: shortText().min(1),
  aliases: z.array(shortText()).max(500),
  iso3: z.string().length(3).nullable(),
  country: libraryId.nullable().describe("entity id of the state where it belongs"),
  actsFor: libraryId.nullable().describe("entity id of whom it speaks or acts for"),
  parent: libraryId.nullable().describe("entity id one step up the hierarchy"),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d*$/)
    .nullable(),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
  attributes: z.array(datedAttribute).max(500),
  rules: z.array(dictionaryRule).max(200),
  note: shortText(20_000),
  distinctFrom: z
    .array(libraryId)
    .max(2000)
    .optional()
    .describe("entity ids that somebody has judged to be another thing: no merge with them is suggested"),
  mergedInto: libraryId.nullable().describe("where this one was merged away: a redirect, followed by every reader"),
});
export type EntityRecord = z.infer<typeof entityRecord>;
