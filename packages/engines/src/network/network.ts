import type { Warning } from "@rapporteur/core/base";
import type { Settings } from "./options.ts";
import type { SelectionStep } from "./select/select.ts";

/** A matrix of actors by columns, or of actors by actors, and where each number comes from. */
export interface Network {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Row-major, rows.length × columns.length. */
  readonly values: Float64Array;
  /** The same before any division. */
  readonly numerators: Float64Array;
  readonly statementCount: number;
  /** The statements that count, as rows of the table; of a window in time order. */
  readonly statementRows: Int32Array;
  /** Share of the statements that no person has reviewed, in [0, 1]. */
  readonly unreviewedShare: number;
  readonly period: Period;
  readonly settings: Settings;
  readonly warnings: readonly Warning[];
  /** What each filter dropped, in the order of work. */
  readonly steps: readonly SelectionStep[];
  readonly work: NetworkWork;
  /** The statements behind a cell; rows and columns by number or by label. */
  readonly evidence: (row: number | string, column: number | string) => Evidence;
}

/** First and last instant (the last included only where `includesEnd`), and the centre of a window; ms since 1970 UTC. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly includesEnd: boolean;
  readonly centre: number | null;
}

/** What was done for the matrix. */
export interface NetworkWork {
  /** Multiply–adds on pairs of cells. */
  readonly pairUpdates: number;
  /** Cells (actor, column, level) with a statement. */
  readonly cells: number;
}

/** Why a cell has its value. */
export interface Evidence {
  readonly value: number;
  /** The sum of the parts' contributions. */
  readonly numerator: number;
  readonly parts: readonly EvidencePart[];
}

/** What one column (and, in two-mode networks, one level) adds to a cell's numerator. */
export interface EvidencePart {
  readonly column: string;
  readonly contribution: number;
  readonly rowStatements: readonly EvidenceStatement[];
  /** Empty in two-mode networks. */
  readonly columnStatements: readonly EvidenceStatement[];
}

export interface EvidenceStatement {
  readonly id: string;
  /** Row of the statement table. */
  readonly row: number;
  /** Level of the qualifier, "" without one. */
  readonly level: string;
  /** Weight of the statement: 1, or √ζ (one-mode) and ζ (two-mode) under a kernel. */
  readonly weight: number;
}

/** The value of a cell by number or label; undefined for a label the network does not have. */
export function cellValue(network: Network, row: number | string, column: number | string): number | undefined {
  const i = typeof row === "number" ? row : network.rows.indexOf(row);
  const j = typeof column === "number" ? column : network.columns.indexOf(column);
  return i < 0 || j < 0 ? undefined : network.values[i * network.columns.length + j];
}

/** The sum of all cells. */
export function networkSum(network: Pick<Network, "values">): number {
  return network.values.reduce((sum, value) => sum + value, 0);
}
