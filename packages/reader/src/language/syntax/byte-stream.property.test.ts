import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteReader, ByteWriter } from "./byte-stream.ts";
import { HashIndex, readHashes, sortHashes, writeHashes } from "./hash-index.ts";

const hash = fc.integer({ min: -0x80000000, max: 0x7fffffff });

describe("ByteWriter and ByteReader", () => {
  it("give back what was written, in order", () => {
    const entry = fc.oneof(
      fc.record({ kind: fc.constant("unsigned" as const), value: fc.nat({ max: 0xffffffff }) }),
      fc.record({ kind: fc.constant("signed" as const), value: hash }),
      fc.record({ kind: fc.constant("text" as const), value: fc.string({ unit: "binary", maxLength: 20 }) }),
    );
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const writer = new ByteWriter();
        for (const { kind, value } of entries) {
          if (kind === "text") writer.text(value);
          else writer[kind](value);
        }
        const reader = new ByteReader(writer.finish());
        for (const { kind, value } of entries) expect(reader[kind]()).toBe(value);
        expect(reader.isDone()).toBe(true);
      }),
    );
  });
});

describe("HashIndex", () => {
  it("finds every hash under its number after a turn through a file, and no other", () => {
    fc.assert(
      fc.property(fc.uniqueArray(hash, { maxLength: 200 }), hash, (hashes, other) => {
        const sorted = sortHashes(hashes);
        const writer = new ByteWriter();
        writeHashes(writer, sorted);
        const read = readHashes(new ByteReader(writer.finish()));
        expect(read).toEqual(sorted);
        const index = new HashIndex(read);
        for (const [number, value] of read.entries()) expect(index.find(value)).toBe(number);
        if (!hashes.includes(other)) expect(index.find(other)).toBe(-1);
      }),
    );
  });
});
