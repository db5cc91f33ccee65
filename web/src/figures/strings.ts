import { count } from "../strings/en.ts";

/** What the figures of several screens say. */
export const figureText = {
  nobody: "nobody named",
  undated: "undated",
  openInText: "Open in the text",
  reviews: { draft: "draft", accepted: "accepted", rejected: "rejected" },
  more: (shown: number, all: number) => `The first ${shown} of ${count(all, "statement", "statements")}.`,
  noStatements: "No statement supports this.",
  countDrafts: "Count drafts nobody has reviewed",
  noneAccepted: "No accepted statements to draw yet",
  noneAcceptedText: (drafts: number) =>
    `Only accepted statements count. ${count(drafts, "draft waits", "drafts wait")} for review: review them in the text, or count them here and see how much is unreviewed.`,
  review: "Review drafts",
  countThem: "Count the drafts",
  nothingToDraw: "Nothing to draw yet",
  nothingToDrawText: "There is no statement of this kind. Import documents in the library, or code some in the text.",
  toLibrary: "Open the library",
  noneLeft: "No statement is left",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Show all",
  graphKeys:
    "By keyboard: arrows go from node to node, Enter shows the statements, Shift with an arrow moves the node, Delete lets it go, + and − zoom. By pointer: drag a node to pin it.",
  findNode: "Find in the picture",
  foundNodes: (n: number) => (n === 0 ? "Nothing here is called so" : count(n, "node", "nodes")),
  unpin: (n: number) => `Let ${count(n, "pinned node", "pinned nodes")} go`,
  pinned: (name: string) => `${name} is pinned here`,
  unpinned: (name: string) => `${name} is back in its place`,
  computing: "Working",
  formula: "Formula",
  savedViews: {
    noName: "To save, complete: Name.",
    title: "Saved views",
    save: "Save this view",
    name: "Name",
    help: "Everybody in the project finds it here, with its settings.",
    remove: (name: string) => `Remove “${name}”`,
    saved: (name: string) => `Saved the view “${name}”`,
    removed: (name: string) => `Removed the view “${name}”`,
  },
  noWebgl: "This browser draws no WebGL here, so the picture is a still one.",
};
