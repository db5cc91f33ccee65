import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Encoder } from "./encoder.ts";
import { ModelFileError } from "./model-file-error.ts";
import { readModelFile } from "./model-file.ts";
import { tinyEncoderBytes } from "./testing/tiny-encoder.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

interface Header {
  version: number;
  config: { encoder?: Record<string, unknown> };
  tensors: Record<string, unknown>[];
  sha256: string;
}

/** The tiny model with another header. */
function changed(change: (header: Header) => void): Uint8Array<ArrayBuffer> {
  const bytes = tinyEncoderBytes();
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length))) as Header;
  change(header);
  return withHeader(JSON.stringify(header), bytes.subarray(12 + length));
}

function withHeader(text: string, blob: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(text);
  const file = new Uint8Array(12 + header.length + blob.length);
  file.set(new TextEncoder().encode("RAPMODL2"));
  new DataView(file.buffer).setUint32(8, header.length, true);
  file.set(header, 12);
  file.set(blob, 12 + header.length);
  return file;
}

describe("readModelFile", () => {
  it("reads configuration, tensors and text, and checks the digest", () => {
    const model = readModelFile(tinyEncoderBytes(), { sha256 });
    expect(model.config["encoder"]).toMatchObject({ layers: 2, width: 32 });
    expect(model.entry("layer.1.feed.up.weight")).toMatchObject({ dtype: "u7", shape: [64, 32], scales: "layer.1.feed.up.scales" });
    expect(model.text("vocabulary").split("\n").slice(0, 3)).toEqual(["[PAD]", "[UNK]", "[CLS]"]);
    expect(model.names.every((name) => model.entry(name).offset % 64 === 0)).toBe(true);
  });

  it("reads the same from bytes that lie askew in a larger buffer", () => {
    const bytes = tinyEncoderBytes();
    const larger = new Uint8Array(bytes.length + 1);
    larger.set(bytes, 1);
    const window = { ids: [3, 4, 5] };
    expect(new Encoder(readModelFile(larger.subarray(1), { sha256 })).encode(window)).toEqual(new Encoder(readModelFile(bytes)).encode(window));
  });

  it("says what is wrong with a file that is none, cut off or damaged", () => {
    const bytes = tinyEncoderBytes();
    const read = (part: Uint8Array<ArrayBuffer>) => () => readModelFile(part, { sha256 });
    expect(read(new TextEncoder().encode("RAPMODEL and more"))).toThrow("does not start with RAPMODL2");
    expect(read(new Uint8Array())).toThrow(ModelFileError);
    expect(read(bytes.subarray(0, 10))).toThrow("cut off in its first bytes");
    expect(read(bytes.subarray(0, 500))).toThrow("cut off in its header");
    expect(read(bytes.subarray(0, bytes.length - 100))).toThrow("the model file is cut off in vocabulary");
    const damaged = tinyEncoderBytes();
    damaged[damaged.length - 2000] = (damaged.at(-2000) ?? 0) ^ 1;
    expect(read(damaged)).toThrow("do not match its digest");
    expect(() => readModelFile(damaged)).not.toThrow();
  });

  it.each<[string, (header: Header) => void]>([
    ["version 2, not 1", (header) => (header.version = 2)],
    ["has no sha256", (header) => Reflect.deleteProperty(header, "sha256")],
    ["has no config", (header) => Reflect.deleteProperty(header, "config")],
    ["lists no tensors", (header) => Reflect.deleteProperty(header, "tensors")],
    ["a tensor without a name", (header) => (header.tensors[0] = {})],
    ["embeddings.word has the unknown type f16", (header) => Object.assign(header.tensors[0] ?? {}, { dtype: "f16" })],
    ["embeddings.word has no valid shape", (header) => Object.assign(header.tensors[0] ?? {}, { shape: [-1] })],
    ["embeddings.word has no valid place", (header) => Object.assign(header.tensors[0] ?? {}, { offset: 0.5 })],
    ["but its shape needs", (header) => Object.assign(header.tensors[0] ?? {}, { shape: [1, 32] })],
    ["is not a multiple of 64", (header) => Object.assign(header.tensors[0] ?? {}, { offset: 4 })],
    ["overlaps another tensor", (header) => Object.assign(header.tensors[1] ?? {}, { offset: 0 })],
    ["two tensors embeddings.word", (header) => Object.assign(header.tensors[1] ?? {}, { name: "embeddings.word" })],
    ["names scales nowhere, which are missing", (header) => Object.assign(header.tensors[0] ?? {}, { scales: "nowhere" })],
    ["does not hold one scale for each row", (header) => Object.assign(header.tensors[0] ?? {}, { scales: "embeddings.norm.gain" })],
    ["bytes too many", (header) => header.tensors.pop()],
  ])("refuses a header: %s", (message, change) => {
    expect(() => readModelFile(changed(change))).toThrow(message);
  });

  it("refuses a header that is not JSON, not UTF-8 or not an object", () => {
    expect(() => readModelFile(withHeader("{", new Uint8Array()))).toThrow("is not JSON");
    expect(() => readModelFile(withHeader("null", new Uint8Array()))).toThrow("is not an object");
  });
});

describe("an encoder", () => {
  const open = (change: (encoder: Record<string, unknown>) => void) => () =>
    new Encoder(readModelFile(changed(({ config }) => change(config.encoder ?? {}))));

  it("says which number of its configuration does not fit", () => {
    expect(open((encoder) => (encoder["layers"] = 3))).toThrow("the model has no tensor layer.2.attention.query.weight");
    expect(open((encoder) => (encoder["heads"] = 3))).toThrow("does not give 3 heads a multiple of 8");
    expect(open((encoder) => (encoder["width"] = 40))).toThrow("not multiples of 16");
    expect(open((encoder) => (encoder["epsilon"] = 0))).toThrow("the encoder's epsilon is 0");
    expect(open((encoder) => (encoder["vocabulary"] = 7))).toThrow("embeddings.word is");
    expect(open((encoder) => (encoder["intermediate"] = 48))).toThrow("layer.0.feed.up.weight is 64 × 32, not 48 × 32");
    expect(() => new Encoder(readModelFile(changed((header) => (header.config = {}))))).toThrow("the model's config has no encoder");
  });
});
