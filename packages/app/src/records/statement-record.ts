import { z } from "zod";
import { reviewStates, statuses } from "@rapporteur/core/model";
import { cellValue, libraryId, longText, moment, offset, pair, shortText } from "./parts.ts";

export const variableKinds = ["entity", "short text", "long text", "boolean", "integer", "number", "date"] as const;
export type VariableKind = (typeof variableKinds)[number];

const variable = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/),
  label: shortText(100).min(1),
  kind: z.enum(variableKinds),
  entityTypes: z.array(z.string().max(60)).max(100).describe("for entity variables: types that are allowed; empty: any"),
  choices: z.array(shortText(200)).max(500).describe("for texts: the only values allowed; empty: free text"),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  isRequired: z.boolean(),
  help: shortText(2000),
});
export type StatementVariable = z.infer<typeof variable>;

/** A statement type: the four built-in ones and any that a project adds. `codebook` is Markdown that coders read. */
export const typeRecord = z.strictObject({
  id: libraryId,
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .describe('unique in the project and never changed: "position"'),
  label: shortText(100).min(1),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  variables: z.array(variable).max(100),
  codebook: longText(),
  isBuiltIn: z.boolean(),
  order: z.int().min(0),
});
export type TypeRecord = z.infer<typeof typeRecord>;

/** Who coded it: a person's account id, the built-in coder with its version, or a language model's name. */
const coderRef = z.strictObject({ kind: z.enum(["person", "builtin", "model", "import"]), name: shortText(200).min(1) });
export type CoderRef = z.infer<typeof coderRef>;

/**
 * A statement of the library. `values` holds its type's variables by name: entities as library ids, dates as YYYY-MM-DD. `marks` says where the words of
 * a value stand. Built-in types use the variables that docs/formats.md lists.
 */
export const statementRecord = z.strictObject({
  id: libraryId,
  documentId: libraryId,
  type: z.string().max(60).describe("key of its type"),
  start: offset,
  end: offset,
  quote: z.string().max(100_000).describe("verbatim slice of the content's text"),
  prefix: z.string().max(64),
  suffix: z.string().max(64),
  contribution: z.int().min(0).nullable(),
  speaker: libraryId.nullable(),
  organization: libraryId.nullable(),
  reportedBy: z.array(libraryId).max(20),
  status: z.enum(statuses),
  coder: coderRef,
  confidence: z.number().min(0).max(1).nullable().describe("null for a person's own coding"),
  review: z.enum(reviewStates),
  reviewedBy: libraryId
    .nullable()
    .describe("account of the person who last accepted, rejected or changed it; null: a machine's draft nobody touched"),
  reviewedAt: moment.nullable(),
  draftId: z.string().max(200).nullable().describe("content-derived id of the draft it grew from: a new coding of the document finds it by this"),
  draftOf: libraryId
    .optional()
    .describe(
      "the machine's draft that this person's statement answers: made where people do not see each other's coding, so that it stays for the others",
    ),
  values: z.record(z.string(), cellValue),
  marks: z.record(z.string(), pair),
  note: shortText(20_000),
});
export type StatementRecord = z.infer<typeof statementRecord>;

/**
 * Whose a statement is: of the person who coded it; of a machine's draft and of what came with a file, of the person who reviewed it last. Null: it is
 * everybody's still.
 */
export function ownerOf({ coder, reviewedBy }: Pick<StatementRecord, "coder" | "reviewedBy">): string | null {
  return coder.kind === "person" ? coder.name : reviewedBy;
}
