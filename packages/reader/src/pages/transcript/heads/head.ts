/** What sets a label off from the words. */
export type HeadForm = "colon" | "stop" | "dash" | "bar" | "time" | "brackets" | "bold" | "alone" | "posted";

/** What a line may open a turn with. */
export interface Head {
  readonly label: string;
  readonly bracket: string | null;
  /** Index in the line at which the words begin. */
  readonly after: number;
  readonly form: HeadForm;
  /** 1 and 0 where a letter behind the post says "Q" or "A". */
  readonly asking?: number;
}
