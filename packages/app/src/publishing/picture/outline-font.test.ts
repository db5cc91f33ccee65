import { describe, expect, test } from "vitest";
import { outlineFont } from "./outline-font.ts";
import { readWoff, tableOf } from "./read-woff.ts";

/* Tables by hand, byte by byte. */
const word = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
const words = (...values: number[]): number[] => values.flatMap(word);
const long = (value: number): number[] => [...word(value >>> 16), ...word(value)];
const viewOf = (bytes: readonly number[]): DataView => new DataView(Uint8Array.from(bytes).buffer);

interface Given {
  readonly cmap?: readonly number[];
  readonly glyphs?: readonly (readonly number[])[];
  readonly isLong?: boolean;
}
const noLetters = [...words(0, 1, 3, 1), ...long(12), ...words(6)];

/** Four glyphs at most have widths of their own. */
function fontOf({ cmap = noLetters, glyphs = [], isLong = false }: Given) {
  const places = [0, ...glyphs.map((_, at) => glyphs.slice(0, at + 1).flat().length)];
  return outlineFont(
    new Map([
      ["head", viewOf([...words(0, 0, 0, 0, 0, 0, 0, 0, 0, 2048), ...Array<number>(30).fill(0), ...word(isLong ? 1 : 0), 0, 0])],
      ["hhea", viewOf([...Array<number>(34).fill(0), ...word(3)])],
      ["hmtx", viewOf(words(500, 1, 600, 2, 700, 3))],
      ["cmap", viewOf(cmap)],
      ["loca", viewOf(places.flatMap((place) => (isLong ? long(place) : word(place / 2))))],
      ["glyf", viewOf(glyphs.flat())],
    ]),
  );
}

test("a font has its measure, and the last width for all glyphs behind", () => {
  const font = fontOf({});
  expect(font.unitsPerEm).toBe(2048);
  expect([0, 1, 2, 3, 9].map(font.advanceOf)).toEqual([500, 600, 700, 700, 700]);
  expect(font.kernOf(0, 1)).toBe(0);
  expect(() => outlineFont(new Map())).toThrow("the font has no table head");
});

describe("the glyph of a character", () => {
  /** Two tables, of which the second is in segments: 65–67 by a difference, 70–72 by a list, 80 by a difference that wraps. */
  const segments = [
    ...words(4, 0, 0, 2 * 4, 0, 0, 0),
    ...words(67, 72, 80, 0xff_ff),
    ...words(0),
    ...words(65, 70, 80, 0xff_ff),
    ...words(-60, 2, -100, 1),
    // From its own place on: six bytes to the list.
    ...words(0, 6, 0, 0),
    ...words(20, 0, 0xff_ff),
  ];
  const cmap = [...words(0, 2, 1, 0), ...long(20), ...words(3, 1), ...long(22), ...words(6), ...segments];

  test("is found in its segment", () => {
    const { glyphOf } = fontOf({ cmap });
    expect([65, 66, 67].map(glyphOf)).toEqual([5, 6, 7]);
    expect([70, 71, 72].map(glyphOf)).toEqual([22, 0, 1]);
    expect(glyphOf(80)).toBe(65_516);
  });

  test("is none before, between and behind segments, and in a font without such a table", () => {
    const { glyphOf } = fontOf({ cmap });
    expect([1, 64, 68, 69, 73, 79, 81, 0x1_f6_00].map(glyphOf)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect([0, 65].map(fontOf({}).glyphOf)).toEqual([0, 0]);
  });
});

/** On the curve and off it, by short and long distances, with a flag that is repeated: two contours and four bytes of instructions. */
const simple = [
  ...words(2, 0, 0, 0, 0, 2, 5, 4),
  1,
  2,
  3,
  4,
  // Point 0: long. 1: short, above 0. 2: off the curve, x as before, short y below 0. 3 to 5: twice more like 3, short x below 0, y as before.
  0b00_0001,
  0b11_0111,
  0b01_0100,
  0b10_1011,
  2,
  ...words(300),
  20,
  1,
  2,
  3,
  ...words(-400),
  30,
  40,
  0,
];
const first = [
  { x: 300, y: -400, isOn: true },
  { x: 320, y: -370, isOn: true },
  { x: 320, y: -410, isOn: false },
];
const second = [319, 317, 314].map((x) => ({ x, y: -410, isOn: true }));

/** A glyph of parts. */
const composite = (...parts: readonly number[][]): number[] => {
  const bytes = [...words(-1, 0, 0, 0, 0), ...parts.flat()];
  return bytes.length % 2 === 0 ? bytes : [...bytes, 0];
};
const square = [...words(1, 0, 0, 0, 0, 2, 0), 0b11_0111, 0b11_0111, 0b11_0111, 1, 2, 3, 10, 20, 30, 0];
const corners = [
  { x: 1, y: 10 },
  { x: 3, y: 30 },
  { x: 6, y: 60 },
];
const placed = (place: (point: { x: number; y: number }) => { x: number; y: number }) => [corners.map((point) => ({ ...place(point), isOn: true }))];

describe("the outlines of a glyph", () => {
  test.each([false, true])("are read point by point, one contour after the other; a glyph of no bytes has none (long places: %s)", (isLong) => {
    const font = fontOf({ glyphs: [[], simple, square], isLong });
    expect(font.contoursOf(0)).toEqual([]);
    expect(font.contoursOf(1)).toEqual([first, second]);
    expect(font.contoursOf(2)).toEqual(placed((point) => point));
  });

  test.each([
    ["as it is", [...words(0b10, 1), 0, 0], ({ x, y }: { x: number; y: number }) => ({ x, y })],
    ["moved by bytes", [...words(0b10, 1), 5, 0xf9], ({ x, y }: { x: number; y: number }) => ({ x: x + 5, y: y - 7 })],
    ["moved by words", words(0b11, 1, 500, -700), ({ x, y }: { x: number; y: number }) => ({ x: x + 500, y: y - 700 })],
    ["by points, which are left where they are", words(0b01, 1, 500, 700), ({ x, y }: { x: number; y: number }) => ({ x, y })],
    ["half as large", [...words(0b1010, 1), 5, 7, ...word(0x20_00)], ({ x, y }: { x: number; y: number }) => ({ x: x / 2 + 5, y: y / 2 + 7 })],
    [
      "wider and upside down",
      [...words(0b100_0010, 1), 5, 7, ...words(0x60_00, -0x40_00)],
      ({ x, y }: { x: number; y: number }) => ({ x: 1.5 * x + 5, y: 7 - y }),
    ],
    [
      "turned",
      [...words(0b1000_0010, 1), 5, 7, ...words(0x20_00, 0x40_00, -0x40_00, 0x10_00)],
      ({ x, y }: { x: number; y: number }) => ({ x: 0.5 * x - y + 5, y: x + 0.25 * y + 7 }),
    ],
  ] as const)("of a part stand %s", (_, part, place) => {
    expect(fontOf({ glyphs: [composite([...part]), square] }).contoursOf(0)).toEqual(placed(place));
  });

  test("of several parts follow one another, each with what its flags say", () => {
    const more = 0b10_0000;
    const parts = [
      [...words(0b1010 | more, 1), 5, 7, ...word(0x20_00)],
      words(0b11 | more, 1, 500, -700),
      [...words(0b100_0010 | more, 1), 0, 0, ...words(0x40_00, 0x40_00)],
      [...words(0b1000_0010 | more, 1), 0, 0, ...words(0x40_00, 0, 0, 0x40_00)],
      [...words(0b10, 1), 1, 1],
      [...words(0b10, 1), 99, 99],
    ];
    const seen = fontOf({ glyphs: [composite(...parts), square] }).contoursOf(0);
    expect(seen).toEqual(
      [
        placed(({ x, y }) => ({ x: x / 2 + 5, y: y / 2 + 7 })),
        placed(({ x, y }) => ({ x: x + 500, y: y - 700 })),
        placed((point) => point),
        placed((point) => point),
        placed(({ x, y }) => ({ x: x + 1, y: y + 1 })),
      ].flat(),
    );
  });

  test("of parts of parts are moved by all of them, four deep and no deeper; a glyph that is its own part has none", () => {
    const chain = [1, 2, 3, 4, 5].map((part) => composite([...words(0b10, part), 1, 0]));
    const font = fontOf({ glyphs: [...chain, square] });
    expect(font.contoursOf(1)).toEqual(placed(({ x, y }) => ({ x: x + 4, y })));
    expect(font.contoursOf(0)).toEqual([]);
    expect(fontOf({ glyphs: [composite([...words(0b10, 0), 1, 0])] }).contoursOf(0)).toEqual([]);
  });
});

describe("a font of the web", () => {
  test("has its tables by name; what is none, or too short, is refused", () => {
    const bytes = (signature: number, length: number): Uint8Array => Uint8Array.from([...long(signature), ...Array<number>(length - 4).fill(0)]);
    expect(readWoff(bytes(0x77_4f_46_46, 44)).size).toBe(0);
    expect(() => readWoff(bytes(0x77_4f_46_46, 43))).toThrow("not a WOFF font");
    expect(() => readWoff(bytes(0x77_4f_46_32, 44))).toThrow("not a WOFF font");
    const file = Uint8Array.from([
      ...long(0x774f4646),
      ...Array<number>(8).fill(0),
      ...words(2),
      ...Array<number>(30).fill(0),
      ...[..."head"].map((letter) => letter.charCodeAt(0)),
      ...long(84),
      ...long(3),
      ...long(3),
      ...long(0),
      ...[..."cmap"].map((letter) => letter.charCodeAt(0)),
      ...long(87),
      ...long(2),
      ...long(2),
      ...long(0),
      1,
      2,
      3,
      4,
      5,
    ]);
    const tables = readWoff(file);
    const bytesOf = (name: string): number[] => {
      const view = tableOf(tables, name);
      return Array.from({ length: view.byteLength }, (_, at) => view.getUint8(at));
    };
    expect([[...tables.keys()], bytesOf("head"), bytesOf("cmap")]).toEqual([
      ["head", "cmap"],
      [1, 2, 3],
      [4, 5],
    ]);
    // From the middle of a larger buffer it is the same.
    const within = Uint8Array.from([9, 9, ...file]).subarray(2);
    expect(readWoff(within).get("cmap")?.getUint16(0)).toBe(0x04_05);
  });
});
