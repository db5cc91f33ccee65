import { type Action, quadOf } from "@rapporteur/core/model";

/**
 * One act of one actor towards another: what a `relation` statement says, or one row of an event data set. Acts are
 * directed, signed by their action, weighted and dated; several between the same two actors stay several.
 */
export interface Act {
  /** Statement or event id: the evidence. */
  readonly id: string;
  /** Entity ids. */
  readonly source: string;
  readonly target: string;
  readonly action: Action;
  /** Intensity on the conflict–cooperation axis, −10 … 10. */
  readonly weight: number;
  /** Milliseconds since 1970 UTC; null where undated. */
  readonly time: number | null;
  /** Document id, or null for event data without one. */
  readonly document: string | null;
  /** Whose claim it is that the act happened, or null. */
  readonly speaker: string | null;
  readonly reviewedByPerson: boolean;
}

/** How an act counts: every act as one, with the sign of its action; or by its weight, whose own sign then decides. */
export type Weighting = "count" | "weight";

/** The act's share in the balance between two actors: ±1 by count, its weight by weight. */
export function actValue(act: Act, weighting: Weighting): number {
  if (weighting === "weight") return act.weight;
  return quadIndex(act.action) < 2 ? 1 : -1;
}

/** Index into `quadClasses`: 0 verbal cooperation, 1 material cooperation, 2 verbal conflict, 3 material conflict. */
export function quadIndex(action: Action): 0 | 1 | 2 | 3 {
  switch (quadOf[action]) {
    case "verbal-cooperation":
      return 0;
    case "material-cooperation":
      return 1;
    case "verbal-conflict":
      return 2;
    case "material-conflict":
      return 3;
  }
}
