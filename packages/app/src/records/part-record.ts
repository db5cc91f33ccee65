import { z } from "zod";
import { libraryId, longText, moment, sha256, shortText } from "./parts.ts";

/** What an expert writes in a part of a page. */
export const partWords = z.strictObject({
  role: shortText(1000),
  bio: shortText(20_000),
  heading: shortText(1000),
  markdown: longText(50_000),
  answers: z
    .array(z.strictObject({ question: shortText(2000), markdown: longText(10_000) }))
    .max(100)
    .describe("by the words of the question"),
});
export type PartWords = z.infer<typeof partWords>;

/** The part of a page that an expert was invited to write, by a link that needs no account. Nothing of it is on the page until an editor accepts it. */
export const partRecord = z.strictObject({
  id: libraryId,
  roundup: libraryId,
  author: shortText(200).min(1).describe("who is invited, as the page will name them"),
  state: z.enum(["invited", "draft", "submitted", "returned", "accepted", "revoked"]),
  secretHash: sha256.nullable().describe("of the secret in the link; null where no link opens it"),
  expiresAt: moment.describe("when the link ends"),
  words: partWords,
  note: shortText(5000).describe("what the editor who returned it says"),
  submittedAt: moment.nullable(),
  stepCount: z.int().min(0).optional().describe("what its author did with the present link: saved, sent in, taken back"),
});
export type PartRecord = z.infer<typeof partRecord>;
