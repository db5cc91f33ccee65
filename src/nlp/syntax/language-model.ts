/** A loaded language model: read-only weights shared by every analysis of a process. */
export interface LanguageModel {
  /** Name and format version, e.g. "english/1". */
  readonly name: string;
  /** SHA-256 of the model file in lower-case hex, as the loader was told; "" where it was not. */
  readonly sha256: string;
}

export interface LoadOptions {
  /** SHA-256 of the file, for the record of what was read with what. */
  readonly sha256?: string;
}

/**
 * Reads a model file, checking its own digest.
 *
 * @throws RAP_NLP_MODEL_CORRUPT if the bytes are not a whole model file of this format
 * Cost: linear in the size of the file.
 */
export function loadLanguageModel(_bytes: Uint8Array, _options: LoadOptions = {}): LanguageModel {
  throw new Error("The model format is not laid down yet.");
}
