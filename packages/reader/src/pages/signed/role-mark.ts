import type { AuthorMark } from "../people/author-mark.ts";

/** A mark with what its line is: one that names, that tells of somebody, that opens with the name of the person who speaks in it, or that signs what stands before it. */
export type RoleMark = AuthorMark & {
  readonly kind: "name" | "bio" | "lead" | "signature";
  /** The words hand over to whom they name: "Jane Doe said:". */
  readonly handsOver?: boolean;
};
