import { count } from "../../strings/en.ts";

const statements = (n: number): string => count(n, "statement", "statements");

export const text = {
  title: "Concepts",
  lead: "Names that may mean the same, most alike first. One key decides; every decision can be undone.",
  type: "Suggest merges of",
  types: { concept: "Concepts", person: "People", organization: "Organizations", state: "States", place: "Places", group: "Groups" } as Record<
    string,
    string
  >,
  facts: (found: number, used: number, once: number) =>
    `${count(found, "suggestion", "suggestions")} among ${used.toLocaleString("en")} names; ${once.toLocaleString("en")} occur in one statement only.`,
  progress: (done: number, left: number) => `${done.toLocaleString("en")} decided, ${left.toLocaleString("en")} left`,
  none: "No merge to suggest",
  noneText: "No two names of this kind look as if they meant the same. Merge others by hand in Statements, or set the hierarchy in Settings.",
  allDone: "Everything here is decided",
  allDoneText: (n: number) => `You decided ${count(n, "suggestion", "suggestions")}. Undo takes back the last one.`,
  toHierarchy: "Open the hierarchy",
  editorsOnly: "Only editors of the project can merge.",
  reasons: {
    words: "The same words, in another order or form",
    spelling: "Spelled nearly alike",
    meaning: "Words that are used for one thing",
    part: "One is in the other, with the same head word",
    head: "The same head word, and words in common",
  },
  kept: "Will be kept",
  merged: "Will be merged",
  statements,
  aliases: (names: string) => `Also called: ${names}`,
  noQuotes: "No statement in this scope names it.",
  effect: "What the network would become",
  effectWorking: "Working out the effect",
  effectNote: "Ties between speakers by their positions, in this scope. Statements and texts keep their words; a merge is a redirect.",
  effectColumns: ["Figure", "Now", "After the merge"],
  effectRows: { concepts: "Concepts with positions", agreeing: "Pairs of speakers who agree", disagreeing: "Pairs of speakers who disagree" },
  noChange: "No tie between speakers would change.",
  newAgreeing: (pairs: string) => `Would agree: ${pairs}.`,
  newDisagreeing: (pairs: string) => `Would disagree: ${pairs}.`,
  divided: (names: string) => `Would be both for and against: ${names}. Look at their words before you merge.`,
  pair: (first: string, second: string) => `${first} and ${second}`,
  actions: {
    merge: "Merge",
    turn: "Swap",
    apart: "Keep apart",
    below: "Narrower",
    skip: "Skip",
    back: "Back",
    undo: "Undo",
  },
  help: {
    merge: (from: string, into: string) => `Merge “${from}” into “${into}”`,
    turn: "Keep the other name",
    apart: "They are different things; do not suggest this again",
    below: (from: string, into: string) => `“${from}” is a kind of “${into}”: place it below`,
  },
  actionsLabel: "Decide",
  listLabel: "Suggestions",
  pairLabel: (from: string, into: string) => `${from} → ${into}`,
  done: {
    merge: (from: string, into: string) => `Merged “${from}” into “${into}”`,
    apart: (from: string, into: string) => `Kept “${from}” and “${into}” apart`,
    below: (from: string, into: string) => `Placed “${from}” below “${into}”`,
  },
};
