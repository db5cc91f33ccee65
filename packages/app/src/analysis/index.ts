export { openStatements, type OpenStatementsOptions } from "./input/open-statements.ts";
export type { Gathered, OpenedStatements } from "./input/opened-statements.ts";
export { readoutTable } from "./input/readout-table.ts";
