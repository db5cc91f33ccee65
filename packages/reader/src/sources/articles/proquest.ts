import { parseDay } from "../parse-date.ts";
import { type Article, authorsIn, oneLine, tidyBody } from "./article.ts";

const ruler = /^_{20,}[ \t]*$/m;
const field =
  /^(Author|Publication info|Abstract|Full text|Links|Subject|Business indexing term|Location|People|Company \/ organization|Identifier \/ keyword|Classification|Title|Alternate title|Publication title|Pages|Number of pages|Publication year|Publication date|Section|Publisher|Place of publication|Country of publication|Publication subject|ISSN|Source type|Language of publication|Document type|ProQuest document ID|Document URL|Copyright|Last updated|Database|Credit):(?:[ \t]+(.*)|[ \t]*)$/;

/** Fields of which one follows the text. */
const behindText = /^(?:Subject|Business indexing term|Location|People|Company|Identifier|Classification|Title)/;

/** Whether a text is an export of ProQuest: articles between rules, with named fields. */
export function isProQuest(text: string): boolean {
  const head = text.slice(0, 6000);
  return /^\s*(?:_{20,}[ \t]*\n|[^\n]{0,200}\n\s*_{20,}[ \t]*\n)/.test(head) && /^(?:ProQuest document ID|Publication title|Full text):/m.test(text);
}

/** The articles of an export of ProQuest as text. Cost: O(length). */
export function splitProQuest(text: string): Article[] {
  return text
    .split(new RegExp(ruler, "gm"))
    .filter((part) => /^(?:Full text|Publication title|Abstract):/m.test(part))
    .map(articleOf);
}

function articleOf(part: string): Article {
  const head: string[] = [];
  const fields = new Map<string, string[]>();
  let open = "";
  for (const line of part.split("\n")) {
    const [, name, value = ""] = field.exec(line) ?? [];
    // In the text most names before a colon are the author's.
    if (name !== undefined && !fields.has(name) && (open !== "Full text" || behindText.test(name))) {
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
