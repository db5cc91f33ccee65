import { parseDay } from "../parse-date.ts";
import { type Article, authorsIn, oneLine, tidyBody } from "./article.ts";

const marker = /^[ \t]*\d{1,6} of \d{1,6} (?:DOCUMENTS|RESULTS)[ \t]*$/m;
const ending = /^[ \t]*End of Document[ \t]*$/m;
const names =
  "BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|BODY|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT|COUNTRY|STATE|CITY|COMPANY|ORGANIZATION|PERSON|TICKER|INDUSTRY|GEOGRAPHIC|TYPE|URL|DOCUMENT-TYPE|SERIES|NOTES|CORRECTION|CORRECTION-DATE|ACC-NO|ISSN|PUB-TYPE|DISTRIBUTION|CLASSIFICATION|COPYRIGHT";
const field = new RegExp(`^[ \\t]*(${names})(?::[ \\t]*(.*)|[ \\t]*)$`, "i");

/** What a cover begins with: when and for whom the file was made, and the list of its documents. */
const cover = /^\s*(?:User Name|Date and Time|Job Number|Documents? \(\d+\))/;

/** Fields of which one follows the text. */
const behindText = /^(?:load-date|language|graphic|classification|publication-type|pub-type|journal-code|document-type|acc-no|distribution)$/i;

/** Whether a text is an export of LexisNexis: the older one counts its documents, the newer one (Nexis Uni) ends each with a line. */
export function isLexis(text: string): boolean {
  const head = text.slice(0, 6000);
  // A cover that lists the documents may come first, so the newer one is looked for everywhere.
  const isNewer = ending.test(text) && /^[ \t]*Length:[ \t]*\d+ words/im.test(text) && /^[ \t]*Body[ \t]*$/im.test(text);
  return /^\s*\d{1,6} of \d{1,6} (?:DOCUMENTS|RESULTS)[ \t]*\n/.test(head) || isNewer;
}

/** The articles of an export of LexisNexis as text. Cost: O(length). */
export function splitLexis(text: string): Article[] {
  const isCounted = marker.test(text.slice(0, 6000));
  const parts = text.split(isCounted ? new RegExp(marker, "gm") : new RegExp(ending, "gm"));
  return parts.filter((part) => part.trim() !== "").map((part) => articleOf(part, isCounted));
}

function articleOf(part: string, isCounted: boolean): Article {
  const { head, fields, body } = takeFields(part);
  const paragraphs = (isCounted ? head.split(/\n[ \t]*\n/) : head.split("\n")).map(oneLine);
  const said = paragraphs.filter((line) => line !== "" && !/^(?:copyright|all rights reserved|©)/i.test(line));
  const isCovered = !isCounted && cover.test(head);
  const isDated = (line: string): boolean => parseDay(line) !== null;
  const dated = isCovered ? said.findLastIndex(isDated) : said.findIndex(isDated);
  // The older export has the newspaper and the day above the title, the newer one below.
  const [publisher, title] = isCounted
    ? [said[0] ?? "", fields.get("HEADLINE") ?? (said.length > dated + 1 ? (said.at(-1) ?? "") : "")]
    : [said[Math.max(1, dated - 1)] ?? "", said[isCovered ? Math.max(0, dated - 2) : 0] ?? ""];
  return {
    title: oneLine(title),
    publisher: dated === 0 ? "" : publisher,
    published: parseDay(said[dated] ?? "") ?? "",
    authors: authorsIn(fields.get("BYLINE") ?? ""),
    section: oneLine(fields.get("SECTION") ?? "").replace(/\s*;\s*Pg\..*$/i, ""),
    url: /^https?:\S+$/.exec(oneLine(fields.get("URL") ?? ""))?.[0] ?? "",
    body,
  };
}

/** Lines before the first field, the fields, and the text: behind "BODY", or in exports without it behind the length. */
function takeFields(part: string): { head: string; fields: Map<string, string>; body: string } {
  const head: string[] = [];
  const fields = new Map<string, string>();
  const body: string[] = [];
  let open = "";
  for (const line of part.split("\n")) {
    const [, name, value = ""] = field.exec(line) ?? [];
    const isField = name !== undefined && (line.includes(":") || /^(?:body|classification)$/i.test(name));
    // In the text most names before a colon are the author's; those of the older export are in capitals.
    if (isField && (open !== "BODY" || behindText.test(name) || /^[A-Z-]+$/.test(name))) {
      open = name.toUpperCase();
      if (open === "BODY") body.push(value);
      else fields.set(open, value);
    } else if (open === "") head.push(line);
    else if (open === "BODY") body.push(line);
    else if (open === "LENGTH" && line.trim() !== "") {
      open = "BODY";
      body.push(line);
    } else if (line.trim() !== "") fields.set(open, `${fields.get(open) ?? ""} ${line}`);
  }
  const words = tidyBody(body.join("\n")).replace(/\n\n(?:copyright|©)[^\n]*(?:\n[^\n]*)?$/i, "");
  return { head: head.join("\n"), fields, body: words.trim() };
}
