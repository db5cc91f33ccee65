import { RapporteurError } from "@rapporteur/core/base";
import { type UnpackedParts, unpackParts } from "../archive/unpack-parts.ts";

/** The parts of a Word document that hold text. */
export type DocxParts = UnpackedParts;

/** XML and relations; pictures, fonts and embedded files are not unpacked at all. */
const textPart =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|(?:[\w-]+\/){0,3}[\w-]+\.xml|(?:[\w-]+\/){0,3}_rels\/[\w-]+\.xml\.rels)$/;
/** A thousand pages of Word come to some 20 MB. */
const maxUnpacked = 128 * 1024 * 1024;
const maxEntries = 10_000;

/**
 * Unpacks the text parts of a Word document, the declared size checked first and the actual size while it is unpacked.
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_INFLATES, RAP_SOURCE_TOO_MANY, RAP_SOURCE_BINARY where it is another kind of file
 */
export async function unpackDocx(bytes: Uint8Array, source: string): Promise<DocxParts> {
  const parts = await unpackParts(bytes, { source, isWanted: (name) => textPart.test(name), maxBytes: maxUnpacked, maxEntries });
  for (const part of parts.values()) refuseEntities(part, source);
  return parts;
}

/** A part that declares entities could make them multiply; the format forbids it to. */
function refuseEntities(part: Uint8Array, source: string): void {
  const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  if (text.includes("<!DOCTYPE") || text.includes("<!ENTITY")) {
    throw new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "Word document", reason: "it declares entities, which the format forbids" });
  }
}
