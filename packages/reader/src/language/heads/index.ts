export { cutWords } from "./cut-words.ts";
export { findQuotes } from "./find-quotes.ts";
export { PassageVectors } from "./passage-vectors.ts";
export { type ActWord, ReadingModel, type TextToRead } from "./reading-model.ts";
export type { Filler, Reading, ReadingKind } from "./readings.ts";
export { dotProducts } from "./scores.ts";
export { type EncodedSentences, type SentenceToEncode, SentenceVectors } from "./sentence-vectors.ts";
export type { StartedWindows } from "./started-windows.ts";
export { MarkNumbers, pathNumber, type TokenMarks, type WordMarks } from "./token-marks.ts";
