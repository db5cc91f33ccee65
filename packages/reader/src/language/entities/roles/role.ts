/**
 * What a role lets a person act for: `state` offices act for their state, `body` posts for the body they belong to,
 * `private` roles and plain `nationality` ("China's Xi") for nobody; an `honorific` ("Mr") says nothing of it.
 */
export type RoleClass = "state" | "body" | "private" | "nationality" | "honorific";

/** One thing the text says of a person's office, post, profession or nationality. */
export interface RoleEvidence {
  readonly roleClass: RoleClass;
  /** Head noun, lower case; "" for plain nationality. */
  readonly noun: string;
  /** Entity id of the state or body it belongs to, or null where the phrase names none. */
  readonly holder: string | null;
  readonly isFormer: boolean;
  /** A word of government stands in the phrase ("intelligence", "security"). */
  readonly isGovernmental: boolean;
  /** Token of the role noun. */
  readonly at: number;
  /** First and last token of the phrase. */
  readonly first: number;
  readonly last: number;
}
