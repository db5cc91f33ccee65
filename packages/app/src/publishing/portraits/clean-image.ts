/** A JPEG or PNG file with what draws it and nothing else: no place where it was taken, no camera, no words of the person who made it, nothing behind its end. */
export interface CleanImage {
  readonly bytes: Uint8Array;
  readonly ending: "jpg" | "png";
}

/** Pixels of a side; a file of few bytes may say that it has far more. */
const mostSide = 2000;
const isSide = (pixels: number): boolean => pixels > 0 && pixels <= mostSide;

/** Null for what is no whole JPEG or PNG file, or larger than a portrait. The pixels are not decoded. Cost: O(bytes). */
export function cleanImage(bytes: Uint8Array): CleanImage | null {
  const png = cleanPng(bytes);
  if (png !== null) return { bytes: png, ending: "png" };
  const jpeg = cleanJpeg(bytes);
  return jpeg === null ? null : { bytes: jpeg, ending: "jpg" };
}

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const pngParts = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

function cleanPng(bytes: Uint8Array): Uint8Array | null {
  if (!pngMark.every((byte, at) => bytes[at] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, pngMark.length)];
  for (let at = pngMark.length; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const isFirst = at === pngMark.length;
    if (isFirst !== (name === "IHDR")) return null;
    if (isFirst && (end - at !== 25 || !isSide(view.getUint32(at + 8)) || !isSide(view.getUint32(at + 12)))) return null;
    if (pngParts.has(name)) kept.push(bytes.subarray(at, end));
    if (name === "IEND") return joined(kept);
    at = end;
  }
  return null;
}

/** Segments of a JPEG file by the second byte of their mark. */
const [start, end, scan] = [0xd8, 0xd9, 0xda];
const frames = new Set([0xc0, 0xc1, 0xc2]);
const tables = new Set([0xc4, 0xdb, 0xdd]);
/** What programs write beside the picture: Exif, profiles, comments. */
const isBeside = (mark: number): boolean => mark >= 0xe0 && (mark <= 0xef || mark === 0xfe);

function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== start) return null;
  const kept = [bytes.subarray(0, 2)];
  let hasFrame = false;
  for (let at = 2; at + 2 <= bytes.length;) {
    const mark = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (mark === end) return hasFrame ? joined([...kept, bytes.subarray(at, at + 2)]) : null;
    const next = at + 2 + pair(bytes, at + 2);
    if (next < at + 4 || next > bytes.length) return null;
    if (frames.has(mark)) {
      if (hasFrame || !isSide(pair(bytes, at + 5)) || !isSide(pair(bytes, at + 7))) return null;
      hasFrame = true;
    } else if (!tables.has(mark) && mark !== scan && !isBeside(mark)) return null;
    const last = mark === scan ? endOfScan(bytes, next) : next;
    if (!isBeside(mark)) kept.push(bytes.subarray(at, last));
    at = last;
  }
  return null;
}

const pair = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** The pixels end at the next mark that is neither a filled-up 0xff nor a point to start again from. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const mark = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && mark !== 0 && (mark < 0xd0 || mark > 0xd7)) return at;
  }
  return bytes.length;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
