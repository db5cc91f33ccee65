/** Draft statements from text: the names that change only with a major version. The others are in `rapporteur/coding/unstable`. */
import {
  codeDocument as codeWith,
  type CodedDocument,
  type CodingOptions,
  type DocumentInput,
  type DocumentOptions,
} from "@rapporteur/reader/coding";
import { readingModel } from "@rapporteur/reader/reading";

export {
  builtInActionLexicon,
  parseActionLexicon,
  type ActionLexicon,
  type CodedDocument,
  type DocumentInput,
  type DocumentOptions,
} from "@rapporteur/reader/coding";

/**
 * Drafts of all statements of a document, with its quotations, the answers to its questions and the comparison of its contributions, by the reading model that ships with the
 * package unless another is given. That one is read at the first call and kept for the life of the process. Deterministic.
 *
 * @throws RAP_NLP_MODEL_MISSING or RAP_NLP_MODEL_CORRUPT where the package's model cannot be read
 * Cost: linear in the text for texts of usual sentence length.
 */
export function codeDocument(input: DocumentInput, options: DocumentOptions & Partial<CodingOptions> = {}): CodedDocument {
  return codeWith(input, { ...options, model: options.model ?? readingModel().model });
}
