import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { RapporteurError } from "@rapporteur/core/base";
import type { SourceDocument } from "@rapporteur/core/model";
import { ModelFileError, readModelFile } from "../language/encoder/index.ts";
import type { Voices } from "../pages/voices/read-voices.ts";
import type { StartedWindows } from "../language/heads/index.ts";
import { voiceModel, type VoiceModel } from "../pages/voices/voice-model.ts";
import { readingModel, shippedReader } from "./reading-model.ts";

/** The weights of the package, for English. */
export const voiceModelPath = createRequire(import.meta.url).resolve("@rapporteur/english/weights/voices.rapmodel");

/** The network for one page, with the windows that the encoder has read of it. */
export interface PageVoices extends Voices {
  readonly started: StartedWindows;
}

let loaded: VoiceModel | null = null;

/**
 * The network that tells whose words the sentences of a page are, read at the first call and kept for the life of the process.
 *
 * @throws RAP_NLP_MODEL_MISSING if the file cannot be read; RAP_NLP_MODEL_CORRUPT if it is damaged
 */
export function pageVoices(path: string = voiceModelPath): PageVoices {
  const model = path === voiceModelPath && loaded !== null ? loaded : openVoices(path);
  if (path === voiceModelPath) loaded = model;
  // Its input is vectors of the reader that it was trained with, whichever reader the statements are read by.
  const vectors = readingModel(shippedReader).model.sentenceVectors(model.vectors.depth);
  return { model, encode: (sentences) => vectors.encode(sentences), started: vectors.started };
}

/** The network for pages that it can read: English ones, and those whose language cannot be told. */
export function voicesFor({ metadata }: SourceDocument): PageVoices | null {
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
    const model = voiceModel(readModelFile(bytes));
    const { width } = readingModel(shippedReader).model.sentenceVectors(model.vectors.depth);
    if (width !== model.vectors.width) throw new ModelFileError(`the reader's vectors are ${width} wide, not ${model.vectors.width}`);
    return model;
  } catch (cause) {
    if (!(cause instanceof ModelFileError)) throw cause;
    throw new RapporteurError("RAP_NLP_MODEL_CORRUPT", { path, reason: cause.message }, { cause });
  }
}
