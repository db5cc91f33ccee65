export { type Gathered, type OpenedStatements, openStatements, type OpenStatementsOptions } from "./input/open-statements.ts";
export { readoutTable } from "./input/readout-table.ts";
