export { languageModel } from "./language-model.ts";
export { packagePath } from "./package-path.ts";
export { readDocument } from "./read-document.ts";
export type { KnownMetadata, NamedBytes, ReadOptions } from "./read-options.ts";
export { type BeginStage, builtInCoder, noCoder, readAgain, readWhole, type SourceAtHand } from "./read-whole.ts";
export { readingModel, type LoadedReadingModel } from "./reading-model.ts";
export { version } from "./version.ts";
