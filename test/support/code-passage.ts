import { codeDocument, type CodedDocument } from "../../src/coding/index.ts";
import { analyse } from "../../src/nlp/analyse.ts";
import { languageModel } from "../../src/service/language-model.ts";

/** Codes a passage as it stands: no page around it, no author, no questions. */
export function codePassage(text: string, documentDate: string | null = null): CodedDocument {
  const analysis = analyse(text, { model: languageModel() });
  return codeDocument({ text, analysis, contributions: [], title: null, documentDate, coder: "test", questions: [] });
}
