export { languageModel } from "./language-model.ts";
export { packagePath } from "./package-path.ts";
export {
  type BeginStage,
  builtInCoder,
  type KnownMetadata,
  type NamedBytes,
  noCoder,
  readAgain,
  readDocument,
  type ReadOptions,
  readWhole,
  type SourceAtHand,
} from "./read-document.ts";
export { readingModel, type LoadedReadingModel } from "./reading-model.ts";
export { version } from "./version.ts";
