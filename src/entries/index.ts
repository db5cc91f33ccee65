/** Documents in, readouts out: what `import … from "rapporteur"` gives. */
export { isRapporteurError, RapporteurError } from "../base/errors.ts";
export type { ErrorCode } from "../base/error-catalogue.ts";
export type { Warning } from "../base/warning.ts";
export { buildStatementTable } from "../model/build-statement-table.ts";
export {
  readoutSchema,
  type Answer,
  type Comparison,
  type Readout,
  type ReadoutContribution,
  type ReadoutDocument,
  type ReadoutStatement,
} from "../model/readout.ts";
export type { DocumentRow, StatementRow, StatementTable, TableSchema } from "../model/statement-table.ts";
export { presentJson } from "../present/present-json.ts";
export { presentText, type TextOptions } from "../present/text/present-text.ts";
export { openReadout } from "../service/open-readout.ts";
export { openStatements, type Gathered, type OpenedStatements, type OpenStatementsOptions } from "../service/open-statements.ts";
export { presentPage } from "../service/present-page.ts";
export { builtInCoder, readDocument, type NamedBytes, type ReadOptions } from "../service/read-document.ts";
export { readoutTable } from "../service/readout-table.ts";
export { version } from "../service/version.ts";
