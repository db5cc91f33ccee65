import { codeDocument, type CodedDocument, type DocumentInput } from "../../packages/reader/src/coding/index.ts";
import { readGenre } from "../../packages/reader/src/pages/read-genre.ts";
import { readPage } from "../../packages/reader/src/pages/read-page.ts";
import { voicesFor } from "../../packages/reader/src/reading/page-voices.ts";
import type { SourceDocument } from "../../packages/core/src/model/document.ts";
import { analyse } from "../../packages/reader/src/language/analyse.ts";
import { readDocumentBytes } from "../../packages/reader/src/sources/read-document-bytes-for-tests.ts";
import { readingModel } from "../../packages/reader/src/reading/reading-model.ts";
import { languageModel } from "./language.ts";

export interface CodedText {
  readonly document: SourceDocument;
  readonly input: DocumentInput;
  readonly coded: CodedDocument;
}

/** Reads, analyses and codes a document as `rapporteur read` does, without a readout around it. */
export function codeText(bytes: Uint8Array, name: string): CodedText {
  const { document } = readDocumentBytes(bytes, { name });
  const analysis = analyse(document.text, { model: languageModel(), blocks: document.blocks });
  const genre = readGenre(document, analysis, readPage(document, voicesFor(document)));
  const input: DocumentInput = {
    text: document.text,
    analysis,
    contributions: genre.contributions,
    blocks: document.blocks,
    title: genre.title,
    documentDate: document.metadata.published,
    coder: "builtin",
    questions: genre.questions,
    language: document.metadata.language,
    asides: genre.asides,
    authors: genre.entities,
  };
  return { document, input, coded: codeDocument(input, { model: readingModel().model }) };
}
