import { CoverageCanvas } from "./coverage-canvas.ts";
import { type PictureWords, pictureSize } from "../site/page-words.ts";
import { openTypeFace, type TypeFace } from "./type-face.ts";
import { writePng } from "./write-png.ts";

/** The colours of the light pages. */
const [ink, soft, accent, paper] = [
  [0x22, 0x20, 0x1c],
  [0x5d, 0x58, 0x4f],
  [0x1f, 0x4f, 0x8f],
  [0xfb, 0xf9, 0xf4],
] as const;
const rule = [0xd9, 0xd3, 0xc5] as const;
type Color = readonly [number, number, number];

const margin = 80;
const widest = pictureSize.width - 2 * margin;
const [titleTop, titleBottom] = [160, 488];
const [largest, smallest] = [104, 44];
/** Height of a line by that of its letters. */
const leading = 1.14;

let faces: { readonly serif: TypeFace; readonly sans: TypeFace; readonly bold: TypeFace } | null = null;

function openFaces(): NonNullable<typeof faces> {
  faces ??= { serif: openTypeFace("source-serif-4", 600), sans: openTypeFace("source-sans-3", 400), bold: openTypeFace("source-sans-3", 600) };
  return faces;
}

/**
 * Draws a page's picture: the name of the site, the title as large as it fits, and who wrote. A line that the fonts of the site have no letters for is left out,
 * rather than drawn as boxes. The same words give the same bytes on every machine.
 *
 * Cost: some 20 milliseconds.
 */
export function pagePicture({ title, experts, site, date }: PictureWords): Uint8Array {
  const { serif, sans, bold } = openFaces();
  const sheet = new Sheet();
  sheet.paint({ x: 0, y: 0, width: pictureSize.width, height: 14 }, accent);
  if (bold.hasAll(site)) sheet.write(bold, clipped(bold, site, 34), { x: margin, y: 108, size: 34 }, accent);
  const set = serif.hasAll(title) ? setTitle(serif, title) : { lines: [], size: 0 };
  // The last line stands above the rule, however many there are.
  for (const [at, line] of set.lines.entries())
    sheet.write(serif, line, { x: margin, y: titleBottom - set.size * (0.32 + (set.lines.length - 1 - at) * leading), size: set.size }, ink);
  sheet.paint({ x: margin, y: 516, width: widest, height: 2 }, rule);
  const dateWidth = sans.widthOf(date, 30);
  sheet.write(sans, date, { x: pictureSize.width - margin - dateWidth, y: 572, size: 30 }, soft);
  const names = nameLine(sans, experts, widest - dateWidth - 48);
  sheet.write(sans, names, { x: margin, y: 572, size: 32 }, ink);
  return sheet.png();
}

/** The largest size at which the title's lines fit; at the smallest, what does not fit is cut off. */
function setTitle(face: TypeFace, title: string): { readonly lines: readonly string[]; readonly size: number } {
  for (let size = largest; size > smallest; size -= 4) {
    const lines = linesOf(face, title, size);
    if (lines.length * size * leading <= titleBottom - titleTop && lines.every((line) => face.widthOf(line, size) <= widest)) return { lines, size };
  }
  const most = Math.floor((titleBottom - titleTop) / (smallest * leading));
  const lines = linesOf(face, title, smallest).map((line) => clipped(face, line, smallest));
  const shown = lines.slice(0, most);
  const last = shown.at(-1) ?? "";
  return { lines: lines.length > most ? [...shown.slice(0, -1), clipped(face, `${last}\u2026 `, smallest)] : shown, size: smallest };
}

function linesOf(face: TypeFace, text: string, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && face.widthOf(`${last} ${word}`, size) <= widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** More letters than the narrowest ones that have room beside one another, and more names: each is measured with all before it. */
const [mostLetters, mostNames] = [300, 60];

/** The text, or its beginning with a sign that something is cut off. */
function clipped(face: TypeFace, text: string, size: number): string {
  if (face.widthOf(text, size) <= widest) return text;
  const characters = [...text].slice(0, mostLetters);
  while (characters.length > 1 && face.widthOf(`${characters.join("").trimEnd()}\u2026`, size) > widest) characters.pop();
  return `${characters.join("").trimEnd()}\u2026`;
}

/** As many names as have room, and how many more there are. */
function nameLine(face: TypeFace, names: readonly string[], room: number): string {
  const known = names.filter((name) => face.hasAll(name));
  for (let count = Math.min(known.length, mostNames); count > 0; count--) {
    const rest = names.length - count;
    const shown = known.slice(0, count);
    const last = rest === 0 ? shown.pop() : `${rest} more`;
    const line = shown.length === 0 ? (last ?? "") : `${shown.join(", ")} and ${last}`;
    if (face.widthOf(line, 32) <= room) return line;
  }
  return "";
}

/** Shades between paper and a colour; fewer make a smaller file, and no eye sees more at an edge. */
const shades = 16;

class Sheet {
  readonly #pixels = new Uint8Array(pictureSize.width * pictureSize.height);
  readonly #colors: Color[] = [paper];
  readonly #ramps = new Map<string, number>();

  paint({ x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, color: Color): void {
    const number = this.#rampOf(color) + shades - 1;
    for (let row = y; row < y + height; row++) this.#pixels.fill(number, row * pictureSize.width + x, row * pictureSize.width + x + width);
  }

  write(face: TypeFace, text: string, place: { readonly x: number; readonly y: number; readonly size: number }, color: Color): void {
    const top = Math.floor(place.y - 1.1 * place.size);
    const canvas = new CoverageCanvas(pictureSize.width, Math.ceil(1.6 * place.size));
    face.draw(canvas, text, { ...place, y: place.y - top });
    const ramp = this.#rampOf(color);
    canvas.forEach((x, y, share) => {
      const shade = Math.round(share * shades);
      if (shade > 0) this.#pixels[(top + y) * pictureSize.width + x] = ramp + shade - 1;
    });
  }

  /** Number of the lightest shade of a colour. */
  #rampOf(color: Color): number {
    const known = this.#ramps.get(color.join());
    if (known !== undefined) return known;
    const first = this.#colors.length;
    for (let shade = 1; shade <= shades; shade++)
      this.#colors.push(paper.map((value, at) => Math.round(value + ((color[at] as number) - value) * (shade / shades))) as [number, number, number]);
    this.#ramps.set(color.join(), first);
    return first;
  }

  png(): Uint8Array {
    return writePng({ ...pictureSize, pixels: this.#pixels, colors: this.#colors });
  }
}
