import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { RapporteurError } from "@rapporteur/core/base";
import { openZipBytes, openZipFile, type ZipArchive } from "../archive/zip-file.ts";
import { openBytes } from "../bytes/open-bytes.ts";
import { readHead, sizeInWords } from "../bytes/read-bytes.ts";
import { headLength, isPacked } from "./warc-head.ts";
import { isArchiveEntry } from "./wacz-names.ts";

/** A path, or bytes with their name. */
export type WebArchiveSource = string | { readonly bytes: Uint8Array; readonly name: string };

const isZipped = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The bytes of the WARC files of a web archive, unpacked. One after the other; each is to be read to its end, or closed, before the next. */
export async function* webArchiveStreams(source: WebArchiveSource, limits: UnpackingLimits): AsyncGenerator<AsyncIterable<Uint8Array>> {
  const head = typeof source === "string" ? await readHead(source, headLength) : source.bytes.subarray(0, headLength);
  if (!isZipped(head)) {
    const bytes = typeof source === "string" ? await openBytes(source) : Readable.from(pieces(source.bytes));
    return yield isPacked(head) ? unpacked(bytes, limits) : bytes;
  }
  const zip = typeof source === "string" ? await openZipFile(source) : await openZipBytes(source.bytes, limits.source);
  try {
    yield* zippedStreams(zip, limits);
  } finally {
    zip.file.close();
  }
}

async function* zippedStreams(zip: ZipArchive, limits: UnpackingLimits): AsyncGenerator<AsyncIterable<Uint8Array>> {
  for await (const { name, stored, isEncrypted } of zip.entries()) {
    if (!isArchiveEntry(name)) continue;
    if (isEncrypted) throw new RapporteurError("RAP_SOURCE_ENCRYPTED", { source: limits.source });
    const bytes = await zip.file.openReadStreamPromise(stored).catch((cause: unknown) => {
      throw damaged(limits.source, cause);
    });
    // An entry that the ZIP itself packs as well is held to the same measure.
    yield /\.gz$/i.test(name) ? unpacked(bytes, limits) : whole(bytes, limits.source);
  }
}

/** The bytes of an entry that is not packed further. @throws RAP_SOURCE_DAMAGED where it is cut off */
async function* whole(bytes: AsyncIterable<Uint8Array>, source: string): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (cause) {
    throw damaged(source, cause);
  }
}

function damaged(source: string, cause: unknown): RapporteurError {
  if (cause instanceof RapporteurError) return cause;
  const reason = cause instanceof Error ? cause.message.slice(0, 160) : "no reason given";
  return new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "web archive (WARC)", reason }, { cause });
}

export interface UnpackingLimits {
  /** How errors name the archive. */
  readonly source: string;
  /** All that is unpacked of it, in bytes. */
  readonly maxTotalBytes: number;
}

/** As of the entries of ZIP archives. */
const mostRatio = 100;
const harmlessSize = 4 * 1024 * 1024;

/**
 * Unpacks gzip members one behind the other, as they come.
 *
 * @throws RAP_SOURCE_INFLATES as soon as a hundred times as much was unpacked as was read, or more than the limit; RAP_SOURCE_DAMAGED
 */
async function* unpacked(packed: Readable, { source, maxTotalBytes }: UnpackingLimits): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // What fails ends the bytes that are read below.
  pipeline(packed, gunzip, () => undefined);
  const unpackedPieces: AsyncIterable<Uint8Array> = gunzip;
  let size = 0;
  try {
    for await (const piece of unpackedPieces) {
      size += piece.length;
      const isTight = size > harmlessSize && size > gunzip.bytesWritten * mostRatio;
      if (isTight || size > maxTotalBytes) throw new RapporteurError("RAP_SOURCE_INFLATES", { source, size: `more than ${sizeInWords(size)}` });
      yield piece;
    }
  } catch (cause) {
    throw damaged(source, cause);
  } finally {
    gunzip.destroy();
    packed.destroy();
  }
}

const pieceLength = 65_536;

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}
