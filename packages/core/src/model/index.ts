export { actionOfCameo, actionOfPlover } from "./action-crosswalk.ts";
export { analysisMaxima } from "./analysis-maxima.ts";
export { buildStatementTable } from "./build-statement-table.ts";
export { columnReader, type ColumnReader, textReader } from "./column-reader.ts";
export { type CoAuthor, type Contribution, type Question, type Role, shownQuestions, signatories } from "./contribution.ts";
export { contributionsColumn, contributionsOfCell, type SignedPart, tagsCell, tagsOfCell } from "./document-cells.ts";
export {
  type Block,
  type BlockKind,
  blockKinds,
  type DocumentMetadata,
  furnitureRoles,
  isFurnitureRole,
  type LineReading,
  type LineRole,
  lineRoles,
  type PageAnchor,
  type SourceDocument,
} from "./document.ts";
export { encodeStatementTable } from "./encode-statement-table.ts";
export { type Entity, entityId, entityPrefix, type EntityType, entityTypes, slug } from "./entity.ts";
export {
  complementRange,
  defaultScale,
  type EstimativeScale,
  estimativeScales,
  findScale,
  lookupTerm,
  type ProbabilityRange,
  roundShare,
} from "./estimative-scales.ts";
export { packColumns, unpackColumns } from "./pack-columns.ts";
export { pickRows } from "./pick-rows.ts";
export { type Action, actions, quadClasses, quadOf, signOf } from "./plover.ts";
export type { Quotation } from "./quotation.ts";
export { reviewBasis, type ReviewBasis } from "./review-basis.ts";
export { selectRows } from "./select-rows.ts";
export { compareSpans, sliceSpan, type Span, spanContains, spansOverlap } from "./span.ts";
export type {
  CellValue,
  Column,
  DateColumn,
  DocumentRow,
  NumberColumn,
  StatementRow,
  StatementTable,
  TableSchema,
  TextColumn,
} from "./statement-table.ts";
export {
  type BuiltInType,
  type CausalSide,
  type CauseStatement,
  type ForecastStatement,
  type Horizon,
  type PositionStatement,
  type RelationStatement,
  type ReviewState,
  reviewStates,
  type Statement,
  type StatementCommon,
  statementTypes,
  type Status,
  statuses,
  type TextSpan,
  type VerbalProbability,
} from "./statement.ts";
export { viewRows } from "./view-rows.ts";
