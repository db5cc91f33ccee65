import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { RapporteurError } from "@rapporteur/core/base";
import type { SourceDocument } from "@rapporteur/core/model";
import { ModelFileError, readModelFile } from "../language/encoder/index.ts";
import { type VoiceModel, voiceModel } from "../pages/voices/voice-model.ts";

/** The weights of the package, for English. */
export const voiceModelPath = createRequire(import.meta.url).resolve("@rapporteur/english/weights/voices.rapmodel");

let loaded: VoiceModel | null = null;

/**
 * The network that tells whose words the sentences of a page are, read at the first call and kept for the life of the process.
 *
 * @throws RAP_NLP_MODEL_MISSING if the file cannot be read; RAP_NLP_MODEL_CORRUPT if it is damaged
 */
export function pageVoices(path: string = voiceModelPath): VoiceModel {
  if (loaded !== null && path === voiceModelPath) return loaded;
  const model = openVoices(path);
  if (path === voiceModelPath) loaded = model;
  return model;
}

/** The network for pages that it can read: English ones, and those whose language cannot be told. */
export function voicesFor({ metadata }: SourceDocument): VoiceModel | null {
  return metadata.language === "und" || /^en\b/i.test(metadata.language) ? pageVoices() : null;
}

function openVoices(path: string): VoiceModel {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new RapporteurError("RAP_NLP_MODEL_MISSING", { path }, { cause });
  }
  try {
    return voiceModel(readModelFile(bytes));
  } catch (cause) {
    if (!(cause instanceof ModelFileError)) throw cause;
    throw new RapporteurError("RAP_NLP_MODEL_CORRUPT", { path, reason: cause.message }, { cause });
  }
}
