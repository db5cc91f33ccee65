/** Statements from text: what `import … from "rapporteur/coding"` gives. */
export type { CodingInput } from "./coding-input.ts";
export { codeDocument, type CodedDocument, type CodingOptions, type DocumentInput, type DocumentOptions } from "./code-document.ts";
export { builtInActionLexicon } from "./lexicons/action-lexicon.ts";
export { parseActionLexicon, type ActionLexicon, type ActionPattern } from "./lexicons/parse-action-lexicon.ts";
export { statementId } from "./statement-id.ts";
export { assessText, isEnglish } from "../language/text-quality.ts";
