import { setFlagsFromString } from "node:v8";
import { seededRandom } from "@rapporteur/core/base";
import { BiaffineHead, type CompileModule, FloatRows, Kernels, LinearHead, supportedPath, webAssembly } from "../language/encoder/index.ts";
import { type Kernels as LanguageKernels, makeKernels } from "../language/syntax/neural/kernels.ts";

/** Node and kinds of processors whose engine was tried: others may not know the flags, or mean something else by them. */
const isTried = process.arch === "x64" && process.versions.node.startsWith("24.");

/**
 * Pairs of vectors of 128 bits become one of 256, which V8 does only where it is asked to. What is not compiled at once, by the compiler that can do this, would be
 * compiled after the flags are back.
 */
const wideFlags = ["--experimental-wasm-revectorize", "--no-liftoff", "--no-wasm-lazy-compilation"];
const usualFlags = ["--no-experimental-wasm-revectorize", "--liftoff", "--wasm-lazy-compilation"];

/** A section without meaning: V8 keeps what it compiled of equal bytes, and other kernels of this process are compiled as usual. */
const mark = Uint8Array.of(0, 5, 4, ...new TextEncoder().encode("wide"));

const compileWide: CompileModule = (bytes) => {
  const marked = new Uint8Array(bytes.length + mark.length);
  marked.set(bytes);
  marked.set(mark, bytes.length);
  try {
    for (const flag of wideFlags) setFlagsFromString(flag);
    return new (webAssembly().Module)(marked);
  } finally {
    for (const flag of usualFlags) setFlagsFromString(flag);
  }
};

/**
 * Kernels with vectors of 256 bits where engine and processor have them, which take a quarter less time. They are held against kernels with plain vectors before they are
 * used: where a bit differs, these are the usual ones, as they are with `RAPPORTEUR_VECTORS=usual`.
 *
 * @param compile for tests
 */
export function wideKernels(compile: CompileModule = compileWide): Kernels {
  if (!mayBeWide()) return new Kernels();
  const wide = new Kernels("relaxed", compile);
  wide.functions.widen();
  const [found, expected] = [wide, new Kernels("plain")].map(probe);
  return found?.every((word, at) => word === expected?.[at]) === true ? wide : new Kernels();
}

/**
 * What compiles the kernels of the language model to vectors of 256 bits; undefined where engine or processor have none, or where it gives another bit than the usual way.
 *
 * @param compile for tests
 */
export function wideCompiler(compile: CompileModule = compileWide): CompileModule | undefined {
  if (!mayBeWide()) return undefined;
  const [found, expected] = [makeKernels(probeFloats, compile), makeKernels(probeFloats)].map(probeShorts);
  return found?.every((word, at) => word === expected?.[at]) === true ? compile : undefined;
}

const mayBeWide = (): boolean => isTried && process.env["RAPPORTEUR_VECTORS"] !== "usual" && supportedPath() === "relaxed";

const probeFloats = 8192;

/** What the language model's kernels make of made-up memory, bit by bit: products of six rows of 24 with 20 outputs, shorts, and the cells of a recurrent network. */
function probeShorts(kernels: LanguageKernels): Uint32Array {
  const { memory } = kernels;
  const random = seededRandom(5);
  for (let at = 0; at < memory.length; at++) memory[at] = random() * 4 - 2;
  memory[0] = 4096;
  kernels.toShorts(64, 4096, 6 * 24 + 20 * 24, 0);
  kernels.multiplyShorts(8192, 64, 64 + 2 * 6 * 24, 6, 24, 20);
  kernels.multiply(12_288, 4096, 8192, 5, 16, 12);
  kernels.cell(16_384, 20_480, 24_576, 28_672, 32);
  return new Uint32Array(memory.slice().buffer);
}

/** Sizes that leave whole tiles, parts of them, and single rows. */
const [count, inputs, outputs] = [13, 48, 24];

/** What kernels make of the same made-up rows, bit by bit. */
function probe(kernels: Kernels): Uint32Array {
  const random = seededRandom(5);
  const some = (length: number): Float32Array => Float32Array.from({ length }, () => random() * 4 - 2);
  const layer = (name: string) => ({
    name,
    outputs,
    inputs,
    units: Uint8Array.from({ length: outputs * inputs }, () => random() * 128),
    scales: Float32Array.from({ length: outputs }, () => random() / 50),
    bias: some(outputs),
  });
  const rows = new FloatRows(kernels, count, inputs);
  rows.view(0, count).set(some(count * inputs));
  const linear = new LinearHead(kernels, layer("linear"), count).apply(rows, count, { activation: "gelu" });
  const pairs = new BiaffineHead(kernels, { weights: layer("pairs"), labels: 1, capacity: count }).apply(rows, count, linear, count);
  const [gain, shift, parts] = [kernels.keep(some(outputs)), kernels.keep(some(outputs)), kernels.reserve(12)];
  kernels.words(parts, 2).set([gain, shift]);
  kernels.floats(parts + 8, 1)[0] = 1e-9;
  const before = linear.read(0, count);
  const { functions } = kernels;
  functions.normaliseRows(linear.at, linear.at, count, outputs, parts);
  const normalised = linear.read(0, count);
  functions.softmaxRows(linear.at, count, outputs, outputs, 0.3);
  return new Uint32Array(Float32Array.from([...before, ...pairs, ...normalised, ...linear.read(0, count)]).buffer);
}
