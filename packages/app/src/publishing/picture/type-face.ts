import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { lazily, normalised } from "@rapporteur/core/base";
import type { CoverageCanvas } from "./coverage-canvas.ts";
import { outlineFont, type Contour, type OutlineFont } from "./outline-font.ts";
import { readWoff } from "./read-woff.ts";

/** A family in one weight: as many files as scripts, of which each has some letters. */
export interface TypeFace {
  /** Whether there is a letter for every character. */
  readonly hasAll: (text: string) => boolean;
  /** Width of a line, where the letters are `size` pixels high. */
  readonly widthOf: (text: string, size: number) => number;
  /** Fills a line that begins at `x` and stands on `y`. */
  readonly draw: (canvas: CoverageCanvas, text: string, place: { readonly x: number; readonly y: number; readonly size: number }) => void;
}

/** In the order in which they are looked through. */
const scripts = ["latin", "latin-ext", "greek", "cyrillic", "vietnamese", "cyrillic-ext"] as const;

/** Opens the files of a family that the site's package brings, each when a letter is looked for in it. Cost: some milliseconds a file, once. */
export function openTypeFace(family: "source-serif-4" | "source-sans-3", weight: 400 | 600): TypeFace {
  const fonts = scripts.map((script) => lazily(() => readFont(`@fontsource/${family}/files/${family}-${script}-${weight}-normal.woff`)));
  const letters = (text: string): Letter[] => Array.from(normalised(text, "NFC"), (character) => letterOf(fonts, character.codePointAt(0) ?? 0));
  return {
    hasAll: (text) => letters(text).every(({ glyph }) => glyph !== 0),
    widthOf: (text, size) => placed(letters(text), size).end,
    draw(canvas, text, { x, y, size }) {
      for (const { font, glyph, left } of placed(letters(text), size).letters)
        for (const contour of font.contoursOf(glyph)) fillContour(canvas, contour, { x: x + left, y, scale: size / font.unitsPerEm });
    },
  };
}

function readFont(file: string): OutlineFont {
  return outlineFont(readWoff(readFileSync(createRequire(import.meta.url).resolve(file))));
}

interface Letter {
  readonly font: OutlineFont;
  readonly glyph: number;
}

/** Of the first file that has it; of the first of all, as its sign for a missing letter, where none has. */
function letterOf(fonts: readonly (() => OutlineFont)[], codePoint: number): Letter {
  for (const open of fonts) {
    const font = open();
    const glyph = font.glyphOf(codePoint);
    if (glyph !== 0) return { font, glyph };
  }
  return { font: (fonts[0] as () => OutlineFont)(), glyph: 0 };
}

function placed(
  letters: readonly Letter[],
  size: number,
): { readonly letters: readonly (Letter & { readonly left: number })[]; readonly end: number } {
  let left = 0;
  let before: Letter | null = null;
  const set = letters.map((letter) => {
    const scale = size / letter.font.unitsPerEm;
    if (before?.font === letter.font) left += letter.font.kernOf(before.glyph, letter.glyph) * scale;
    const own = { ...letter, left };
    left += letter.font.advanceOf(letter.glyph) * scale;
    before = letter;
    return own;
  });
  return { letters: set, end: left };
}

/** Straight pieces of each curve: at the sizes of a picture no corner can be seen. */
const pieces = 8;

function fillContour(
  canvas: CoverageCanvas,
  contour: Contour,
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): void {
  const points = withPointsOnCurve(contour);
  const [start] = points;
  if (start === undefined) return;
  const place = (point: { readonly x: number; readonly y: number }): [number, number] => [x + point.x * scale, y - point.y * scale];
  let from = place(start);
  const to = (next: [number, number]): void => {
    canvas.addEdge(...from, ...next);
    from = next;
  };
  for (let at = 1; at <= points.length; at++) {
    const point = points[at % points.length] as Contour[number];
    if (point.isOn) {
      to(place(point));
      continue;
    }
    at++;
    const [begin, bend, end] = [from, place(point), place(points[at % points.length] as Contour[number])];
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces;
      const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      to([a * begin[0] + b * bend[0] + c * end[0], a * begin[1] + b * bend[1] + c * end[1]]);
    }
  }
}

/** With the points that are understood between two off the curve; the first is on it. */
function withPointsOnCurve(contour: Contour): Contour {
  const points: Contour[number][] = [];
  for (const [at, point] of contour.entries()) {
    const before = contour.at(at - 1);
    if (before !== undefined && !before.isOn && !point.isOn) points.push({ x: (before.x + point.x) / 2, y: (before.y + point.y) / 2, isOn: true });
    points.push(point);
  }
  const first = points.findIndex(({ isOn }) => isOn);
  return [...points.slice(first), ...points.slice(0, first)];
}
