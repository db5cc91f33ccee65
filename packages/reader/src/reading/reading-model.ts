import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { RapporteurError } from "@rapporteur/core/base";
import { ModelFileError, readModelFile } from "../language/encoder/index.ts";
import { ReadingModel } from "../language/heads/index.ts";

/** The reading model and the SHA-256 of its file. */
export interface LoadedReadingModel {
  readonly model: ReadingModel;
  readonly sha256: string;
}

/** The reading model's file for English; `RAPPORTEUR_READER` names another. */
function modelPath(): string {
  const shipped = join(dirname(createRequire(import.meta.url).resolve("@rapporteur/english/package.json")), "weights", "reader.rapmodel");
  return process.env["RAPPORTEUR_READER"] ?? shipped;
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
  const bytes = new Uint8Array(readFileSync(path));
  try {
    const model = new ReadingModel(readModelFile(bytes));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    loaded.set(path, { model, sha256 });
    return { model, sha256 };
  } catch (cause) {
    if (!(cause instanceof ModelFileError)) throw cause;
    throw new RapporteurError("RAP_NLP_MODEL_CORRUPT", { path, reason: cause.message }, { cause });
  }
}
