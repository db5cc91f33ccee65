export { CsvFault, parseRecords, type CsvRecords, type CsvRules } from "./parse-records.ts";
export { guardFormula, withoutGuard } from "./formula-guard.ts";
export { likeliestDelimiter } from "./likeliest-delimiter.ts";
export { writeCsvRow } from "./write-csv-row.ts";
