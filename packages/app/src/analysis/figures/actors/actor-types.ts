import type { FigureRequest } from "../../../contract/figure-requests.ts";
import type { BalanceReport, Dependence } from "@rapporteur/engines/relations";
import type { EvidenceRow, RowBasis } from "../common-types.ts";

export type ActorsRequest = FigureRequest<"actors">;
export type ActorLayoutRequest = FigureRequest<"actorLayout">;
export type ActorEvidenceRequest = FigureRequest<"actorEvidence">;
export type PairRequest = FigureRequest<"pair">;
export type AlignmentRequest = FigureRequest<"alignment">;

export interface ActorNode {
  readonly key: string;
  /** Acts sent and received. */
  readonly acts: number;
}

export interface ActorArc {
  readonly source: string;
  readonly target: string;
  readonly count: number;
  readonly cooperation: number;
  readonly conflict: number;
}

/** How one connected part of the signed graph divides. */
export interface Camps {
  readonly sides: readonly [readonly string[], readonly string[]];
  /** Those with as many ties for their side as against it: where they stand is arbitrary. */
  readonly either: readonly string[];
}

export interface ActorsAnswer {
  readonly actors: readonly ActorNode[];
  readonly arcs: readonly ActorArc[];
  readonly basis: RowBasis;
  /** Statements that do not count; `refused` are those whose action or weight is none. */
  readonly leftAside: Readonly<Record<"review" | "status" | "actor" | "self" | "refused", number>>;
  /** Acts that fell inside one actor, and actors that act for nobody at the level. */
  readonly internalCount: number;
  readonly unattached: readonly string[];
}

/** Places of the actors, those who cooperate near one another. */
export interface ActorLayoutAnswer {
  readonly keys: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface ActorBalanceAnswer {
  /** Null where there is no act. */
  readonly balance: BalanceReport | null;
  /** The division of each connected part; empty where no pair has a sign. */
  readonly camps: readonly Camps[];
}

export interface PairAct extends EvidenceRow {
  readonly source: string;
  readonly target: string;
  readonly action: string;
  readonly sign: 1 | -1;
  readonly weight: number;
}

export interface PairAnswer {
  /** Oldest first; undated ones last. */
  readonly acts: readonly PairAct[];
  readonly cooperation: readonly [number, number];
  readonly conflict: readonly [number, number];
  readonly alignment: {
    readonly scottPi: number | null;
    readonly cohenKappa: number | null;
    readonly s: number | null;
    readonly thirdCount: number;
  } | null;
  readonly dependence: Omit<Dependence, "evidence"> | null;
  readonly basis: RowBasis;
}

export interface AlignmentAnswer {
  readonly actors: readonly string[];
  /** Row-major; null where nothing can be compared, and on the diagonal. */
  readonly values: readonly (number | null)[];
  /** Row-major: acts of the two on third actors that both act on. */
  readonly commonActs: readonly number[];
  readonly actorCount: number;
}
