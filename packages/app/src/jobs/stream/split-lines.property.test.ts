import fc from "fast-check";
import { expect, test } from "vitest";
import { collect } from "../../library/collect.ts";
import { splitLines } from "./split-lines.ts";

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}

test("lines are the same however the stream is cut into pieces, and end where they say", async () => {
  const text = fc.array(fc.constantFrom("a", "é", "\n", "\n", "long words", "\r"), { maxLength: 40 }).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 20 }), async (written, sizes) => {
      const bytes = Buffer.from(written);
      const lines = await collect(splitLines(chunksOf(bytes, sizes), 1000));
      const expected = written.split("\n");
      if (expected.at(-1) === "") expected.pop();
      expect(lines.map((line) => Buffer.from(line.bytes).toString())).toEqual(expected);
      expect(lines.map(({ number }) => number)).toEqual(expected.map((_, index) => index + 1));
      expect(lines.map(({ endByte }) => bytes.subarray(0, endByte).toString().split("\n").length)).toEqual(
        expected.map((_, index) => (index === expected.length - 1 && !written.endsWith("\n") ? index + 1 : index + 2)),
      );
    }),
  );
});

test("of a line that is too long no more than its start is kept, and the next one is read", async () => {
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < 100; at++) yield Buffer.alloc(1000, "x");
    yield Buffer.from("\nshort\n");
  };
  const lines = await collect(splitLines(endless(), 50));
  expect(lines.map(({ bytes, isTooLong, endByte }) => [bytes.length, isTooLong, endByte])).toEqual([
    [50, true, 100_001],
    [5, false, 100_007],
  ]);
});
