/** Every name of `rapporteur/nlp`, those that may change with every version too. */
export * from "@rapporteur/reader/language";
export { analyse, languageModel } from "../nlp.ts";
