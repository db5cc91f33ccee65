import { count } from "../../strings/en.ts";

export const text = {
  title: "Answers and comparison",
  document: "Document",
  none: "No document yet",
  noneText: "Answers come from documents. Import one, and its questions become rows here, and its experts columns.",
  toLibrary: "Open the library",
  questions: "Answers by question",
  noQuestions: "This document puts no question to its experts, so there is nothing to set side by side.",
  isFor: (what: string) => `for ${what}`,
  isAgainst: (what: string) => `against ${what}`,
  noneInScope: "No document is left by these filters.",
  question: "Question",
  figureTitle: "Who answers what",
  where: (title: string) => `in “${title}”`,
  noAnswer: "No passage",
  unattributed: "unattributed",
  kinds: {
    agreement: "What they agree on",
    "difference of degree": "Where they differ in degree",
    disagreement: "Where they contradict each other",
  },
  noComparison: "Nothing was found on which the contributions meet.",
  noneOfKinds: (kinds: readonly string[]) => `None found: ${kinds.map((kind) => `${kind.slice(0, 1).toLowerCase()}${kind.slice(1)}`).join("; ")}.`,
  basis: (statements: number, unreviewed: number) =>
    statements === 0
      ? "The text has no statements yet."
      : `${count(statements, "statement", "statements")}, ${unreviewed === 0 ? "each reviewed by a person" : `${unreviewed} not reviewed by anybody`}. Answers are passages that the coder found; read them in their place before you rely on them.`,
  read: (words: string) => `Read in its place: ${words}`,
  review: { draft: "draft", accepted: "accepted", rejected: "rejected" },
};
