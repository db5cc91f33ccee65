import { isCompoundFile } from "./compound-file.ts";

const has = (bytes: Buffer, name: string): boolean => bytes.includes(Buffer.from(name, "utf16le"));

/** Whether bytes are a message of Outlook: a compound file with the properties of one, and not a document of Office in which a message lies. Cost: O(length). */
export function isMsg(bytes: Uint8Array): boolean {
  if (!isCompoundFile(bytes)) return false;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return has(all, "__properties_version1.0") && !["WordDocument", "Workbook", "PowerPoint Document"].some((name) => has(all, name));
}
