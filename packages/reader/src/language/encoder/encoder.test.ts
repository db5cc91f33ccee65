import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBase64 } from "./base64.ts";
import { Encoder, type TokenWindow } from "./encoder.ts";
import { type KernelPath, Kernels } from "./kernels.ts";
import { readModelFile } from "./model-file.ts";
import { goldenCases, tinyEncoderBytes } from "./testing/tiny-encoder.ts";
import { times } from "../../../../../test/support/effort.ts";

const paths: readonly KernelPath[] = ["relaxed", "plain"];
const model = readModelFile(tinyEncoderBytes());
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const encoders = Object.fromEntries(paths.map((path) => [path, new Encoder(model, new Kernels(path))])) as Record<KernelPath, Encoder>;
const { vocabulary, positions, width } = encoders.plain.config;

const bitsOf = (floats: Float32Array<ArrayBuffer>): number[] => [...new Uint32Array(floats.buffer, floats.byteOffset, floats.length)];

const window = fc.integer({ min: 1, max: positions }).chain((length) =>
  fc.record({
    ids: fc.array(fc.nat(vocabulary - 1), { minLength: length, maxLength: length }),
    types: fc.array(fc.nat(1), { minLength: length, maxLength: length }),
  }),
);

/** In a function of its own, so that nothing here holds the bytes. */
function encoderWithFile(path: KernelPath): { made: Encoder; file: WeakRef<ArrayBuffer> } {
  const bytes = Buffer.from(tinyEncoderBytes().slice().buffer);
  return { made: new Encoder(readModelFile(bytes), new Kernels(path)), file: new WeakRef(bytes.buffer) };
}

describe.each(paths)("the encoder with %s vectors", (path) => {
  const encoder = encoders[path];

  it("gives the exporter's golden numbers, bit for bit", () => {
    for (const { ids, types, hidden } of goldenCases()) {
      const expected = decodeBase64(hidden);
      expect(bitsOf(encoder.encode({ ids, types })), `${ids.length} subwords`).toEqual([...new Uint32Array(expected.buffer)]);
    }
  });

  it("gives a window the same bits whatever is encoded before it and beside it", () => {
    fc.assert(
      fc.property(fc.array(window, { minLength: 2, maxLength: 8 }), (windows) => {
        const together = encoder.encodeAll(windows);
        const alone = windows.map((each) => encoder.encode(each));
        expect(together.map(bitsOf)).toEqual(alone.map(bitsOf));
      }),
      { numRuns: times(10, 30) },
    );
  });

  // All that the process holds is looked through.
  it("holds on to nothing of its file", { tags: path === "plain" ? [] : "long" }, async () => {
    const { made, file } = encoderWithFile(path);
    await new Promise((done) => setTimeout(done, 0));
    collect();
    expect(file.deref() === undefined).toBe(true);
    expect(made.encode({ ids: [1, 2, 3] })).toEqual(encoder.encode({ ids: [1, 2, 3] }));
  });

  it("takes an absent type as 0, and says what it cannot take", () => {
    expect(encoder.encode({ ids: [1, 2, 3] })).toEqual(encoder.encode({ ids: [1, 2, 3], types: [0, 0, 0] }));
    expect(() => encoder.encode({ ids: [] })).toThrow("a window has 0 subwords, but takes from 1 to 48");
    expect(() => encoder.encode({ ids: Array.from({ length: 49 }, () => 1) })).toThrow("a window has 49 subwords");
    expect(() => encoder.encode({ ids: [vocabulary] })).toThrow(`embeddings.word has ${vocabulary} rows`);
    const many: TokenWindow[] = Array.from({ length: 4 }, () => ({ ids: Array.from({ length: 48 }, () => 1) }));
    expect(() => encoder.run(many)).toThrow("the windows do not fit a run of 128 rows");
    expect(encoder.encodeAll(many)).toHaveLength(4);
  });

  it("leaves a run's hidden states where heads find them", () => {
    const run = encoder.run([{ ids: [5, 6] }, { ids: [7, 8, 9] }]);
    expect(run.windows).toEqual([
      { start: 0, count: 2 },
      { start: 2, count: 3 },
    ]);
    expect(run.hidden.width).toBe(width);
    const second = run.hidden.read(2, 5);
    expect(bitsOf(second)).toEqual(bitsOf(encoder.encode({ ids: [7, 8, 9] })));
  });
});

describe("relaxed and plain vectors", () => {
  it("give the same bits", () => {
    fc.assert(
      fc.property(window, (each) => {
        expect(bitsOf(encoders.relaxed.encode(each))).toEqual(bitsOf(encoders.plain.encode(each)));
      }),
      { numRuns: 50 },
    );
  });
});
