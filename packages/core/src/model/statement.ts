import type { Action, QuadClass } from "./plover.ts";
import type { Span } from "./span.ts";

export const statementTypes = ["position", "relation", "forecast", "cause"] as const;
export type BuiltInType = (typeof statementTypes)[number];

export const statuses = ["actual", "denied", "hypothetical", "demanded"] as const;
/** Whether the passage asserts its content, denies it, supposes it, or asks for it. */
export type Status = (typeof statuses)[number];

export const reviewStates = ["draft", "accepted", "rejected"] as const;
export type ReviewState = (typeof reviewStates)[number];

/** What every statement carries, whatever its type. */
export interface StatementCommon extends Span {
  /** Derived from content: the same passage coded the same way has the same id. */
  readonly id: string;
  /** Verbatim slice of the stored text. */
  readonly quote: string;
  /** Index of the contribution it stands in, or null. */
  readonly contribution: number | null;
  /** Entity id of the person or body whose claim this is; null where the text does not say. */
  readonly speaker: string | null;
  readonly organization: string | null;
  /** Entity ids of those who report the speaker, innermost first. */
  readonly reportedBy: readonly string[];
  readonly status: Status;
  readonly coder: string;
  readonly review: ReviewState;
  /** Estimated chance that a trained coder would accept the draft, in [0, 1]. */
  readonly confidence: number;
  /** Irony or image, coded as it is meant. Absent: no. */
  readonly figurative?: boolean;
}

export interface RelationStatement extends StatementCommon {
  readonly type: "relation";
  /** Null where the text does not name the party that acts, or is acted on; the span is then empty. */
  readonly source: string | null;
  readonly target: string | null;
  readonly sourceSpan: readonly [number, number];
  readonly targetSpan: readonly [number, number];
  readonly action: Action;
  readonly quad: QuadClass;
  /** Intensity on the conflict–cooperation axis, −10 … 10; see the codebook for the scale's source. */
  readonly weight: number;
  /** YYYY-MM-DD, or null where the text does not date the act. */
  readonly date: string | null;
  /** The thing acted on ("condemned *the accord*"), where it is not the target itself. */
  readonly object?: TextSpan | null;
  /** The place struck, entered or visited that stands for its state. */
  readonly place?: TextSpan | null;
}

/** Words of the text with their place. */
export interface TextSpan extends Span {
  readonly text: string;
}

export interface Horizon extends TextSpan {
  /** YYYY-MM-DD, or null where unresolved. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Chance of the affirmative event. The three numbers are null where no scale gives the words a number; `best` is the midpoint, for display only. */
export interface VerbalProbability {
  readonly term: string;
  /** Id of the scale the term was read on, e.g. "icd203"; null for a stated number or a term without a scale. */
  readonly scale: string | null;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly basis: "stated" | "scale";
}

export interface ForecastStatement extends StatementCommon {
  readonly type: "forecast";
  /** What is expected, put affirmatively; the span holds the words it was made from. */
  readonly event: TextSpan;
  /** 1 expects it, −1 expects it not, 0 leaves it open. */
  readonly direction: 1 | 0 | -1;
  /** Null where the passage says nothing of how sure it is. */
  readonly probability: VerbalProbability | null;
  readonly horizon: Horizon | null;
  readonly condition: TextSpan | null;
}

export interface CausalSide extends TextSpan {
  /** Entity id of the concept, direction of change removed: "concept:sanctions", not "more sanctions". */
  readonly concept: string | null;
}

export interface CauseStatement extends StatementCommon {
  readonly type: "cause";
  readonly cause: CausalSide;
  readonly effect: CausalSide;
  readonly connective: readonly [number, number];
  /** +1 the effect rises with the cause, −1 it falls, null unknown. */
  readonly sign: 1 | -1 | null;
  /** How strongly the link is put, (0, 1]; null where the text gives no degree. */
  readonly strength: number | null;
}

export interface PositionStatement extends StatementCommon {
  readonly type: "position";
  /** Entity id of the concept or actor the position is on. */
  readonly concept: string | null;
  readonly agreement: boolean;
  /** −1 … 1; its sign is that of `agreement`. */
  readonly intensity: number;
}

export type Statement = RelationStatement | ForecastStatement | CauseStatement | PositionStatement;
