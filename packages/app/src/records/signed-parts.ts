import { type SignedPart, signatories } from "@rapporteur/core/model";
import type { DocumentContent } from "./document-record.ts";

/** Who signs which stretches of a content's text, by entity id. */
export function signedParts({ contributions }: Pick<DocumentContent, "contributions">): SignedPart[] {
  return contributions.flatMap((one) => signatories(one).map(({ author }) => ({ start: one.body[0], end: one.body[1], author })));
}

/** The same of a content as it is stored. */
export function partsOfBody(body: string): SignedPart[] {
  const content: Pick<DocumentContent, "contributions"> = JSON.parse(body);
  return signedParts(content);
}

/** As a value of a document's list of parts. */
export function writePart({ start, end, author }: SignedPart): string {
  return `${start} ${end} ${author}`;
}

export function readPart(value: string): SignedPart {
  const [start = "", end = "", author = ""] = value.split(" ");
  return { start: Number(start), end: Number(end), author };
}
