import { count } from "../../strings/en.ts";

export const shareText = {
  share: "Share this figure…",
  title: "Share this figure by link",
  about: (statements: number) =>
    `The figure is kept as the screen shows it, with ${count(statements, "statement", "statements")} behind it; words of documents that are for members alone are left out. Anybody who has the link can read it, without an account; search engines are asked not to list it. What changes here later does not change it, and you can end the link under Publish, Figures.`,
  /** What is shown, and of what; the server keeps 300 characters of a title. */
  titled: (figure: string, where: string) => `${figure}, ${where}`.slice(0, 300),
  inProject: (name: string) => `in the project ${name}`,
  name: "Title",
  note: "A line for your readers",
  noteHelp: "Optional; shown below the title.",
  noName: "To share, complete: Title.",
  finding: "Looking for the statements behind it",
  none: "No statement is behind this figure, so there is nothing to share.",
  tooMany: (most: number, n: number) =>
    `${count(n, "statement is", "statements are")} behind this figure, more than the ${most.toLocaleString("en")} that one page quotes from: choose a narrower scope.`,
  make: "Make the link",
  link: "Link",
  linkHelp: "Anybody who has it can read the figure.",
  copy: "Copy the link",
  copied: "The link was copied",
  notCopied: "The browser did not let the link be copied: select it and copy it yourself.",
  open: "Open the page",
  withheld: (n: number) =>
    `The words of ${count(n, "statement are", "statements are")} left out, since their documents are for members alone. To show them, set “These texts are” in the details of the document in the library to “free to publish whole”, or to “to be quoted only in short”, and share again.`,
};
