import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64.ts";
import { packColumns, unpackColumns, type Packed } from "./pack-columns.ts";

const column = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float64Array(),
  // A part of a larger array: its bytes begin elsewhere.
  fc.int32Array({ minLength: 2 }).map((numbers) => numbers.subarray(1)),
);
const answer = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    column,
    fc.double(),
    fc.constant(-0),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "plain", "columns", "0")), tie("any"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).any;

const overTheWire = (packed: Packed): Packed => JSON.parse(JSON.stringify(packed)) as Packed;

describe("packed columns", () => {
  it("come back through JSON as they were, whatever is beside them", () => {
    fc.assert(
      fc.property(answer, (value) => {
        expect(isDeepStrictEqual(unpackColumns(overTheWire(packColumns(value))), value)).toBe(true);
      }),
    );
  });

  it("stand in little-endian, whatever the machine", () => {
    expect(packColumns({ x: Int32Array.of(1, -2), y: [Number.NaN] })).toEqual({
      plain: { x: null, y: [null] },
      columns: [
        [["x"], "i32", "AQAAAP7///8="],
        [["y", 0], "number", "NaN"],
      ],
    });
  });

  it("are refused where they stand nowhere or cannot be read", () => {
    const one = (...[path, kind, content]: Packed["columns"][number]): Packed => ({ plain: { x: null }, columns: [[path, kind, content]] });
    expect(unpackColumns(one(["x"], "u8", "AQ=="))).toEqual({ x: Uint8Array.of(1) });
    for (const [path, kind, content] of [
      [["y"], "u8", "AQ=="],
      [["x", "y"], "u8", "AQ=="],
      [["__proto__", "y"], "u8", "AQ=="],
      [["x"], "u9", "AQ=="],
      [["x"], "i32", "AQ=="],
      [["x"], "u8", "A*=="],
      [["x"], "u8", "AQ"],
      [["x"], "number", "toString"],
    ] as const)
      expect(() => unpackColumns(one(path, kind, content)), kind).toThrow(TypeError);
    expect(({} as { y?: unknown }).y).toBeUndefined();
  });

  it("are refused where no column of their kind is known", () => {
    expect(() => packColumns({ x: new Float32Array(1) })).toThrow(TypeError);
  });
});

it("base64 is that of the platform, both ways", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
      const text = toBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64"));
      expect(fromBase64(text)).toEqual(bytes);
    }),
  );
});
