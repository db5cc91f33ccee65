import { crc32, deflateSync } from "node:zlib";
import type { Picture } from "./picture.ts";

/* PNG with a palette of at most 256 colours (W3C PNG, third edition: colour type 3, no filter): a third of what the full colours take. */

const mostColors = 256;

/** A small PNG file of a picture: its commonest colours as they are, each other one as the nearest of them. Cost: O(pixels + colours · 256). */
export function writePng(picture: Picture): Buffer {
  const { pixels } = picture;
  const counts = new Map<number, number>();
  const drawn = Int32Array.from({ length: pixels.length / 4 }, (_, at) => colorAt(pixels, at));
  for (const color of drawn) counts.set(color, (counts.get(color) ?? 0) + 1);
  const colors = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostColors)
    .map(([color]) => color);
  const places = new Map(colors.map((color, place) => [color, place]));
  for (const color of counts.keys()) if (!places.has(color)) places.set(color, nearest(colors, color));
  return pngFile(picture, { colors, indexes: Uint8Array.from(drawn, (color) => places.get(color) ?? 0) });
}

interface Palette {
  readonly colors: readonly number[];
  readonly indexes: Uint8Array;
}

const colorAt = (pixels: Uint8Array, at: number): number =>
  ((pixels[at * 4] ?? 0) << 16) | ((pixels[at * 4 + 1] ?? 0) << 8) | (pixels[at * 4 + 2] ?? 0);

function nearest(colors: readonly number[], wanted: number): number {
  let [best, least] = [0, Infinity];
  for (const [place, color] of colors.entries()) {
    const gap = [16, 8, 0].reduce((sum, shift) => sum + (((color >> shift) & 255) - ((wanted >> shift) & 255)) ** 2, 0);
    if (gap < least) [best, least] = [place, gap];
  }
  return best;
}

function pngFile({ width, height }: Picture, { colors, indexes }: Palette): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette.
  head.set([8, 3, 0, 0, 0], 8);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) lines.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const palette = Buffer.from(colors.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
