import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The bytes of a random encoder of 2 layers, 32 wide, made by `training/export_encoder.py --tiny`. */
export const tinyEncoderBytes = (): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path("tiny-encoder.rapmodl2")));

export interface GoldenCase {
  readonly ids: readonly number[];
  readonly types: readonly number[];
  /** 32-bit floats, little-endian, in base64. */
  readonly hidden: string;
}

/** What the exporter's reference computes with it. */
export function goldenCases(): readonly GoldenCase[] {
  const { cases } = JSON.parse(readFileSync(path("tiny-encoder.golden.json"), "utf8")) as { cases: GoldenCase[] };
  return cases;
}
