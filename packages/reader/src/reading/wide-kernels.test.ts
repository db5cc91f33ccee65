import { describe, expect, it, onTestFinished, vi } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { Encoder, type Kernels, Kernels as UsualKernels, readModelFile, webAssembly } from "../language/encoder/index.ts";
import { tinyEncoderBytes } from "../language/encoder/testing/tiny-encoder.ts";
import { makeKernels } from "../language/syntax/neural/kernels.ts";
import { wideCompiler, wideKernels } from "./wide-kernels.ts";

const model = readModelFile(tinyEncoderBytes());
const encoded = (kernels: Kernels): Float32Array => new Encoder(model, kernels).encode({ ids: [1, 2, 3] });

/** Compiles with one constant changed: a half, which stands behind a one. */
function compileFaulty(bytes: Uint8Array<ArrayBuffer>): object {
  const changed = bytes.slice();
  const at = Buffer.from(changed.buffer).indexOf(Buffer.from(Float32Array.of(1, 0.5).buffer));
  expect(at).toBeGreaterThan(0);
  changed.set(new Uint8Array(Float32Array.of(1, 0.25).buffer), at);
  return new (webAssembly().Module)(changed);
}

/** How many modules are compiled: wide ones and plain ones; and usual ones, where the wide ones are of no use. */
function modulesOf(make: () => Kernels): { made: Kernels; count: number } {
  const compiled = vi.spyOn(webAssembly(), "Module");
  onTestFinished(() => compiled.mockRestore());
  return { made: make(), count: compiled.mock.calls.length };
}

describe("kernels with wide vectors", () => {
  it("give the bits of plain vectors, for windows of every length", () => {
    const [wide, plain] = [wideKernels(), new UsualKernels("plain")].map((kernels) => new Encoder(model, kernels));
    const random = seededRandom(3);
    const { positions, vocabulary } = new Encoder(model).config;
    for (let length = 1; length <= positions; length++) {
      const ids = Array.from({ length }, () => Math.floor(random() * vocabulary));
      expect(wide?.encode({ ids }), `${length} subwords`).toEqual(plain?.encode({ ids }));
    }
  });

  const isTried = process.arch === "x64" && process.versions.node.startsWith("24.");
  it(`are ${isTried ? "used here" : "not used here, where nobody tried them"}`, () => {
    expect(modulesOf(wideKernels).count).toBe(isTried ? 2 : 1);
  });

  it("are not used where somebody does without them", () => {
    vi.stubEnv("RAPPORTEUR_VECTORS", "usual");
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(modulesOf(wideKernels).count).toBe(1);
  });

  it.runIf(isTried)("are not used where they give another bit", () => {
    const { made, count } = modulesOf(() => wideKernels(compileFaulty));
    expect(count).toBe(3);
    expect(encoded(made)).toEqual(encoded(new UsualKernels("plain")));
  });
});

describe("the language model's kernels with wide vectors", () => {
  const isTried = process.arch === "x64" && process.versions.node.startsWith("24.");

  /** Compiles with one operation changed: lanes are added where they should be subtracted, in what mixes cells. */
  const compileFaulty = (bytes: Uint8Array<ArrayBuffer>): object => {
    const changed = bytes.slice();
    const at = Buffer.from(changed.buffer).lastIndexOf(Buffer.of(0xfd, 0xe5, 0x01));
    expect(at).toBeGreaterThan(0);
    changed.set([0xfd, 0xe4, 0x01], at);
    return new (webAssembly().Module)(changed);
  };

  it("give the bits of plain vectors for all numbers of rows and outputs", () => {
    const [wide, plain] = [makeKernels(16_384, wideCompiler()), makeKernels(16_384)];
    for (let count = 1; count <= 9; count++)
      for (let m = 4; m <= 28; m += 4) {
        const [found, expected] = [wide, plain].map(({ memory, ...kernels }) => {
          const random = seededRandom(count * m);
          for (let at = 0; at < memory.length; at++) memory[at] = random() * 4 - 2;
          kernels.multiplyShorts(32_768, 64, 16_384, count, 32, m);
          return memory.slice(8192, 8192 + count * m);
        });
        expect(found, `${count} rows, ${m} outputs`).toEqual(expected);
      }
  });

  it.runIf(isTried)("are used where they give no other bit", () => {
    expect(wideCompiler()).toBeDefined();
    expect(wideCompiler(compileFaulty)).toBeUndefined();
    vi.stubEnv("RAPPORTEUR_VECTORS", "usual");
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(wideCompiler()).toBeUndefined();
  });
});
