import { Parser } from "htmlparser2";

/** Marks of elements that tell names and keys. */
const marks: Readonly<Record<string, string>> = { strong: "**", code: "`" };

/**
 * The ordered lists of a page of the written manual, as the Markdown that says the same: each item one paragraph on one line. All else of the page is left out,
 * since a reader of steps has no use for it.
 */
export function stepsAsMarkdown(html: string): string {
  const items: string[] = [];
  let [depth, isOpen] = [0, false];
  const parser = new Parser({
    onopentag: (name) => {
      if (name === "ol") depth++;
      if (name === "li" && depth > 0) items.push("");
      if (name === "li") isOpen = depth > 0;
      add(marks[name] ?? "");
    },
    ontext: (text) => add(text.replace(/\s+/g, " ")),
    onclosetag: (name) => {
      add(marks[name] ?? "");
      if (name === "li") isOpen = false;
      if (name === "ol") depth--;
    },
  });
  function add(text: string): void {
    if (isOpen) items.push((items.pop() ?? "") + text);
  }
  parser.write(html);
  parser.end();
  return items.map((item) => `1. ${item.trim()}\n`).join("");
}
