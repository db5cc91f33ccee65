import type { ChildLimits } from "@rapporteur/reader/sources";

/** Of the process that reads Parquet: a column of a row group of a million rows with long words fits. */
export const parquetLimits: ChildLimits = { heapMb: 1024, residentMb: 1400, answerMb: 512 };
/** A foot, or one column of a row group, is read no longer. */
export const parquetMs = 30_000;
