import { openedArchive, type OpenedFormat, openedText } from "../formats/opened-formats.ts";
import { foreignArchive } from "../formats/refuse-foreign.ts";
import { isMsg } from "../msg/is-msg.ts";
import { isWarc } from "../webarchive/warc-head.ts";

/** Formats that are not plain text and are opened all the same. */
export type BinaryFormat = "pdf" | "docx" | OpenedFormat | "zip";

/**
 * What bytes are, by their content and whatever they are called; null where they are text, or a format that is not opened.
 * Cost: O(1), or O(files) of a ZIP archive.
 */
export function sniffBinary(bytes: Uint8Array): BinaryFormat | null {
  if (isPdf(bytes)) return "pdf";
  if (isMsg(bytes)) return "msg";
  if (!isZip(bytes)) return isWarc(bytes) ? "warc" : openedText(bytes);
  const names = zipNames(bytes);
  if (names.includes("[Content_Types].xml")) return names.some((name) => /^word\/document\d*\.xml$/.test(name)) ? "docx" : null;
  const head = latin(bytes.subarray(0, 200));
  const opened = openedArchive(names, head);
  if (opened !== null) return opened;
  // A document of another program is no folder of documents.
  return foreignArchive(names, head) === null ? "zip" : null;
}

/** Some programs write a byte order mark or line ends before the header. */
function isPdf(bytes: Uint8Array): boolean {
  return /^[\s\u00ef\u00bb\u00bf]*%PDF-/.test(latin(bytes.subarray(0, 64)));
}

/** True for the first bytes of a ZIP archive, Office's formats included. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));
}

/** True for an Office document whose contents are encrypted: a container of the old kind that says so in UTF-16. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf || bytes[2] !== 0x11 || bytes[3] !== 0xe0) return false;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from("EncryptedPackage", "utf16le"));
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const [endLength, entryLength, longestComment] = [22, 46, 0xffff];
const mostNames = 20_000;

/** Names as the archive's directory lists them; of an archive whose end is missing, those that stand readable in the first bytes. */
export function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let at = directoryStart(view);
  while (at !== null && at + entryLength <= view.byteLength && view.getUint32(at, true) === entrySignature && names.length < mostNames) {
    const length = view.getUint16(at + 28, true);
    names.push(latin(bytes.subarray(at + entryLength, at + entryLength + length)));
    at += entryLength + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names.length > 0 ? names : readableNames(bytes);
}

function directoryStart(view: DataView): number | null {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === endSignature) return view.getUint32(at + 16, true);
  }
  return null;
}

function readableNames(bytes: Uint8Array): string[] {
  const head = latin(bytes.subarray(0, 8192));
  return head.match(/\[Content_Types\]\.xml|(?:word|xl|ppt)\/[\w/]+\.xml|opendocument|epub\+zip/g) ?? [];
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}
