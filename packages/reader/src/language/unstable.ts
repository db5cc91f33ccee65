export { splitSentences } from "./syntax/split-sentences.ts";
export { tokenize } from "./syntax/tokenize.ts";
