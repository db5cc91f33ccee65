/**
 * One claim that something causes something: what a `cause` statement says, or one cell of an imported matrix. Concepts are neutral; the direction
 * of change is in the sign: "sanctions lower trade" links sanctions to trade with −1.
 */
export interface CausalLink {
  /** Statement id: the evidence. */
  readonly id: string;
  /** Entity ids of the concepts. */
  readonly cause: string;
  readonly effect: string;
  /** +1 the effect rises with the cause, −1 it falls, null the text does not say. */
  readonly sign: 1 | -1 | null;
  /** How strongly it is put, (0, 1]; null where no degree is given. */
  readonly strength: number | null;
  /** Who claims it, or null where the text does not say. */
  readonly speaker: string | null;
  /** True where the speaker says that the cause does not do this. */
  readonly isDenied: boolean;
  readonly document: string | null;
  readonly reviewedByPerson: boolean;
}
