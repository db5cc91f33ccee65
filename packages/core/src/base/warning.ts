/** Something a reader of a result should know; data, never printed from below. */
export interface Warning {
  /** Stable, kebab-case, e.g. "contribution-unattributed". */
  readonly code: string;
  readonly message: string;
  /** Where in the stored text, if it stands somewhere. */
  readonly start?: number;
  readonly end?: number;
  /** Ids of the people or bodies that may be meant, the likeliest first; a person chooses. */
  readonly candidates?: readonly string[];
}
