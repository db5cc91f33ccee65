import { count } from "../../strings/en.ts";

export const text = {
  title: "Ask",
  label: "Your question",
  placeholder: "Who disagrees on …?",
  ask: "Ask",
  intro:
    "Ask in plain words. The answer is made of quotations only: by expert, for, against, or without a coded stance. Nothing is summarized or inferred.",
  examples: "Examples from these statements",
  examplesOfDrafts: "Examples from drafts that nobody has reviewed",
  exampleOf: {
    dispute: (concept: string) => `Who disagrees on ${concept}?`,
    expects: (expert: string) => `What does ${expert} expect?`,
    says: (expert: string) => `What does ${expert} say?`,
    actor: (actor: string) => `What do they say of ${actor}?`,
    cause: (effect: string) => `What causes ${effect}?`,
  },
  nothingHere: "There is nothing to ask yet",
  nothingHereText: "Answers come from documents and their statements, and none are in this scope. Import documents, or clear the filters.",
  toLibrary: "Open the library",
  answerLabel: "Answers by expert",
  expert: "Expert",
  stances: { for: "For", against: "Against", unclear: "No stance coded" },
  none: "Nobody addresses it",
  noneText: (topics: string, speakers: string) =>
    `No statement and no passage${speakers === "" ? "" : ` of ${speakers}`} in this scope speaks of ${topics}. Try other words, or widen the filters.`,
  nothingAsked: "The question names nothing to look for",
  nothingAskedText: "Name a person, a country, a concept or a topic.",
  toComparison: "Where the experts of a document differ",
  toConcepts: "Who is for and against each concept",
  about: (topics: string) => `Looked for: ${topics}`,
  bySpeaker: (names: string) => `Only words of ${names}`,
  looked: (passages: number, statements: number, documents: number) =>
    `Read the ${count(passages, "closest passage", "closest passages")} and looked through ${count(statements, "statement", "statements")} of ${count(documents, "document", "documents")}.`,
  /** Words whose speaker nobody knows are no expert. */
  found: (experts: number, hasUnnamed: boolean) => {
    const words = experts === 0 ? "No expert who is named addresses it" : count(experts, "expert addresses it", "experts address it");
    return `${words}${hasUnnamed ? "; so do words whose speaker is not named" : ""}.`;
  },
  more: (n: number) => `${n.toLocaleString("en")} more`,
  notNamed: "Speaker not named",
  theirPage: (name: string) => `Everything by ${name}`,
  passage: "passage",
  review: { draft: "draft", accepted: "accepted" },
  aboutConcept: { for: (name: string) => `for ${name}`, against: (name: string) => `against ${name}` } as Record<string, (name: string) => string>,
};
