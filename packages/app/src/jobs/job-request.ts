import { z } from "zod";
import { documentRights } from "../records/document-record.ts";

/* What the rows of jobs hold. A unit says everything that doing it takes, so that any worker on any machine can. */

const author = z.strictObject({ account: z.string().nullable(), name: z.string() });
const place = { project: z.string(), by: author };

const texts = z.array(z.string());
const knownMetadata = z
  .strictObject({ title: z.string(), published: z.string(), publisher: z.string(), url: z.string(), authors: texts, tags: texts })
  .partial();

const importUnit = z.strictObject({
  ...place,
  task: z.literal("import"),
  source: z.union([
    z.strictObject({ path: z.string() }),
    z.strictObject({ url: z.string() }),
    z.strictObject({ name: z.string(), base64: z.string() }),
  ]),
  rights: z.enum(documentRights),
  codes: z.boolean(),
  isAlone: z.literal(true).optional().describe("somebody sent this one document by itself"),
  metadata: knownMetadata.optional().describe("what somebody says of the document, in place of what is read"),
});
const codeUnit = z.strictObject({ ...place, task: z.literal("code"), documentId: z.string(), coder: z.enum(["builtin", "model"]) });
/** Something that could not even be opened: the job lists it among its failures. */
const refusedUnit = z.strictObject({ task: z.literal("refused"), code: z.string(), message: z.string() });
const analysisUnit = z.strictObject({ ...place, task: z.literal("analysis"), request: z.unknown() });

export const unitRequest = z.discriminatedUnion("task", [importUnit, codeUnit, refusedUnit, analysisUnit]);
export type UnitRequest = z.infer<typeof unitRequest>;
export type ImportUnit = z.infer<typeof importUnit>;
export type CodeUnit = z.infer<typeof codeUnit>;
export type AnalysisUnit = z.infer<typeof analysisUnit>;

export interface LabelledUnit {
  readonly label: string;
  readonly request: UnitRequest;
}
