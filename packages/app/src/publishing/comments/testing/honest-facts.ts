import type { CommentFacts } from "../screen-comment.ts";

/** A comment in which no rule finds anything. */
export const honest: CommentFacts = {
  name: "Ada",
  text: "I doubt it.",
  age: 60,
  isDecoyFilled: false,
  fromPrefix: 0,
  sameText: 0,
  isKnownAuthor: false,
  isBlocked: false,
};
