import { RapporteurError } from "@rapporteur/core/base";
import { decodeBytes, unpackParts, type UnpackedParts } from "@rapporteur/reader/sources";
import type { ReadLayers } from "./layer-annotations.ts";
import { noTypeSystem, readTypeSystem } from "./uima/read-type-system.ts";
import { readXmi } from "./uima/read-xmi.ts";
import { readWebAnno } from "./webanno/read-webanno.ts";

export interface LayerFile {
  /** How errors name it. */
  readonly file: string;
  /** Without folders: documents that do not say what they are called are called so. */
  readonly name: string;
  /** The types of a CAS that is not in an archive. */
  readonly typeSystem: Uint8Array | null;
}

const maxUnpacked = 256 * 1024 * 1024;
const maxEntries = 20_000;
const isNeeded = (name: string): boolean => /\.(?:xmi|tsv)$|(?:^|\/)typesystem\.xml$/i.test(name);

/**
 * Annotations in WebAnno TSV 3 or in UIMA's XMI, by the content: a file, or a ZIP archive of files as INCEpTION exports them.
 *
 * @throws RAP_EXCHANGE_WEBANNO, RAP_EXCHANGE_XMI, RAP_EXCHANGE_EMPTY; RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_INFLATES, RAP_SOURCE_TOO_MANY
 * Cost: O(bytes, unpacked).
 */
export async function openLayerFile(bytes: Uint8Array, { file, name, typeSystem }: LayerFile): Promise<ReadLayers> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return openParts(await unpackParts(bytes, { source: file, isWanted: isNeeded, maxBytes: maxUnpacked, maxEntries }), file);
  }
  const content = decode(bytes, file);
  const document = nameOf(name);
  if (/^\s*#/.test(content.slice(0, 100))) return readWebAnno([{ file, document, content }]);
  return readXmi(
    [{ file, document, xml: content }],
    typeSystem === null ? noTypeSystem : readTypeSystem(decode(typeSystem, "TypeSystem.xml"), "TypeSystem.xml"),
  );
}

function openParts(parts: UnpackedParts, file: string): ReadLayers {
  const named = (ending: RegExp) =>
    [...parts].filter(([name]) => ending.test(name)).map(([name, part]) => ({ file: `${file}/${name}`, document: nameOf(name), part }));
  const [types] = named(/(?:^|\/)typesystem\.xml$/i);
  const cases = named(/\.xmi$/i).map(({ part, ...about }) => ({ ...about, xml: decode(part, about.file) }));
  if (cases.length > 0) return readXmi(cases, types === undefined ? noTypeSystem : readTypeSystem(decode(types.part, types.file), types.file));
  const tables = named(/\.tsv$/i).map(({ part, ...about }) => ({ ...about, content: decode(part, about.file) }));
  if (tables.length > 0) return readWebAnno(tables);
  throw new RapporteurError("RAP_EXCHANGE_XMI", { file, problem: "there is neither an .xmi nor a .tsv in it" });
}

/** Programs of UIMA write UTF-8. */
function decode(bytes: Uint8Array, source: string): string {
  return decodeBytes(bytes, { source, charset: "utf-8", readsMarkup: true }).text;
}

function nameOf(entry: string): string {
  const name = entry.split("/").at(-1) ?? entry;
  return name.replace(/(?:\.webanno)?\.(?:tsv|xmi|zip)$/i, "") || name;
}
