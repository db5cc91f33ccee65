import { pairKerning } from "./pair-kerning.ts";
import { type FontTables, tableOf } from "./read-woff.ts";

/** A point of an outline in units of the font; between two that are off the curve, one on it is understood. */
interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}
export type Contour = readonly Point[];

/** What is needed of a TrueType font to set a line and to fill its letters. Format: ISO/IEC 14496-22 (OpenType). */
export interface OutlineFont {
  readonly unitsPerEm: number;
  /** Number of the glyph of a character; 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  readonly advanceOf: (glyph: number) => number;
  /** How much nearer (below 0) or farther two glyphs stand than their widths say. */
  readonly kernOf: (left: number, right: number) => number;
  readonly contoursOf: (glyph: number) => readonly Contour[];
}

export function outlineFont(tables: FontTables): OutlineFont {
  const head = tableOf(tables, "head");
  const [hhea, hmtx] = [tableOf(tables, "hhea"), tableOf(tables, "hmtx")];
  const widths = hhea.getUint16(34);
  return {
    unitsPerEm: head.getUint16(18),
    glyphOf: glyphFinder(tableOf(tables, "cmap")),
    advanceOf: (glyph) => hmtx.getUint16(4 * Math.min(glyph, widths - 1)),
    kernOf: pairKerning(tables.get("GPOS")),
    contoursOf: contourReader(tables, head.getInt16(50) === 1),
  };
}

/** Characters of the basic plane by the table's segments (format 4). */
function glyphFinder(cmap: DataView): (codePoint: number) => number {
  const start = segmentTable(cmap);
  if (start === null) return () => 0;
  const double = cmap.getUint16(start + 6);
  const [ends, firsts] = [start + 14, start + 16 + double];
  const [deltas, offsets] = [firsts + double, firsts + 2 * double];
  return (codePoint) => {
    for (let at = 0; at < double; at += 2) {
      if (codePoint > cmap.getUint16(ends + at)) continue;
      const first = cmap.getUint16(firsts + at);
      if (codePoint < first) return 0;
      const delta = cmap.getInt16(deltas + at);
      const offset = cmap.getUint16(offsets + at);
      if (offset === 0) return (codePoint + delta) & 0xff_ff;
      const glyph = cmap.getUint16(offsets + at + offset + 2 * (codePoint - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xff_ff;
    }
    return 0;
  };
}

function segmentTable(cmap: DataView): number | null {
  for (let at = 0; at < cmap.getUint16(2); at++) {
    const start = cmap.getUint32(8 + 8 * at);
    if (cmap.getUint16(start) === 4) return start;
  }
  return null;
}

/** A letter with an accent is made of parts; parts of parts of parts are no font's. */
const deepest = 4;

function contourReader(tables: FontTables, isLong: boolean): (glyph: number) => readonly Contour[] {
  const [loca, glyf] = [tableOf(tables, "loca"), tableOf(tables, "glyf")];
  const placeOf = (glyph: number): number => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  const read = (glyph: number, depth: number): readonly Contour[] => {
    const start = placeOf(glyph);
    if (start >= placeOf(glyph + 1) || depth > deepest) return [];
    const count = glyf.getInt16(start);
    if (count >= 0) return simpleGlyph(glyf, start, count);
    return partsOf(glyf, start + 10).flatMap(({ part, place }) => read(part, depth + 1).map((contour) => contour.map(place)));
  };
  return (glyph) => read(glyph, 0);
}

/** Bits of a point: on the curve, short x, short y, repeated, same (or above 0) x and y. */
const [onCurve, shortX, shortY, repeats, sameX, sameY] = [1, 2, 4, 8, 16, 32] as const;

function simpleGlyph(glyf: DataView, start: number, contourCount: number): Contour[] {
  const ends = Array.from({ length: contourCount }, (_, at) => glyf.getUint16(start + 10 + 2 * at));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = start + 10 + 2 * contourCount;
  at += 2 + glyf.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = glyf.getUint8(at++);
    const times = (flag & repeats) === 0 ? 1 : 1 + glyf.getUint8(at++);
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if ((flag & short) !== 0) value += (flag & same) === 0 ? -glyf.getUint8(at++) : glyf.getUint8(at++);
      else if ((flag & same) === 0) {
        value += glyf.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const [xs, ys] = [coordinates(shortX, sameX), coordinates(shortY, sameY)];
  const points = flags.map((flag, index): Point => ({ x: xs[index] ?? 0, y: ys[index] ?? 0, isOn: (flag & onCurve) !== 0 }));
  return ends.map((end, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1));
}

interface Part {
  readonly part: number;
  readonly place: (point: Point) => Point;
}

/** Bits of a part: words for its place, its place as distances, one scale, more parts, two scales, a matrix. */
const [areWords, areDistances, hasScale, hasMore, hasTwoScales, hasMatrix] = [1, 2, 8, 32, 64, 128] as const;

function partsOf(glyf: DataView, start: number): Part[] {
  const parts: Part[] = [];
  let at = start;
  for (let flags: number = hasMore; (flags & hasMore) !== 0;) {
    flags = glyf.getUint16(at);
    const part = glyf.getUint16(at + 2);
    at += 4;
    const isWord = (flags & areWords) !== 0;
    const [first, second] = isWord ? [glyf.getInt16(at), glyf.getInt16(at + 2)] : [glyf.getInt8(at), glyf.getInt8(at + 1)];
    at += isWord ? 4 : 2;
    const scales = (flags & hasMatrix) !== 0 ? 4 : (flags & hasTwoScales) !== 0 ? 2 : (flags & hasScale) !== 0 ? 1 : 0;
    const numbers = Array.from({ length: scales }, (_, index) => glyf.getInt16(at + 2 * index) / 16_384);
    at += 2 * scales;
    const [dx, dy] = (flags & areDistances) !== 0 ? [first, second] : [0, 0];
    parts.push({ part, place: placer(numbers, dx, dy) });
  }
  return parts;
}

function placer(numbers: readonly number[], dx: number, dy: number): Part["place"] {
  const [a = 1, b = a] = numbers;
  const [xx, xy, yx, yy] = numbers.length === 4 ? (numbers as [number, number, number, number]) : [a, 0, 0, b];
  return ({ x, y, isOn }) => ({ x: x * xx + y * yx + dx, y: x * xy + y * yy + dy, isOn });
}
