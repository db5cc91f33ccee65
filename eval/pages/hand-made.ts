import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LabelledLine, LabelledPage } from "./generate.ts";
import type { PageFormat } from "./render.ts";

/** Files of pages made by hand. The unseen ones are by writers who knew neither the program nor the other pages. */
export type HandMade = "open" | "held-out" | "unseen-open" | "unseen-held-out";

/**
 * Pages made by hand, `eval/data/pages/NAME.txt`: "#### name format", what is true of the page ("author: Name | title | body", "hand: first" for its writer), "====", the page as it stands,
 * with `⟦1:…⟧` around words of the first author and `⟦F:…⟧` around furniture.
 */
export function handMadePages(name: HandMade): LabelledPage[] {
  const file = fileURLToPath(new URL(`../data/pages/${name}.txt`, import.meta.url));
  return parsePages(readFileSync(file, "utf8"));
}

/** The pages of one such file. */
export function parsePages(written: string): LabelledPage[] {
  return written
    .split(/^#### /m)
    .slice(1)
    .map(parsePage);
}

/** Marks written as entities; letters are written as themselves. */
const withoutEntities = (text: string): string => text.replace(/&(?:rsquo|lsquo|rdquo|ldquo|quot|ndash|mdash|hellip|nbsp|amp|#\d{2,5});/g, " ");

const formats: Readonly<Record<string, PageFormat>> = { text: "text", html: "html", md: "markdown" };

function parsePage(written: string): LabelledPage {
  const [head = "", body = ""] = written.split(/^====\n/m);
  const [first = "", ...facts] = head.trim().split("\n");
  const [name = "", format = "text"] = first.split(" ");
  const all = (key: string): string[] => facts.filter((fact) => fact.startsWith(`${key}: `)).map((fact) => fact.slice(key.length + 2));
  const marked = [...body.matchAll(/⟦(\d|F):([^⟧]*)⟧/g)].map((match) => ({ mark: match[1] ?? "", text: withoutEntities(match[2] ?? "") }));
  const lines: LabelledLine[] = marked.map(({ mark, text }) => ({ role: mark === "F" ? "navigation" : "body", text }));
  return {
    name,
    template: name,
    family: (all("family")[0] ?? "signed") as LabelledPage["family"],
    format: formats[format] ?? "text",
    source: body.replace(/⟦(?:\d|F):([^⟧]*)⟧/g, "$1"),
    lines,
    contributions: all("author").map((author, index) => {
      const [whole = "", title = "-", organization = "-"] = author.split(" | ");
      return {
        author: whole.replace(/^Colonel \(ret\.\) /, ""),
        given: whole.split(" ")[0] ?? "",
        post: title === "-" ? null : { title, body: organization === "-" ? null : organization },
        passages: marked.filter(({ mark }) => mark === String(index + 1)).map(({ text }) => text),
      };
    }),
    hosts: all("host"),
    questions: all("question"),
    hand: all("hand")[0] ?? null,
    marksQuotationsOnly: all("marked")[0] === "quotations",
  };
}
