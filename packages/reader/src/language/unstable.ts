export { splitSentences } from "./syntax/split-sentences.ts";
