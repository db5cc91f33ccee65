import { RapporteurError } from "@rapporteur/core/base";
import { decodeBytes, unpackParts, type UnpackedParts } from "@rapporteur/reader/sources";
import { readRefiXml } from "./read-refi-xml.ts";
import type { RefiProject } from "./refi-project.ts";

/** Texts of a project come to some tens of megabytes; pictures, sound and video are not unpacked. */
const maxUnpacked = 512 * 1024 * 1024;
const maxEntries = 100_000;
const isNeeded = (name: string): boolean => /\.qde$/i.test(name) || /^sources\/[^/]*\.txt$/i.test(name);

/**
 * Opens a project (`.qdpx`, a ZIP archive), the XML of one (`.qde`) or a codebook (`.qdc`), by its content.
 *
 * @param file how errors name it
 * @throws RAP_EXCHANGE_REFI; RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_INFLATES, RAP_SOURCE_TOO_MANY
 * Cost: O(bytes of the texts).
 */
export async function openRefi(bytes: Uint8Array, file: string): Promise<RefiProject> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return readRefiXml(decodeBytes(bytes, { source: file, readsMarkup: true }).text, () => null, file);
  const parts = await unpackParts(bytes, { source: file, isWanted: isNeeded, maxBytes: maxUnpacked, maxEntries });
  const project = [...parts.keys()].find((name) => /\.qde$/i.test(name));
  if (project === undefined)
    throw new RapporteurError("RAP_EXCHANGE_REFI", { file, problem: "there is no .qde in it", cure: "export the project again as REFI-QDA (.qdpx)" });
  const xml = decodeBytes(parts.get(project) ?? new Uint8Array(), { source: `${file}/${project}`, readsMarkup: true }).text;
  return readRefiXml(xml, textsOf(parts, file), file);
}

/** Texts by the paths that the project calls them by; only those in the archive itself are opened. */
function textsOf(parts: UnpackedParts, file: string): (path: string) => string | null {
  let read = 0;
  const decoded = new Map<Uint8Array, string>();
  // Programs call the folder Sources or sources, whatever the standard says.
  const byName = new Map([...parts].map(([name, bytes]) => [name.replace(/^sources\//i, "").toLowerCase(), bytes]));
  return (path) => {
    const name = /^internal:\/\/\/?(.+)$/i.exec(path)?.[1]?.replace(/^sources\//i, "");
    const bytes = name === undefined ? undefined : byName.get(name.toLowerCase());
    if (bytes === undefined) return null;
    // Any number of sources may name the same text.
    read += bytes.length;
    if (read > maxUnpacked) throw new RapporteurError("RAP_SOURCE_INFLATES", { source: file, size: "more than 512 MB" });
    const text = decoded.get(bytes) ?? decodeWhole(bytes);
    decoded.set(bytes, text);
    return text;
  };
}

/** With line ends and byte order mark as they stand: positions may count them. */
function decodeWhole(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(wide, { ignoreBOM: true }).decode(bytes);
}
