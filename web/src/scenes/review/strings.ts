import { count } from "../../strings/en.ts";

const drafts = (n: number): string => count(n, "draft", "drafts");

export const text = {
  title: "Review",
  viewsLabel: "What comes first",
  views: { uncertain: "Least certain first", influential: "Most influential first", coders: "Disagreements of coders" },
  viewLeads: {
    uncertain: "Drafts of all documents, those the coder is least sure of first.",
    influential:
      "Drafts of all documents, those on which most of the figures hang first: statements that the figures tie it to, divided by those that say the same.",
    coders: "What two coders see differently, one after the other.",
  },
  progress: (reviewed: number, all: number, rejected: number) =>
    `${reviewed.toLocaleString("en")} of ${count(all, "statement", "statements")} reviewed${rejected === 0 ? "" : `, ${rejected.toLocaleString("en")} of them rejected`}`,
  progressLabel: "Progress of the review",
  open: (n: number, documents: number) => `${drafts(n)} in ${count(documents, "document", "documents")} left`,
  session: (n: number) => (n === 0 ? "" : `${n.toLocaleString("en")} decided now.`),
  none: "No drafts are left",
  noneText: "No draft in this scope waits for a person. Widen the filters, or import documents.",
  nothing: "No statements yet",
  nothingText: "Import a document: what it says is drafted, and waits here for you.",
  toLibrary: "Open the library",
  confidence: (share: string) => `${share} sure`,
  noConfidence: "tells no certainty",
  influence: (reach: number, repeats: number) =>
    reach === 0
      ? "No figure ties it to another statement."
      : `Figures tie it to ${count(reach, "other statement", "other statements")}${repeats > 1 ? `; ${repeats} say the same` : ""}.`,
  noSpeaker: "no speaker named",
  speechless: (n: number) =>
    `${count(n, "statement", "statements")} of this part ${n === 1 ? "names" : "name"} no speaker, so no network of speakers counts ${n === 1 ? "it" : "them"}.`,
  actionsLabel: "Decide",
  actions: {
    accept: "Accept",
    reject: "Reject",
    edit: "Correct",
    author: "Add author",
    read: "Open in the text",
    skip: "Skip",
    back: "Back",
    undo: "Undo",
  },
  codersOnly: "Only coders of the project can review.",
  accepted: (says: string) => `Accepted: ${says}`,
  rejected: (says: string) => `Rejected: ${says}`,
  narrow: "Narrow the queue",
  types: "By type",
  speakers: "By expert",
  only: (name: string) => `Only ${name}`,
  left: (open: number, reviewed: number) => `${open.toLocaleString("en")} left, ${reviewed.toLocaleString("en")} reviewed`,
  gone: "Somebody removed this statement.",
  disputes: (at: number, all: number) => `Disagreement ${at} of ${all}`,
  noDisputes: "Nothing is to be settled between them",
  noDisputesText: "Choose other coders, or let the drafts count as a coder’s work.",
  settleHint: "1 and 2 settle it for the left or the right coder.",
};
