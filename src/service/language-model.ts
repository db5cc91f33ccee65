import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { RapporteurError } from "../base/errors.ts";
import { type LanguageModel, loadLanguageModel } from "../nlp/syntax/language-model.ts";
import { packagePath } from "./package-path.ts";

/** The model file of the package, for English. */
export const englishModelPath = packagePath("models/english/english.rapmodel");

const loaded = new Map<string, LanguageModel>();

function readModelFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new RapporteurError("RAP_NLP_MODEL_MISSING", { path }, { cause });
  }
}

/**
 * The language model for English, read at the first call and kept for the life of the process.
 *
 * @throws RAP_NLP_MODEL_MISSING if the file cannot be read; RAP_NLP_MODEL_CORRUPT if it is damaged
 */
export function languageModel(path: string = englishModelPath): LanguageModel {
  const known = loaded.get(path);
  if (known) return known;
  const bytes = readModelFile(path);
  const model = loadLanguageModel(bytes, { path, sha256: createHash("sha256").update(bytes).digest("hex") });
  loaded.set(path, model);
  return model;
}
