import { parseDay } from "../parse-date.ts";
import { type Article, authorsIn, oneLine, tidyBody } from "./article.ts";

const field =
  /^(Paper|Publication|Title|Headline|Author|Author\/Byline|Byline|Date|Edition|Section|Page|Column|Dateline|Word Count|Readability|Memo|Caption|Index Terms|Record|Record Number|Location|Source|Copyright|URL|Citation(?: \([^)]*\))?|OpenURL Link):?(?:[ \t]+(.*)|[ \t]*)$/;
const withColon = /^[A-Za-z/ ]+:/;
const dayOfYear = String.raw`(?:\p{L}+,\s+)?\p{L}+\s+\d{1,2},\s+\d{4}`;
/** "March 5, 2024 | Herald, The (Everett, WA)" and "Herald, The (Everett, WA) - March 5, 2024 - page A12". */
const sourceLine = new RegExp(`^(?:${dayOfYear}\\s+\\|\\s+(\\S.*)|(\\S.*\\([^()]+\\))\\s+[-–—]\\s+${dayOfYear}(?:\\s+[-–—]\\s+.*)?)$`, "u");
const paper = /^Paper:[ \t]+\S/;
const closing = /^(?:Copyright\b|©|\(c\)\s*\d{4}|Record(?: Number)?:|Citation\b|OpenURL Link|Caption:|Index Terms:|https?:\/\/\S*newsbank\.com\S*$)/i;
const ofNewsBank = /newsbank\.com|\bNewsBank\b|^Record(?: Number)?:[ \t]*[0-9A-Za-z]{8,}/im;

/** Whether a text is an export of NewsBank: newspaper and day on one line, or a field each, and a sign of the data base. */
export function isNewsBank(text: string): boolean {
  return ofNewsBank.test(text) && text.split("\n").some((line) => startsArticle(line.trim()));
}

function startsArticle(line: string): boolean {
  return line.length < 300 && (paper.test(line) || (sourceLine.test(line) && parseDay(line) !== null));
}

/** The articles of an export of NewsBank. Cost: O(length). */
export function splitNewsBank(text: string): Article[] {
  const lines = text.split("\n").map((line) => line.trim());
  const starts = lines.flatMap((line, at) => (startsArticle(line) ? [paper.test(line) ? at : titleAbove(lines, at)] : []));
  return starts.map((start, index) => articleOf(lines.slice(start, starts[index + 1] ?? lines.length)));
}

/** The first line of the title that stands above newspaper and day: lines without one between, or the nearest. */
function titleAbove(lines: readonly string[], at: number): number {
  let end = at - 1;
  while (end > 0 && lines[end] === "") end--;
  let start = end;
  while (start > 0 && lines[start - 1] !== "" && !closing.test(lines[start - 1] ?? "") && end - start < 3) start--;
  return Math.max(start, 0);
}

function articleOf(lines: readonly string[]): Article {
  const at = lines.findIndex((line) => startsArticle(line) && !paper.test(line));
  const [, behind, before] = sourceLine.exec(lines[at] ?? "") ?? [];
  const { fields, body } = takeFields(lines.slice(at + 1));
  const say = (...names: string[]): string => oneLine(names.map((name) => fields.get(name) ?? "").find((value) => value !== "") ?? "");
  return {
    title: say("Title", "Headline") || oneLine(lines.slice(0, Math.max(at, 0)).join(" ")),
    publisher: say("Paper", "Publication") || (behind ?? before ?? "").trim(),
    published: parseDay(lines[at] ?? "") ?? parseDay(say("Date")) ?? "",
    authors: authorsIn(say("Author", "Byline", "Author/Byline")),
    section: say("Section"),
    url: /^https?:\S+$/.exec(say("URL"))?.[0] ?? "",
    body,
  };
}

/** Fields above and below the text; between them what is no field. */
function takeFields(lines: readonly string[]): { fields: Map<string, string>; body: string } {
  const fields = new Map<string, string>();
  const body: string[] = [];
  let isOver = false;
  for (const line of lines) {
    const isText = body.some((taken) => taken !== "");
    isOver ||= isText && closing.test(line);
    const [, name, value = ""] = field.exec(line) ?? [];
    if (name !== undefined && (!isText || isOver) && (withColon.test(line) || closing.test(line))) {
      if (!fields.has(name)) fields.set(name, value);
    } else if (!isOver && (isText || !(closing.test(line) || /^[\d,]+ words$/i.test(line)))) body.push(line);
  }
  return { fields, body: tidyBody(body.join("\n")) };
}
