import { ModelFileError } from "./model-file-error.ts";
import type { ModelConfig } from "./model-file.ts";

/** The shape of a BERT encoder. */
export interface EncoderConfig {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly intermediate: number;
  readonly positions: number;
  readonly tokenTypes: number;
  readonly vocabulary: number;
  readonly epsilon: number;
}

const counts = [
  "layers",
  "width",
  "heads",
  "intermediate",
  "positions",
  "tokenTypes",
  "vocabulary",
] as const satisfies readonly (keyof EncoderConfig)[];

/** Reads the part `encoder` of a model's configuration. @throws ModelFileError if a number is missing or does not fit the kernels */
export function encoderConfig(config: ModelConfig): EncoderConfig {
  const encoder = config["encoder"] as EncoderConfig | undefined;
  if (typeof encoder !== "object" || encoder === null) throw new ModelFileError("the model's config has no encoder");
  for (const key of counts) {
    if (!Number.isSafeInteger(encoder[key]) || encoder[key] < 1) throw new ModelFileError(`the encoder's ${key} is ${String(encoder[key])}`);
  }
  if (!(encoder.epsilon > 0)) throw new ModelFileError(`the encoder's epsilon is ${String(encoder.epsilon)}`);
  if (encoder.width % 16 !== 0 || encoder.intermediate % 16 !== 0)
    throw new ModelFileError(`the encoder's widths ${encoder.width} and ${encoder.intermediate} are not multiples of 16`);
  if (encoder.width % (encoder.heads * 8) !== 0)
    throw new ModelFileError(`the encoder's width ${encoder.width} does not give ${encoder.heads} heads a multiple of 8`);
  return encoder;
}
