import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { RapporteurError } from "@rapporteur/core/base";
import { type LanguageModel, loadLanguageModel } from "../language/syntax/language-model.ts";
import { wideCompiler } from "./wide-kernels.ts";

/** The model file of the package, for English. */
export const englishModelPath = createRequire(import.meta.url).resolve("@rapporteur/english/weights/english.rapmodel");

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
  const model = loadLanguageModel(bytes, { path, sha256: createHash("sha256").update(bytes).digest("hex"), compile: wideCompiler() });
  loaded.set(path, model);
  return model;
}
