/** Every name of `rapporteur/coding`, those that may change with every version too. */
export * from "@rapporteur/reader/coding";
export * from "@rapporteur/reader/events";
export { codeDocument } from "../coding.ts";
export { readingModel, type LoadedReadingModel } from "@rapporteur/reader/reading";
