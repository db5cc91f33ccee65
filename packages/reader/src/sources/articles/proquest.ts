import { parseDay } from "../parse-date.ts";
import { type Article, authorsIn, oneLine, tidyBody } from "./article.ts";

const ruler = /^_{20,}[ \t]*$/m;
const field =
  /^(Author|Publication info|Abstract|Full text|Links|Subject|Business indexing term|Location|People|Company \/ organization|Identifier \/ keyword|Classification|Title|Alternate title|Publication title|Pages|Number of pages|Publication year|Publication date|Section|Publisher|Place of publication|Country of publication|Publication subject|ISSN|Source type|Language of publication|Document type|ProQuest document ID|Document URL|Copyright|Last updated|Database|Credit):(?:[ \t]+(.*)|[ \t]*)$/;

/** Fields of which one follows the text. */
const behindText = /^(?:Subject|Business indexing term|Location|People|Company|Identifier|Classification|Title)/;

/** Stands below the title of each article in exports that have no rules: those for print and for Word processors. */
const link = /^[ \t]*ProQuest document link[ \t]*$/m;
/** Headings of the parts of an article in the same. */
const parts: Readonly<Record<string, string>> = {
  ABSTRACT: "Abstract",
  "FULL TEXT": "Full text",
  DETAILS: "Details",
  LINKS: "Links",
  CITATION: "Citation",
};
const partHeading = /^[ \t]*(ABSTRACT|FULL TEXT|DETAILS|LINKS|CITATION)(?: \([A-Z ]+\))?[ \t]*$/;

/** Whether a text is an export of ProQuest: articles between rules or with a link each, with named fields. */
export function isProQuest(text: string): boolean {
  const head = text.slice(0, 6000);
  if (link.test(text) && /^(?:Publication title|Database|Full text|FULL TEXT):?[ \t]*/m.test(text)) return true;
  return (
    /^\s{0,100}(?:_{20,}[ \t]*\n|[^\n]{0,200}\n\s{0,100}_{20,}[ \t]*\n)/.test(head) &&
    /^(?:ProQuest document ID|Publication title|Full text):/m.test(text)
  );
}

/** The articles of an export of ProQuest as text. Cost: O(length). */
export function splitProQuest(text: string): Article[] {
  const isRuled = ruler.test(text);
  return (isRuled ? text.split(new RegExp(ruler, "gm")) : linkedParts(text))
    .filter((part) => /^(?:Full text|Publication title|Abstract):|^[ \t]*(?:FULL TEXT|ABSTRACT)[ \t]*$/m.test(part))
    .map(articleOf);
}

/** Articles by the link below each title; authors may stand between. */
function linkedParts(text: string): string[] {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, at) => (link.test(line) ? [titleAbove(lines, at)] : []));
  return starts.map((start, index) => lines.slice(start, starts[index + 1] ?? lines.length).join("\n"));
}

function titleAbove(lines: readonly string[], at: number): number {
  let start = at - 1;
  while (start > 0 && (lines[start]?.trim() === "" || /^[ \t]*(?:Author|Publication info):/.test(lines[start] ?? ""))) start--;
  while (start > 0 && lines[start - 1]?.trim() !== "" && !field.test(lines[start - 1] ?? "")) start--;
  return Math.max(start, 0);
}

function articleOf(part: string): Article {
  const head: string[] = [];
  const fields = new Map<string, string[]>();
  let open = "";
  for (const line of part.split("\n")) {
    if (link.test(line) || /^[ \t]*Document \d+ of \d+[ \t]*$/.test(line)) continue;
    const heading = partHeading.exec(line)?.[1];
    const [, name, value = ""] = heading === undefined ? (field.exec(line.trim()) ?? []) : ["", parts[heading], ""];
    // In the text most names before a colon are the author's.
    if (name !== undefined && !fields.has(name) && (open !== "Full text" || behindText.test(name) || heading !== undefined)) {
      open = name;
      fields.set(name, [value]);
    } else if (open === "") head.push(line);
    else fields.get(open)?.push(line);
  }
  const say = (name: string): string => oneLine((fields.get(name) ?? []).join(" "));
  return {
    title: say("Title") || oneLine(head.join(" ")),
    publisher: say("Publication title").replace(/\s*;.*$/, ""),
    published: parseDay(say("Publication date")) ?? "",
    authors: authorsIn(flipped(say("Author"))),
    section: say("Section"),
    url: /^https?:\S+$/.exec(say("Document URL"))?.[0] ?? "",
    body: tidyBody((fields.get("Full text") ?? []).join("\n")),
  };
}

/** "Lee, Ann; Ray, Bo" with given names first. */
function flipped(authors: string): string {
  return authors
    .split(/\s*;\s*/)
    .map((name) => name.replace(/^([^,]+),\s*([^,]+?)\.?$/, "$2 $1"))
    .join("; ");
}
