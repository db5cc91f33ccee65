import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadLanguageModel, type LanguageModel } from "../../packages/reader/src/language/syntax/language-model.ts";

let loaded: LanguageModel | null = null;

/** The shipped language model, or the one RAPPORTEUR_MODEL names; loaded once. */
export function languageModel(): LanguageModel {
  const path = process.env["RAPPORTEUR_MODEL"] ?? fileURLToPath(new URL("../../packages/english/weights/english.rapmodel", import.meta.url));
  loaded ??= loadLanguageModel(readFileSync(path), { path });
  return loaded;
}
