import { count } from "../../strings/en.ts";

export const text = {
  title: "Start",
  lead: (project: string) => `What there is to do in ${project} now.`,
  looking: "Looking …",
  continue: {
    name: "Go on",
    words: (title: string) => `You last read “${title}”.`,
    left: (n: number) => (n === 0 ? "Everything in it is reviewed." : `${count(n, "draft", "drafts")} left in it.`),
    none: "You have not opened a document in this browser yet.",
    action: "Go on reading",
  },
  fresh: {
    name: "New",
    words: "These documents came last:",
    entry: (title: string, drafts: number) => `${title} (${count(drafts, "draft", "drafts")})`,
    none: "The library is empty.",
    import: "Import your first documents",
    action: "Open the library",
  },
  drafts: {
    name: "To review",
    words: (n: number, reviewed: number) => `${count(n, "draft waits", "drafts wait")}; ${reviewed.toLocaleString("en")} accepted so far.`,
    none: "No draft waits for review.",
    action: "Review",
  },
  due: {
    name: "Due",
    words: (n: number) => `${count(n, "forecast has", "forecasts have")} reached the end of ${n === 1 ? "its" : "their"} horizon without an outcome:`,
    none: "No forecast waits for its outcome.",
    action: "Enter outcomes",
  },
  held: {
    name: "Held",
    words: (n: number) => `${count(n, "comment waits", "comments wait")} for your decision.`,
    none: "No comment is held.",
    action: "Look at comments",
  },
  contested: {
    name: "Contested",
    words: (n: number) => `Experts are for and against ${count(n, "concept", "concepts")}, most evenly on:`,
    entry: (name: string, plus: number, minus: number) => `${name} (${plus} for, ${minus} against)`,
    none: "No concept has experts both for and against it.",
    apart: "No concept has experts both for and against it. Where they call one thing by several names, bring these together.",
    merge: "Merge concepts",
    action: "See the sides",
    drafts: "Drafts are counted, as nothing is accepted yet.",
  },
};
