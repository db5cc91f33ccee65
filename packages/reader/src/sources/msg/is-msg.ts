import { isCompoundFile } from "./compound-file.ts";

const has = (bytes: Buffer, name: string): boolean => bytes.includes(Buffer.from(name, "utf16le"));

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const isOffice = (all: Buffer): boolean => ["WordDocument", "Workbook", "PowerPoint Document"].some((name) => has(all, name));

/** Whether bytes are a message of Outlook: a compound file with the properties of one, and not a document of Office in which a message lies. Cost: O(length). */
export function isMsg(bytes: Uint8Array): boolean {
  if (!isCompoundFile(bytes)) return false;
  const all = bufferOf(bytes);
  return has(all, "__properties_version1.0") && !isOffice(all);
}

/** Whether bytes may be what is left of one: a compound file that names no part of a document of Office. Cost: O(length). */
export const mayBeMsg = (bytes: Uint8Array): boolean => isCompoundFile(bytes) && !isOffice(bufferOf(bytes));
