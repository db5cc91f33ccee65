import { z } from "zod";
import { libraryId, mostRevision, revisionNumber } from "../records/parts.ts";
import { recordKinds, recordSchemas, type AnyRecord, type RecordKind } from "../records/records.ts";
import type { Change } from "../records/revision.ts";

/** Params of whatever belongs to a project, and of one thing in it. */
export const inProject = z.object({ project: libraryId });
export const withId = inProject.extend({ id: libraryId });
/** Query of a list that comes page by page: `cursor` is the `next` of the page before. */
export const paging = z.object({ cursor: z.string().max(2000).optional(), limit: z.coerce.number().int().min(1).max(500).default(50) });
/** Repeated or comma-separated in the address: `types=position,cause`. A value with a comma is repeated: `tags=war%2C+peace&tags=`. */
export const list = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === "string" ? given.split(",") : given).filter((part) => part !== ""))
  .pipe(z.array(z.string().max(500)).max(500));
/** Query of what can be read as it stood at a revision; now, unless given. */
export const asOf = z.object({ asOf: z.coerce.number().int().min(0).max(mostRevision).optional() });
/** A truth value as an address spells it. */
export const flag = z.enum(["true", "false"]).transform((text) => text === "true");
/** Of writes that a client may send again. */
export const requestKey = z.string().min(8).max(100).describe("made by the client; the same key again does nothing and answers the same");

/** A page of a list; `next` is null at its end. */
export function page<T extends z.ZodType>(entry: T): z.ZodObject<{ entries: z.ZodArray<T>; next: z.ZodNullable<z.ZodString> }> {
  return z.object({ entries: z.array(entry), next: z.string().nullable() });
}

/** A record with the revision that last changed it. */
export function stored<T extends z.ZodType>(record: T): z.ZodObject<{ record: T; revision: z.ZodInt }> {
  return z.object({ record, revision: z.int() });
}

/** What a write answers: the revision it made. */
export const written = z.object({ revision: z.int() });

/** A kind of record, and a record of any kind. */
export const recordKind = z.enum(recordKinds as [RecordKind, ...RecordKind[]]);
export const anyRecord = z.union(Object.values(recordSchemas)) as unknown as z.ZodType<AnyRecord>;

const changeSchemas = recordKinds.map((kind) =>
  z.strictObject({ kind: z.literal(kind), id: libraryId, expected: revisionNumber.nullable(), after: recordSchemas[kind].nullable() }),
);
type ChangeSchema = (typeof changeSchemas)[number];
/** A change of one record; `after` is held to the schema of its kind. */
export const recordChange = z.discriminatedUnion("kind", changeSchemas as [ChangeSchema, ...ChangeSchema[]]) as unknown as z.ZodType<Change, Change>;
/** How often each value occurs among what a filter finds, by facet. */
export const facets = z.record(z.string(), z.array(z.object({ value: z.string(), label: z.string(), count: z.int() })));

/** What the API answers where it cannot do what is asked, whatever the status: problem details by RFC 9457, with members of our own behind the first four. */
export const apiProblem = z
  .object({
    type: z.string().describe("where the manual lists the errors; `code` tells them apart"),
    title: z.string().describe("what the status means"),
    status: z.int(),
    detail: z.string().describe("what is wrong, in words"),
    code: z.string().describe("of the error catalogue: RAP_…"),
    cure: z.string().describe("what to do about it"),
    field: z.string().nullable().describe("path of the field in the body or query that is wrong"),
    requestId: z.string().describe("the log of the server has it, too"),
    fields: z
      .array(z.object({ field: z.string(), problem: z.string() }))
      .optional()
      .describe("all fields that are wrong, where there are several"),
    current: z
      .object({ record: z.unknown(), revision: z.int(), by: z.string() })
      .nullable()
      .optional()
      .describe("of a conflict: the record as it now stands; null where it was removed"),
  })
  .meta({ id: "Problem" });
export type ApiProblem = z.infer<typeof apiProblem>;

export const problemType = "application/problem+json";

/** How much a figure rests on: shown beside every one. `precision` is what the user's own reviews suggest, with a 95 % interval. */
export const basis = z
  .object({
    statements: z.int(),
    documents: z.int(),
    reviewed: z.int(),
    unreviewedShare: z.number().nullable(),
    precision: z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() }).nullable(),
  })
  .meta({ id: "Basis" });
