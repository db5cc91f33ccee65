import { z } from "zod";
import type { DeepReadonly } from "@rapporteur/core/base";
import { longText, shortText } from "../records/parts.ts";

/** YYYY-MM-DD; the empty string is none. */
export const dayOrNone = z
  .string()
  .regex(/^(?:\d{4}-\d{2}-\d{2})?$/)
  .refine((text) => text === "" || !Number.isNaN(Date.parse(text)), "it is not a day");

const keys = z.array(longText()).max(1000);

/** Which statements an analysis looks at, before anything else is asked of them. Each part narrows; an empty one says nothing. */
export const statementScope = z
  .strictObject({
    documents: z.array(shortText(64)).max(10_000).describe("ids of documents"),
    tags: z.array(shortText(500)).max(500).describe("documents with any of these tags"),
    contributors: keys.describe(
      'keys of those who sign the parts of documents with the statements, those of others who speak there too; "" is a part that nobody signs',
    ),
    speakers: keys.describe('keys of those who speak; "" is a statement without a speaker'),
    without: keys.describe("keys of speakers who are left out"),
    types: z.array(shortText(200)).max(100).describe("statement types"),
    from: dayOrNone.describe("first day, of the statement or else of its document"),
    to: dayOrNone.describe("last day"),
  })
  .meta({ id: "StatementScope", description: "which statements count at all" });
export type StatementScope = DeepReadonly<z.output<typeof statementScope>>;
