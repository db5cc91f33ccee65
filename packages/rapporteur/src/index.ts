/** Documents in, readouts out: what `import … from "rapporteur"` gives. */
export { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
export type { ErrorCode } from "@rapporteur/core/base";
export type { Warning } from "@rapporteur/core/base";
export { buildStatementTable } from "@rapporteur/core/model";
export {
  readoutSchema,
  type Answer,
  type Comparison,
  type Readout,
  type ReadoutContribution,
  type ReadoutDocument,
  type ReadoutStatement,
} from "@rapporteur/reader/readout";
export type { DocumentRow, StatementRow, StatementTable, TableSchema } from "@rapporteur/core/model";
export { presentJson } from "@rapporteur/app/present";
export { presentText, type TextOptions } from "@rapporteur/app/present";
export { openReadout } from "@rapporteur/app/documents";
export { openStatements, type Gathered, type OpenedStatements, type OpenStatementsOptions } from "@rapporteur/app/analysis";
export { presentPage } from "@rapporteur/app/documents";
export { builtInCoder, readDocument, type NamedBytes, type ReadOptions } from "@rapporteur/reader/reading";
export { readoutTable } from "@rapporteur/app/analysis";
export { version } from "@rapporteur/reader/reading";
