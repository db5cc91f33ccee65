import { count } from "../../strings/en.ts";

export const scopeText = {
  title: "Scope",
  edit: "Filter",
  dialog: "What to look at",
  everything: "All statements",
  clear: "Clear filters",
  done: "Done",
  kept: (kept: number, total: number) =>
    kept === total ? count(total, "statement", "statements") : `${kept.toLocaleString("en")} of ${count(total, "statement", "statements")}`,
  chip: {
    document: (name: string) => `Document: ${name}`,
    tag: (name: string) => `Tag: ${name}`,
    author: (name: string) => `Contributor: ${name}`,
    by: (name: string) => `Speaker: ${name}`,
    without: (name: string) => `Without: ${name}`,
    type: (name: string) => `Type: ${name}`,
    from: (day: string) => `From ${day}`,
    to: (day: string) => `To ${day}`,
    drafts: "Drafts and accepted",
    accepted: "Accepted only",
  },
  remove: (chip: string) => `Remove filter: ${chip}`,
  draftsHelp: "Switch between accepted statements only and drafts too",
  parts: { documents: "Documents", tags: "Tags", contributors: "Contributors", speakers: "Speakers", types: "Statement types", dates: "Dates" },
  find: (part: string) => `Search ${part.toLowerCase()}`,
  more: (n: number) => `Show ${n} more`,
  none: "Nothing to choose from.",
  noSpeaker: "no speaker named",
  noContributor: "signed by nobody",
  contributorsHelp: "Who signs the part of the document: everything in it, what others are quoted with too.",
  include: "Only",
  leaveOut: "Leave out",
  includeThis: (name: string) => `Only statements by ${name}`,
  leaveOutThis: (name: string) => `Leave out statements by ${name}`,
  from: "From",
  to: "To",
  onlySpeaker: "Only this speaker",
  withoutSpeaker: "Without this speaker",
  unknownDocument: "a document that is not here",
  /** For titles: one is named, several are counted. */
  name: {
    documents: (names: readonly string[]) => (names.length === 1 ? `in “${names[0]}”` : `in ${names.length} documents`),
    tags: (tags: readonly string[]) => `tagged ${tags.join(" or ")}`,
    contributors: (names: readonly string[]) =>
      names.length < 3 ? `in what ${names.join(" or ")} wrote` : `in what ${names.length} contributors wrote`,
    speakers: (names: readonly string[]) => (names.length < 3 ? `by ${names.join(" and ")}` : `by ${names.length} speakers`),
    without: (names: readonly string[]) => (names.length < 3 ? `without ${names.join(" and ")}` : `without ${names.length} speakers`),
    types: (types: readonly string[]) => `by type ${types.join(" or ")}`,
    from: (day: string) => `from ${day}`,
    to: (day: string) => `to ${day}`,
  },
  /** For files: what they hold, and what they leave out. */
  note: (parts: readonly string[], kept: number, total: number) =>
    parts.length === 0
      ? `Scope: all ${count(total, "statement", "statements")}.`
      : `Scope: ${parts.join("; ")}. ${kept} of ${count(total, "statement", "statements")}; ${total - kept} left out.`,
};
