import { createHash } from "node:crypto";
import { foldText } from "@rapporteur/core/text";

/** What tells that two comments say the same: SHA-256 of the text, folded and trimmed; the `textHash` of `CommentStore.recent`. */
export function commentTextHash(text: string): string {
  return createHash("sha256").update(foldText(text).trim()).digest("hex");
}
