import { codeDocument, type CodedDocument } from "../../packages/reader/src/coding/index.ts";
import { analyse } from "../../packages/reader/src/language/analyse.ts";
import { languageModel } from "../../packages/reader/src/reading/language-model.ts";
import { readingModel } from "../../packages/reader/src/reading/reading-model.ts";

/** Codes a passage as it stands: no page around it, no author, no questions. */
export function codePassage(text: string, documentDate: string | null = null): CodedDocument {
  const analysis = analyse(text, { model: languageModel() });
  return codeDocument(
    { text, analysis, contributions: [], title: null, documentDate, coder: "test", questions: [] },
    { model: readingModel().model },
  );
}
