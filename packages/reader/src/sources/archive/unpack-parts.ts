import { RapporteurError } from "@rapporteur/core/base";
import { sizeInWords } from "../bytes/read-bytes.ts";
import { openZipBytes, readZipEntry, type ZipEntry } from "./zip-file.ts";

/** Parts of a document that is a ZIP archive, by their names in it; unpacked, and checked for size. */
export type UnpackedParts = ReadonlyMap<string, Uint8Array>;

export interface UnpackLimits {
  /** How errors name the archive. */
  readonly source: string;
  /** Whether a part is needed; others are not unpacked at all. */
  readonly isWanted: (name: string) => boolean;
  /** All wanted parts together, in bytes. */
  readonly maxBytes: number;
  readonly maxEntries: number;
}

/**
 * Unpacks the parts of a document that are needed, the declared size checked first and the actual size while each is unpacked.
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_INFLATES, RAP_SOURCE_TOO_MANY
 * Cost: O(bytes of the wanted parts).
 */
export async function unpackParts(bytes: Uint8Array, { source, isWanted, maxBytes, maxEntries }: UnpackLimits): Promise<UnpackedParts> {
  const zip = await openZipBytes(bytes, source);
  const wanted: ZipEntry[] = [];
  let entryCount = 0;
  let declared = 0;
  for await (const entry of zip.entries()) {
    if (++entryCount > maxEntries) throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source, limit: maxEntries, what: "parts" });
    if (entry.isFolder || entry.isLink || !isWanted(entry.name)) continue;
    wanted.push(entry);
    declared += entry.size;
  }
  if (declared > maxBytes) throw new RapporteurError("RAP_SOURCE_INFLATES", { source, size: `more than ${sizeInWords(maxBytes)}` });
  const parts = new Map<string, Uint8Array>();
  for (const entry of wanted) parts.set(entry.name, await readZipEntry(zip, entry, { source, maxBytes }));
  return parts;
}
