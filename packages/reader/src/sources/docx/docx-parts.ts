import { RapporteurError } from "@rapporteur/core/base";
import { openZipBytes, readZipEntry, type ZipEntry } from "../archive/zip-file.ts";

/** The parts of a Word document that hold text, by their names in the file; unpacked, and checked for size. */
export type DocxParts = ReadonlyMap<string, Uint8Array>;

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
  const zip = await openZipBytes(bytes, source);
  const parts = new Map<string, Uint8Array>();
  const wanted: ZipEntry[] = [];
  let entryCount = 0;
  let declared = 0;
  for await (const entry of zip.entries()) {
    if (++entryCount > maxEntries) throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source, limit: maxEntries, what: "parts" });
    if (!textPart.test(entry.name)) continue;
    wanted.push(entry);
    declared += entry.size;
  }
  const limit = { maxBytes: maxUnpacked, source };
  if (declared > maxUnpacked) throw new RapporteurError("RAP_SOURCE_INFLATES", { source, size: "more than 128 MB" });
  for (const entry of wanted) parts.set(entry.name, refuseEntities(await readZipEntry(zip, entry, limit), source));
  return parts;
}

/** A part that declares entities could make them multiply; the format forbids it to. */
function refuseEntities(part: Uint8Array, source: string): Uint8Array {
  const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  if (text.includes("<!DOCTYPE") || text.includes("<!ENTITY")) {
    throw new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "Word document", reason: "it declares entities, which the format forbids" });
  }
  return part;
}
