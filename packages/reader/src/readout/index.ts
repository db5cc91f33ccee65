export {
  type Answer,
  type Comparison,
  type Readout,
  type ReadoutContribution,
  type ReadoutDocument,
  readoutSchema,
  type ReadoutStatement,
} from "./readout.ts";
