import { crc32 } from "node:zlib";
import { RapporteurError } from "@rapporteur/core/base";

export interface RawNameFlags {
  /** The archive says that the name is in UTF-8. */
  readonly isUtf8: boolean;
  readonly extraFields: readonly { readonly id: number; readonly data: Uint8Array }[];
}

/** Info-ZIP's extra field with a name in UTF-8: version, checksum of the plain name, name. */
const unicodePathField = 0x7075;

/**
 * The name of a file in an archive, "/" between folders. Few programs say which encoding they wrote: UTF-8 where it is said or the bytes
 * fit it; else Cyrillic of DOS where all foreign bytes are its letters; else the Latin code page that the format names.
 *
 * Never throws; whether a name may be used is for `checkEntryName` to say. Cost: O(length).
 */
export function entryName(raw: Uint8Array, flags: RawNameFlags): string {
  return decodeName(raw, flags).toWellFormed().replaceAll("\\", "/");
}

function decodeName(raw: Uint8Array, { isUtf8, extraFields }: RawNameFlags): string {
  const field = extraFields.find(({ id, data }) => id === unicodePathField && data.length > 5 && data[0] === 1);
  if (field !== undefined) {
    const view = new DataView(field.data.buffer, field.data.byteOffset, field.data.byteLength);
    // A program that does not know the field may have renamed the file and left it.
    if (view.getUint32(1, true) === crc32(raw)) return new TextDecoder().decode(field.data.subarray(5));
  }
  if (isUtf8) return new TextDecoder().decode(raw);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return isDosCyrillic(raw) ? new TextDecoder("ibm866").decode(raw) : decodeDosLatin(raw);
  }
}

function isDosCyrillic(raw: Uint8Array): boolean {
  const foreign = [...raw].filter((byte) => byte >= 0x80);
  return foreign.length >= 3 && foreign.every((byte) => byte < 0xb0 || (byte >= 0xe0 && byte <= 0xf1)) && foreign.some((byte) => byte >= 0xa0);
}

/** Code page 437 from 0x80 on. */
const dosLatin =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

function decodeDosLatin(raw: Uint8Array): string {
  return Array.from(raw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (dosLatin[byte - 0x80] ?? "\ufffd"))).join("");
}

/** Longer names no file can have. */
export const longestName = 1024;

/**
 * Refuses names that point out of their archive, or that no file can have. Nothing is ever written under such a name, but it goes into
 * lists, pages and other programs' files.
 *
 * @throws RAP_SOURCE_ENTRY_NAME
 */
export function checkEntryName(name: string, source: string): void {
  const isOutside = name.startsWith("/") || /^[a-z]:/i.test(name) || name.split("/").includes("..");
  const isNoName = name.length > longestName || /\p{Cc}/u.test(name) || name.replaceAll("/", "").trim() === "";
  if (isOutside || isNoName) {
    const shown = name.slice(0, 80).replace(/\p{Cc}/gu, "\ufffd");
    throw new RapporteurError("RAP_SOURCE_ENTRY_NAME", { source, name: `“${shown}”` });
  }
}

/** Files that systems and programs leave beside documents: hidden ones, resource forks, Word's locks, indexes of pictures. */
export function isHiddenName(name: string): boolean {
  const parts = name.split("/").filter((part) => part !== "");
  return parts.some((part) => (part.startsWith(".") && part !== "." && part !== "..") || part === "__MACOSX") || isLeftover(parts.at(-1) ?? "");
}

function isLeftover(name: string): boolean {
  return name.startsWith("~$") || /^(?:thumbs\.db|desktop\.ini|icon\r)$/i.test(name);
}
