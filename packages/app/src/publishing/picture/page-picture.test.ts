import { createHash } from "node:crypto";
import { crc32, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { pictureSize, pictureText, type PictureWords } from "../site/page-words.ts";
import { pagePicture } from "./page-picture.ts";
import { openTypeFace } from "./type-face.ts";
import { writePng } from "./write-png.ts";

const words: PictureWords = { title: "Will the ferry pact hold?", experts: ["Ada Lind", "Čeněk Übel"], site: "The Tide", date: "2 June 2031" };

interface ReadPng {
  readonly width: number;
  readonly height: number;
  /** Colour of a pixel as red, green and blue. */
  readonly at: (x: number, y: number) => readonly number[];
  /** Whether a pixel has another colour than paper. */
  readonly isDrawn: (x: number, y: number) => boolean;
}

/** Reads a picture back by zlib, which packed nothing of it. */
function readPng(bytes: Uint8Array): ReadPng {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at);
    expect(view.getUint32(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)));
    chunks.set(String.fromCharCode(...bytes.subarray(at + 4, at + 8)), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  expect([...chunks.keys()]).toEqual(["IHDR", "PLTE", "IDAT", "IEND"]);
  const [header, colors, rows] = [chunks.get("IHDR")!, chunks.get("PLTE")!, inflateSync(chunks.get("IDAT")!)];
  const [width, height] = [0, 4].map((place) => new DataView(header.buffer, header.byteOffset).getUint32(place)) as [number, number];
  expect(rows).toHaveLength((width + 1) * height);
  const numberAt = (x: number, y: number): number => rows[y * (width + 1) + 1 + x] ?? 0;
  const colorOf = (color: number): number[] => [...colors.subarray(3 * color, 3 * color + 3)];
  const isPaper = Array.from({ length: colors.length / 3 }, (_, color) => colorOf(color).join() === paper);
  return { width, height, at: (x, y) => colorOf(numberAt(x, y)), isDrawn: (x, y) => isPaper[numberAt(x, y)] === false };
}

const paper = "251,249,244";

/** The smallest box round everything that is not paper within some rows; null where nothing is drawn there. */
function drawnBox({ width, isDrawn }: ReadPng, from: number, to: number): { left: number; right: number } | null {
  let [left, right] = [Infinity, -Infinity];
  for (let y = from; y < to; y++) for (let x = 0; x < width; x++) if (isDrawn(x, y)) [left, right] = [Math.min(left, x), Math.max(right, x)];
  return left > right ? null : { left, right };
}
const [siteRows, titleRows, nameRows] = [
  [60, 130],
  [140, 500],
  [530, 620],
] as const;

describe("the picture of a page", () => {
  it("is drawn as fast with two thousand names, and a title of one word without end", () => {
    const experts = Array.from({ length: 2000 }, (_, at) => `Ann Lee ${at}`);
    const before = process.cpuUsage();
    pagePicture({ ...words, experts });
    pagePicture({ ...words, title: "W".repeat(5000) });
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
  });

  it("is a PNG of the size that is asked for, the same on every machine", () => {
    const bytes = pagePicture(words);
    const picture = readPng(bytes);
    expect({ width: picture.width, height: picture.height }).toEqual(pictureSize);
    expect(createHash("sha256").update(bytes).digest("hex").slice(0, 16)).toBe("dcdd778f4ac78c48");
    expect(bytes.length).toBeLessThan(100_000);
  });

  it("has every line within its margins, however long its words are", () => {
    const many = Array.from({ length: 40 }, (_, at) => `Expert Number ${at}`);
    for (const title of ["Why?", "A title ".repeat(60), "Unbreakable".repeat(20), words.title]) {
      const picture = readPng(pagePicture({ ...words, title, experts: many, site: "A very long name of a site ".repeat(6) }));
      for (const [from, to] of [siteRows, titleRows, nameRows]) {
        const box = drawnBox(picture, from, to);
        expect([title.slice(0, 12), (box?.left ?? 0) >= 74, (box?.right ?? 0) <= 1126]).toEqual([title.slice(0, 12), true, true]);
      }
    }
  });

  it("is set in Latin, Greek and Cyrillic letters; a line without letters in the fonts is left out, not drawn as boxes", () => {
    for (const title of ["Čeněk Übel", "Τι θα γίνει;", "Чи витримає?", "Việt Nam"]) {
      expect(drawnBox(readPng(pagePicture({ ...words, title })), ...titleRows)).not.toBeNull();
    }
    const picture = readPng(pagePicture({ title: "渡船協定は続くか", experts: ["李明"], site: "潮", date: "" }));
    expect([siteRows, titleRows, nameRows].map(([from, to]) => drawnBox(picture, from, to))).toEqual([null, null, null]);
  });

  it("is drawn the same whatever its words ask of the type: sizes, lines, names with and without room, letters of several fonts, kerning", () => {
    const experts = ["Ada Lind", "Jón Jónsson", "Petra Novák-Åkerström", "李明", "Eve Example", "Benedict Longwinded", "Cleo Verbose-Speaker"];
    const given: Readonly<Record<string, Partial<PictureWords>>> = {
      short: { title: "Why?", experts: [], date: "" },
      "two lines": { title: "AVATAR To Watch: Tyre’s “VAT” of Yarn", experts: experts.slice(0, 1) },
      "three lines": { title: "What the second ferry pact means for the islands and for those who fish there", experts: experts.slice(0, 3) },
      smallest: { title: "A title that goes on ".repeat(11).trim(), experts: experts.slice(2, 4) },
      "cut off": { title: "A title that goes on and on ".repeat(20), experts },
      "one word": { title: "Unbreakable".repeat(9), experts: experts.slice(3, 4) },
      "other scripts": { title: "Τι θα γίνει; Чи витримає? Việt Nam", site: "Čas" },
      "a long name of the site": { title: "Ffi", site: "The Journal of Tides and of All Who Wait for Them on Every Shore of the North" },
    };
    const digest = (more: Partial<PictureWords>): string =>
      createHash("sha256")
        .update(pagePicture({ ...words, ...more }))
        .digest("hex")
        .slice(0, 12);
    expect(Object.fromEntries(Object.entries(given).map(([name, more]) => [name, digest(more)]))).toEqual({
      short: "175d5ce511af",
      "two lines": "12b45ff452fa",
      "three lines": "dfbcda4882e2",
      smallest: "2706bff3b88b",
      "cut off": "755bfbc95352",
      "one word": "7c487493d8e7",
      "other scripts": "83d6433a31e2",
      "a long name of the site": "ae90d9eeaf14",
    });
  });

  it("says in words what it shows", () => {
    expect(pictureText(words)).toBe("“Will the ferry pact hold?”, by Ada Lind and Čeněk Übel. The Tide, 2 June 2031.");
    expect(pictureText({ ...words, experts: [] })).toBe("“Will the ferry pact hold?”. The Tide, 2 June 2031.");
    expect(pictureText({ ...words, experts: ["A", "B", "C"] })).toContain("by A, B and C.");
  });
});

describe("a line of type", () => {
  const face = openTypeFace("source-serif-4", 600);

  it("has the widths of the font, with its kerning, and those of composed letters", () => {
    expect(face.widthOf("AV", 1000)).toBeLessThan(face.widthOf("A", 1000) + face.widthOf("V", 1000));
    expect(face.widthOf("nn", 1000)).toBe(2 * face.widthOf("n", 1000));
    expect(face.widthOf("E\u0301", 1000)).toBe(face.widthOf("É", 1000));
    expect([face.hasAll("Příliš žluťoučký kůň — “ok”…"), face.hasAll("漢"), face.hasAll("😀")]).toEqual([true, false, false]);
  });
});

describe("a packed picture", () => {
  it("has runs of every length as short as they can be, and the same bytes on every machine", () => {
    const lengths = Array.from({ length: 530 }, (_, at) => at + 1);
    const width = lengths.reduce((sum, length) => sum + length, 0);
    const pixels = Uint8Array.from(lengths.flatMap((length, at) => Array<number>(length).fill((at * 3) % 256)));
    const colors = Array.from({ length: 256 }, (_, at): [number, number, number] => [at, 0, 0]);
    const bytes = writePng({ width, height: 1, pixels, colors });
    const picture = readPng(bytes);
    expect(Array.from({ length: width }, (_, x) => picture.at(x, 0)[0])).toEqual([...pixels]);
    expect([bytes.length, createHash("sha256").update(bytes).digest("hex").slice(0, 12)]).toEqual([2954, "9fe1cf6153f4"]);
    const small = writePng({ width: 3, height: 2, pixels: Uint8Array.of(0, 1, 1, 1, 1, 1), colors: colors.slice(0, 2) });
    expect(Buffer.from(small).toString("hex")).toBe(
      "89504e470d0a1a0a0000000d4948445200000003000000020803000000aaaa962800000006504c5445000000010000a4a5d3f8000000104944415478016360606464606464040000190006e79db8070000000049454e44ae426082",
    );
  });

  it("comes out as it went in, whatever its runs", () => {
    const colors = Array.from({ length: 256 }, (_, at): [number, number, number] => [at, 255 - at, at ^ 85]);
    for (const width of [1, 2, 3, 4, 10, 11, 12, 19, 257, 258, 259, 260, 261, 262, 516, 520, 1000]) {
      const pixels = Uint8Array.from({ length: width * 4 }, (_, at) =>
        at < width ? 7 : at < 2 * width ? (at * 37) % 256 : at % 200 < 190 ? 255 : at % 256,
      );
      const picture = readPng(writePng({ width, height: 4, pixels, colors }));
      const seen = Array.from({ length: width * 4 }, (_, at) => picture.at(at % width, Math.floor(at / width))[0]);
      expect(seen).toEqual([...pixels]);
    }
  });
});
