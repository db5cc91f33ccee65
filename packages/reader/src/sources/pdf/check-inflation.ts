import { inflateSync } from "node:zlib";
import { RapporteurError } from "@rapporteur/core/base";
import { sizeInWords } from "../bytes/read-bytes.ts";

const megabyte = 1024 * 1024;
/** Of all streams of a file; a thousand pages of text come to some 20 MB. */
const mostTotal = 128 * megabyte;
/** Of one stream. */
const mostOfStream = 32 * megabyte;
/** Text and drawing come to five to twenty times; a page of one repeated mark to two hundred. */
const mostRatio = 250;
/** Below this, nothing is a bomb. */
const harmlessSize = 4 * megabyte;
/** Streams may be packed several times over. */
const mostLayers = 4;

/**
 * Unpacks every packed stream of a PDF within limits before the parser is given the file, which has none of its own. Pictures are left out: the parser does
 * not open them. Streams of encrypted files cannot be unpacked here; there the limits of the process hold alone.
 *
 * @returns bytes of the file and of its streams, unpacked
 * @throws RAP_SOURCE_INFLATES
 * Cost: O(size unpacked).
 */
export function checkInflation(bytes: Uint8Array, source: string): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = file.length;
  for (const packed of packedStreams(file)) {
    total += unpackedLength(packed, source);
    if (total > mostTotal + file.length) throw new RapporteurError("RAP_SOURCE_INFLATES", { source, size: `more than ${sizeInWords(mostTotal)}` });
  }
  return total;
}

/** The streams of a file that begin as packed data do. A dictionary need not be understood for that, so it cannot lie. */
function* packedStreams(file: Buffer): Generator<Buffer> {
  const keyword = Buffer.from("stream");
  for (let at = file.indexOf(keyword); at >= 0; at = file.indexOf(keyword, at + keyword.length)) {
    if (file.subarray(Math.max(0, at - 3), at).toString("latin1") === "end") continue;
    let start = at + keyword.length;
    if (file[start] === 0x0d) start++;
    if (file[start] === 0x0a) start++;
    if (!isPacked(file, start) || isPicture(file, at)) continue;
    yield file.subarray(start);
  }
}

/** The header of zlib: method 8, and a sum that 31 divides. */
function isPacked(data: Buffer, at: number): boolean {
  const [first, second] = [data[at], data[at + 1]];
  return first !== undefined && second !== undefined && (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function isPicture(file: Buffer, keyword: number): boolean {
  const dictionary = file.subarray(Math.max(0, keyword - 1000), keyword).toString("latin1");
  return /\/Subtype\s*\/Image\b/.test(dictionary.slice(dictionary.lastIndexOf(" obj")));
}

/** Length of a stream with all its layers taken off. What follows it in the file is no part of it, and is passed over. */
function unpackedLength(stream: Buffer, source: string): number {
  let total = 0;
  let packed = stream;
  for (let layer = 0; layer < mostLayers && isPacked(packed, 0); layer++) {
    const unpacked = inflate(packed, source);
    if (unpacked === null) return total;
    total += unpacked.data.length;
    if (unpacked.data.length > harmlessSize && unpacked.data.length > unpacked.packedLength * mostRatio) {
      throw new RapporteurError("RAP_SOURCE_INFLATES", { source, size: sizeInWords(unpacked.data.length) });
    }
    packed = unpacked.data;
  }
  return total;
}

function inflate(packed: Buffer, source: string): { data: Buffer; packedLength: number } | null {
  try {
    // A stream that is cut off gives what is there, as the parser takes it.
    const options = { maxOutputLength: mostOfStream, info: true, finishFlush: 2 } as const;
    const { buffer, engine } = inflateSync(packed, options) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    return { data: buffer, packedLength: engine.bytesWritten };
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ERR_BUFFER_TOO_LARGE") return null;
    throw new RapporteurError("RAP_SOURCE_INFLATES", { source, size: `more than ${sizeInWords(mostOfStream)}` }, { cause: error });
  }
}
