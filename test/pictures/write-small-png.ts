import { deflateSync } from "node:zlib";
import { writePng } from "../../packages/app/src/publishing/picture/write-png.ts";
import type { Picture } from "./picture.ts";

const mostColors = 256;

/**
 * A small PNG file of a picture: its commonest 256 colours as they are, each other one as the nearest of them, which is a third of what the full colours take.
 * Cost: O(pixels + colours · 256).
 */
export function writeSmallPng({ width, height, pixels }: Picture): Buffer {
  const counts = new Map<number, number>();
  const drawn = Int32Array.from({ length: pixels.length / 4 }, (_, at) => colorAt(pixels, at));
  for (const color of drawn) counts.set(color, (counts.get(color) ?? 0) + 1);
  const colors = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostColors)
    .map(([color]) => color);
  const places = new Map(colors.map((color, place) => [color, place]));
  for (const color of counts.keys()) if (!places.has(color)) places.set(color, nearest(colors, color));
  const palette = colors.map((color) => [color >> 16, (color >> 8) & 255, color & 255] as const);
  const indexes = Uint8Array.from(drawn, (color) => places.get(color) ?? 0);
  return Buffer.from(writePng({ width, height, pixels: indexes, colors: palette }, (rows) => deflateSync(rows, { level: 9 })));
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
