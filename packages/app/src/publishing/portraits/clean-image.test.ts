import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanImage } from "./clean-image.ts";

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part)))));
const segment = (mark: number, words: string): number[] => [
  0xff,
  mark,
  (words.length + 2) >> 8,
  (words.length + 2) & 255,
  ...Buffer.from(words, "latin1"),
];

/** A JPEG file by its segments; its pixels say nothing. */
const frame = (width = 9, height = 9): number[] =>
  segment(0xc0, `\x08${String.fromCharCode(height >> 8, height & 255, width >> 8, width & 255)}\x01\x01\x11\x00`);
const [first, last] = [
  [0xff, 0xd8],
  [0xff, 0xd9],
];
const tables = [...segment(0xdb, "quantities"), ...segment(0xc4, "codes")];
const pixels = [...segment(0xda, "scan"), 1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4];
const jpeg = bytes(first, tables, frame(), pixels, last);

const chunk = (name: string, data: readonly number[]): number[] => [0, 0, 0, data.length, ...Buffer.from(name, "latin1"), ...data, 9, 9, 9, 9];
const mark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const head = (width = 9): number[] => chunk("IHDR", [0, 0, width >> 8, width & 255, 0, 0, 0, 9, 8, 2, 0, 0, 0]);
const png = bytes(mark, head(), chunk("IDAT", [1, 2, 3]), chunk("IEND", []));

describe("a portrait's file", () => {
  it("keeps what draws it, and loses where it was taken, by whom, and what hangs behind", () => {
    const told = bytes(
      first,
      segment(0xe0, "JFIF"),
      segment(0xe1, "Exif GPS 52.5 13.4"),
      segment(0xed, "by-line Ada Lind"),
      segment(0xfe, "a comment"),
      tables,
      frame(),
      pixels,
      last,
      "<script>",
    );
    expect(cleanImage(told)).toEqual({ bytes: jpeg, ending: "jpg" });
    const named = bytes(mark, head(), chunk("tEXt", [65, 66]), chunk("eXIf", [1]), chunk("IDAT", [1, 2, 3]), chunk("IEND", []), "PK");
    expect(cleanImage(named)).toEqual({ bytes: png, ending: "png" });
  });

  it("comes out of a second cleaning as out of the first", () => {
    for (const whole of [jpeg, png]) expect(cleanImage(whole)?.bytes).toEqual(whole);
  });

  it.each([
    ["nothing", bytes()],
    ["words", bytes("GIF89a …")],
    ["markup", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["a JPEG without its end", jpeg.subarray(0, -2)],
    ["a JPEG without a frame", bytes(first, tables, pixels, last)],
    ["a JPEG with a mark below those of programs", bytes(first, segment(0xdf, "x"), tables, frame(), pixels, last)],
    ["a JPEG with a mark above them", bytes(first, segment(0xf0, "x"), tables, frame(), pixels, last)],
    ["a JPEG of two frames", bytes(first, tables, frame(), frame(), pixels, last)],
    ["a JPEG of more pixels than a portrait", bytes(first, tables, frame(2001), pixels, last)],
    ["a JPEG whose segment is longer than the file", bytes(first, [0xff, 0xdb, 0xff, 0xff], last)],
    ["a JPEG whose segment is shorter than its own length", bytes(first, [0xff, 0xdb, 0, 1], last)],
    ["a JPEG with another beginning among its pixels", bytes(first, tables, frame(), segment(0xda, "scan"), [1, 0xff, 0xd8, 2], last)],
    ["a JPEG whose pixels go on after a segment without a mark", bytes(first, tables, frame(), [1, 2, 3, 4], last)],
    ["a JPEG with no width", bytes(first, tables, frame(0), pixels, last)],
    ["a JPEG with no height", bytes(first, tables, frame(9, 0), pixels, last)],
    ["a JPEG that is too high", bytes(first, tables, frame(9, 2001), pixels, last)],
    ["a JPEG of another kind of frame", bytes(first, tables, segment(0xc3, "\x08\0\x09\0\x09\x01\x01\x11\x00"), pixels, last)],
    ["half of a JPEG's first mark", bytes([0xff, 0xd9], tables, frame(), pixels, last)],
    ["a JPEG's mark behind another byte", bytes([0xfe, 0xd8], tables, frame(), pixels, last)],
    ["a PNG with no width", bytes(mark, head(0), chunk("IEND", []))],
    ["a PNG that is too high", bytes(mark, chunk("IHDR", [0, 0, 0, 9, 0, 0, 2001 >> 8, 2001 & 255, 8, 2, 0, 0, 0]), chunk("IEND", []))],
    ["a PNG whose head is too long", bytes(mark, chunk("IHDR", [0, 0, 0, 9, 0, 0, 0, 9, 8, 2, 0, 0, 0, 0]), chunk("IEND", []))],
    ["a PNG with a byte changed in its mark", bytes([...mark.slice(0, 7), 0x0b], head(), chunk("IEND", []))],
    ["a PNG without its end", png.subarray(0, -12)],
    ["a PNG that begins with pixels", bytes(mark, chunk("IDAT", [1]), chunk("IEND", []))],
    ["a PNG of two heads", bytes(mark, head(), head(), chunk("IEND", []))],
    ["a PNG of more pixels than a portrait", bytes(mark, head(2001), chunk("IEND", []))],
    ["a PNG whose part is longer than the file", bytes(mark, head(), [0xff, 0xff, 0xff, 0xff], "IDAT", [0, 0, 0, 0, 0])],
  ])("is refused where it is %s", (_, given) => expect(cleanImage(given)).toBeNull());

  it("has up to two thousand pixels a side, tables of its own, and points to start again from among its pixels", () => {
    const largest = bytes(first, tables, frame(2000, 2000), pixels, last);
    expect(cleanImage(largest)?.bytes).toEqual(largest);
    const highest = bytes(
      mark,
      chunk("IHDR", [0, 0, 2000 >> 8, 2000 & 255, 0, 0, 2000 >> 8, 2000 & 255, 8, 3, 0, 0, 0]),
      chunk("PLTE", [1]),
      chunk("tRNS", [1]),
      chunk("IEND", []),
    );
    expect(cleanImage(highest)?.bytes).toEqual(highest);
    for (const kind of [0xc1, 0xc2]) {
      const own = bytes(
        first,
        segment(0xdd, "\0\x04"),
        segment(kind, "\x08\0\x09\0\x09\x01\x01\x11\x00"),
        segment(0xda, "scan"),
        [0xff, 0xd7, 0xff, 0x00],
        segment(0xda, "again"),
        [5],
        last,
      );
      expect(cleanImage(own)?.bytes).toEqual(own);
    }
    // A segment of no bytes ends with its own length.
    const empty = bytes(first, segment(0xdb, ""), frame(), pixels, last);
    expect(cleanImage(empty)?.bytes).toEqual(empty);
    // From the middle of a larger buffer it is the same.
    for (const whole of [jpeg, png]) expect(cleanImage(bytes([7, 7], [...whole]).subarray(2))?.bytes).toEqual(whole);
  });

  it("is read or refused whatever it holds, and never grows", () => {
    const spoilt = fc
      .tuple(fc.constantFrom(jpeg, png), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 8 }))
      .map(([whole, changes]) => changes.reduce((file, [at, byte]) => file.with(at % file.length, byte), whole));
    fc.assert(fc.property(spoilt, (file) => (cleanImage(file)?.bytes.length ?? 0) <= file.length));
  });
});
