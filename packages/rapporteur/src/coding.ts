/** Draft statements from text: the names that change only with a major version. The others are in `rapporteur/coding/unstable`. */
export {
  builtInActionLexicon,
  codeDocument,
  parseActionLexicon,
  type ActionLexicon,
  type CodedDocument,
  type DocumentInput,
  type DocumentOptions,
} from "@rapporteur/reader/coding";
