import { crc32 } from "node:zlib";

/** A picture of at most 256 colours. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  /** Number of each pixel's colour, row by row. */
  readonly pixels: Uint8Array;
  /** Red, green and blue, 0 to 255. */
  readonly colors: readonly (readonly [number, number, number])[];
}

/**
 * A PNG file. Unless told otherwise it is packed here, by runs of equal pixels and fixed codes: zlib's bytes differ between versions and processors, and a file of
 * the site must be the same wherever it is made. Formats: ISO/IEC 15948 (PNG), RFC 1950, RFC 1951.
 *
 * @param pack gives the rows in zlib's format
 */
export function writePng({ width, height, pixels, colors }: IndexedPicture, pack: (rows: Uint8Array) => Uint8Array = packRuns): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  // Eight bits a pixel, colours from the palette.
  header.setUint16(8, 0x08_03);
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", new Uint8Array(header.buffer)),
    chunk("PLTE", Uint8Array.from(colors.flat())),
    chunk("IDAT", pack(rows)),
    chunk("IEND", new Uint8Array()),
  ]);
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(content, 8);
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(4, bytes.length - 4)));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** zlib's frame round one block with fixed codes. */
function packRuns(content: Uint8Array): Uint8Array {
  const bits = new BitWriter();
  bits.write(0b011, 3);
  for (let at = 0; at < content.length;) {
    const run = runAt(content, at);
    writeCode(bits, content[at] as number);
    at += run;
    for (let left = run - 1; left > 0;) {
      // No remainder of one or two: those are no repetition.
      const length = left >= 258 + 3 || left === 258 ? 258 : left > 258 ? left - 3 : left;
      if (length < 3) for (let time = 0; time < length; time++) writeCode(bits, content[at - run] as number);
      else writeRepetition(bits, length);
      left -= length;
    }
  }
  writeCode(bits, 256);
  const check = new DataView(new ArrayBuffer(4));
  check.setUint32(0, adler32(content));
  return joined([Uint8Array.of(0x78, 0x01), bits.bytes(), new Uint8Array(check.buffer)]);
}

function runAt(content: Uint8Array, start: number): number {
  let end = start + 1;
  while (end < content.length && content[end] === content[start]) end++;
  return end - start;
}

class BitWriter {
  readonly #bytes: number[] = [];
  #held = 0;
  #count = 0;

  /** The lowest bit first. */
  write(value: number, length: number): void {
    this.#held |= value << this.#count;
    this.#count += length;
    for (; this.#count >= 8; this.#count -= 8) {
      this.#bytes.push(this.#held & 0xff);
      this.#held >>>= 8;
    }
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#count === 0 ? this.#bytes : [...this.#bytes, this.#held & 0xff]);
  }
}

/** The fixed codes of literals and lengths (RFC 1951, 3.2.6), turned round: they go out with their highest bit first. */
const codes = Array.from({ length: 288 }, (_, symbol) => {
  const [code, length] =
    symbol < 144 ? [0x30 + symbol, 8] : symbol < 256 ? [0x190 + symbol - 144, 9] : symbol < 280 ? [symbol - 256, 7] : [0xc0 + symbol - 280, 8];
  let turned = 0;
  for (let bit = 0; bit < length; bit++) turned |= ((code >> bit) & 1) << (length - 1 - bit);
  return { turned, length };
});

function writeCode(bits: BitWriter, symbol: number): void {
  const { turned, length } = codes[symbol] as (typeof codes)[number];
  bits.write(turned, length);
}

/** The pixel before, `length` times more: a length of 3 to 258 at distance 1. */
function writeRepetition(bits: BitWriter, length: number): void {
  if (length === 258) writeCode(bits, 285);
  else {
    // From eight lengths on, four symbols share each number of extra bits.
    const extra = length < 11 ? 0 : 29 - Math.clz32(length - 3);
    const step = (length - 3) >> extra;
    writeCode(bits, 257 + 4 * extra + step);
    bits.write((length - 3) & ((1 << extra) - 1), extra);
  }
  bits.write(0, 5);
}

/** Bytes after which the sums could leave 32 bits (RFC 1950, 8.2). */
const beforeOverflow = 5552;

function adler32(content: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let start = 0; start < content.length; start += beforeOverflow) {
    const end = Math.min(start + beforeOverflow, content.length);
    for (let at = start; at < end; at++) {
      a += content[at] as number;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return ((b << 16) | a) >>> 0;
}
