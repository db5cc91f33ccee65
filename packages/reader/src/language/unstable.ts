export { splitSentences } from "./syntax/split-sentences.ts";
export { tokenize } from "./syntax/tokenize.ts";
export { givenNames } from "./entities/gazetteer/given-names.ts";
