import { closeSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";
import * as yauzl from "yauzl";
import { RapporteurError } from "@rapporteur/core/base";
import { openFile } from "../bytes/open-bytes.ts";
import { collect, fileError, sizeInWords } from "../bytes/read-bytes.ts";
import { entryName } from "./entry-name.ts";

/** A file or folder of an archive, as its directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes, as the archive declares them. */
  readonly size: number;
  readonly packedSize: number;
  readonly isFolder: boolean;
  readonly isEncrypted: boolean;
  /** A symbolic link of Unix: its content is a path and no document. */
  readonly isLink: boolean;
  readonly stored: yauzl.Entry;
}

/** An opened archive; its entries are read one at a time, and once. */
export interface ZipArchive {
  /** How errors name it. */
  readonly source: string;
  /** Up to four of its bytes. */
  readonly peek: (at: number) => Uint8Array;
  entries(): AsyncIterable<ZipEntry>;
  readonly file: yauzl.ZipFile;
}

// Names are decoded here, so that one bad name costs one file and not the archive.
const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true } as const;

/** @throws RAP_SOURCE_DAMAGED */
export function openZipBytes(bytes: Uint8Array, source: string): Promise<ZipArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return openZip(yauzl.fromBufferPromise(buffer, options), source, (at) => buffer.subarray(at, at + 4));
}

/** Opens an archive without reading it whole; closed once all its entries were seen, or by `file.close()`. @throws RAP_SOURCE_DAMAGED */
export async function openZipFile(path: string): Promise<ZipArchive> {
  await (await openFile(path).catch((cause: unknown) => Promise.reject(cause instanceof RapporteurError ? cause : fileError(path, cause)))).close();
  return openZip(yauzl.openPromise(path, options), path, (at) => peekFile(path, at));
}

function peekFile(path: string, at: number): Uint8Array {
  const bytes = new Uint8Array(4);
  const file = openSync(path, "r");
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, at));
  } finally {
    closeSync(file);
  }
}

async function openZip(opening: Promise<yauzl.ZipFile>, source: string, peek: ZipArchive["peek"]): Promise<ZipArchive> {
  try {
    const file = await opening;
    return { source, peek, file, entries: () => entriesOf(file, source, peek) };
  } catch (cause) {
    throw damagedZip(source, cause);
  }
}

/** How an entry of the directory begins. */
const entrySignature = "PK\u0001\u0002";

async function* entriesOf(file: yauzl.ZipFile, source: string, peek: ZipArchive["peek"]): AsyncGenerator<ZipEntry> {
  try {
    for await (const stored of file.eachEntry()) yield toEntry(stored);
    // Where the parser has come to; its types are mistaken.
    const cursor: unknown = file.readEntryCursor;
    if (typeof cursor === "number" && Buffer.from(peek(cursor)).toString("latin1") === entrySignature)
      throw new Error("its directory lists more files than it counts");
  } catch (cause) {
    throw cause instanceof RapporteurError ? cause : damagedZip(source, cause);
  }
}

const utf8Flag = 0x800;
const unixMaker = 3;
const [fileTypeMask, linkType] = [0o170000, 0o120000];

function toEntry(stored: yauzl.Entry): ZipEntry {
  const name = entryName(stored.fileNameRaw, { isUtf8: (stored.generalPurposeBitFlag & utf8Flag) !== 0, extraFields: stored.extraFields });
  const isUnix = stored.versionMadeBy >>> 8 === unixMaker;
  return {
    name,
    size: stored.uncompressedSize,
    packedSize: stored.compressedSize,
    isFolder: name.endsWith("/"),
    isEncrypted: stored.isEncrypted(),
    isLink: isUnix && ((stored.externalFileAttributes >>> 16) & fileTypeMask) === linkType,
    stored,
  };
}

/** Fifty times is what repeated letters come to; text seldom comes to ten. */
const mostRatio = 100;
/** Below this, nothing is a bomb. */
const harmlessSize = 4 * 1024 * 1024;

/** @throws RAP_SOURCE_INFLATES where an entry unpacks to a hundred times its size and more */
function refuseTightPacking({ size, packedSize }: ZipEntry, source: string): void {
  if (size > harmlessSize && size > packedSize * mostRatio) throw new RapporteurError("RAP_SOURCE_INFLATES", { source, size: sizeInWords(size) });
}

/**
 * Unpacks one entry; stops as soon as it is larger than declared, or than the limit.
 *
 * @throws RAP_SOURCE_ENCRYPTED, RAP_SOURCE_INFLATES, RAP_SOURCE_TOO_LARGE, RAP_SOURCE_DAMAGED
 */
export async function readZipEntry(zip: ZipArchive, entry: ZipEntry, limit: { source: string; maxBytes: number }): Promise<Uint8Array> {
  const { source, maxBytes } = limit;
  if (entry.isEncrypted) throw new RapporteurError("RAP_SOURCE_ENCRYPTED", { source });
  if (entry.size > maxBytes) throw new RapporteurError("RAP_SOURCE_TOO_LARGE", { source, limit: sizeInWords(maxBytes) });
  refuseTightPacking(entry, source);
  try {
    const bytes = await collect(await zip.file.openReadStreamPromise(entry.stored), limit);
    if (crc32(bytes) !== entry.stored.crc32) throw new Error("its checksum is wrong");
    return bytes;
  } catch (cause) {
    throw cause instanceof RapporteurError ? cause : damagedZip(source, cause);
  }
}

/** The first bytes of an entry; unpacking ends there. @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED */
export async function headOfZipEntry(zip: ZipArchive, entry: ZipEntry, most: number): Promise<Uint8Array> {
  const { source } = zip;
  if (entry.isEncrypted) throw new RapporteurError("RAP_SOURCE_ENCRYPTED", { source });
  const parts: Buffer[] = [];
  let length = 0;
  try {
    const stream = await zip.file.openReadStreamPromise(entry.stored);
    for await (const part of stream as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length >= most) break;
    }
  } catch (cause) {
    throw damagedZip(source, cause);
  }
  return Buffer.concat(parts).subarray(0, most);
}

function damagedZip(source: string, cause: unknown): RapporteurError {
  const reason = cause instanceof Error ? cause.message.split(". ")[0]?.slice(0, 160) : undefined;
  return new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "ZIP archive", reason: reason ?? "no reason given" }, { cause });
}
