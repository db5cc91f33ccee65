import type { FigureRequest } from "../../../contract/figure-requests.ts";
import type { EvidenceRow, RowBasis } from "../common-types.ts";

export type NetworkRequest = FigureRequest<"network">;
/** What the settings of the Networks screen say. Days are YYYY-MM-DD; the empty string is none. */
export type NetworkSettings = NetworkRequest["settings"];
export type PolarizationRequest = FigureRequest<"polarization">;
export type TieEvidenceRequest = FigureRequest<"tieEvidence">;
export type NodeEvidenceRequest = FigureRequest<"nodeEvidence">;

export interface NetworkNode {
  readonly key: string;
  /** 1 for the first variable, 2 for the second one of a two-mode network. */
  readonly mode: 1 | 2;
  readonly statements: number;
  readonly documents: number;
  /** Numbered by first member. */
  readonly community: number;
  readonly meanLevel: number | null;
}

export interface NetworkAnswer {
  readonly nodes: readonly NetworkNode[];
  /** Ties by index of their nodes; in one-mode networks each once, `from` below `to`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly values: Float64Array;
  /** Labels left out because nothing ties them, where those are not asked for. */
  readonly untiedCount: number;
  /** Communities of at least two. */
  readonly communityCount: number;
  readonly modularity: number | null;
  readonly basis: RowBasis;
  readonly warnings: readonly string[];
  /** What the selection dropped, in words. */
  readonly steps: readonly { readonly step: string; readonly dropped: number; readonly left: number }[];
}

export interface LayoutAnswer {
  readonly keys: readonly string[];
  /** So many keys are of the first variable; those behind them, of a two-mode network, are of the second. */
  readonly rowCount: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface PolarizationWindow {
  readonly from: number;
  readonly to: number;
  readonly statements: number;
  readonly actors: number;
  /** Pairs of actors who agree or disagree on anything. */
  readonly ties: number;
  readonly dna: number;
  readonly signed: number;
  /** False where a better partition may exist. */
  readonly isExact: boolean;
}

export interface PolarizationAnswer {
  readonly windows: readonly PolarizationWindow[];
  /** True where there were more windows than are shown. */
  readonly isCut: boolean;
}

export interface TiePart {
  readonly column: string;
  readonly contribution: number;
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
}

export interface TieEvidenceAnswer {
  readonly value: number;
  readonly numerator: number;
  readonly parts: readonly TiePart[];
  readonly rows: readonly EvidenceRow[];
  readonly count: number;
  readonly basis: RowBasis;
}
