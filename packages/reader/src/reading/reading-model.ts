import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { RapporteurError } from "@rapporteur/core/base";
import { ModelFileError, readModelFile } from "../language/encoder/index.ts";
import { ReadingModel } from "../language/heads/index.ts";
import { wideKernels } from "./wide-kernels.ts";

/** The reading model and the SHA-256 of its file. */
export interface LoadedReadingModel {
  readonly model: ReadingModel;
  readonly sha256: string;
}

/** The reading model of the package, for English. */
export const shippedReader = join(dirname(createRequire(import.meta.url).resolve("@rapporteur/english/package.json")), "weights", "reader.rapmodel");

/** The file that reads statements: `RAPPORTEUR_READER` names another. */
const modelPath = (): string => process.env["RAPPORTEUR_READER"] ?? shippedReader;

/** The file is kept packed: weights of seven bits lie in bytes, and take a sixth less so. What a damaged one could unpack to is bounded. */
const longestModel = 64 * 2 ** 20;
/** First four bytes of a file in Zstandard's format. Source: RFC 8878, section 3.1.1. */
const zstandard = 0xfd2fb528;

/** What the bytes of a file hold. @throws ModelFileError where they cannot be unpacked */
export function unpacked(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.length < 4 || new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) !== zstandard) return bytes;
  try {
    // Longer than any model that is shipped: unpacked at one go it need not be put together of parts.
    return zstdDecompressSync(bytes, { maxOutputLength: longestModel, chunkSize: longestModel / 2 });
  } catch (cause) {
    throw new ModelFileError("the model file cannot be unpacked", { cause });
  }
}

const loaded = new Map<string, LoadedReadingModel>();

/**
 * The reading model for English, read at the first call and kept for the life of the process.
 *
 * @throws RAP_NLP_MODEL_MISSING if the file is not there; RAP_NLP_MODEL_CORRUPT if it is damaged
 */
export function readingModel(path: string = modelPath()): LoadedReadingModel {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  if (!existsSync(path)) throw new RapporteurError("RAP_NLP_MODEL_MISSING", { path });
  const bytes = readFileSync(path);
  try {
    const model = new ReadingModel(readModelFile(unpacked(bytes)), wideKernels());
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    loaded.set(path, { model, sha256 });
    return { model, sha256 };
  } catch (cause) {
    if (!(cause instanceof ModelFileError)) throw cause;
    throw new RapporteurError("RAP_NLP_MODEL_CORRUPT", { path, reason: cause.message }, { cause });
  }
}
