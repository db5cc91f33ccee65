import { parseDay } from "../parse-date.ts";
import { type Article, authorsIn, isSignature, oneLine, tidyBody } from "./article.ts";

/** What ends each article: kind, day, code of the newspaper and number of the article, with dots between. */
const ending = /^[ \t]*[a-z]{2,12}[·•]\d{8}[·•][A-Za-z0-9_]{1,12}[·•]\S+[ \t]*$/m;
const copyright = /^(?:©|\(c\)|copyright\b)\s*(?:\d{4}|.{0,40}\b\d{4}\b)/i;
const count = /\b\d[\d\s.,]*\s*(?:mots|words|palabras|wörter|parole|woorden)\b/i;
const weekday =
  /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b/i;
const sourceName = /^(?:nom de la source|source name|nombre de la fuente)\s*:?\s*(.*)$/i;
const alsoIn = /^(?:cet article est (?:aussi )?paru dans|aussi paru dans|this article (?:also )?appeared in|also published in|illustrations?\s*:)/i;

/** Whether a text is an export of Europresse: each article ends with the number of its document. */
export function isEuropresse(text: string): boolean {
  return ending.test(text) && new RegExp(copyright, "im").test(text);
}

/** The articles of an export of Europresse. Cost: O(length). */
export function splitEuropresse(text: string): Article[] {
  const parts = text.split(new RegExp(ending, "gm"));
  // Behind the last number stands when and for whom the file was made; a cut export has an article there.
  const cut = parts.at(-1) ?? "";
  return (headOf(linesOf(cut)) === null ? parts.slice(0, -1) : parts).map(articleOf);
}

const linesOf = (part: string): string[] => part.split("\n").map((line) => line.trim());

/** Where the day and, with it or below it, the number of words stand: the line of the day and the last line of both. */
function headOf(lines: readonly string[]): { dated: number; last: number } | null {
  for (const [at, line] of lines.entries()) {
    if (line.length > 200 || parseDay(line) === null) continue;
    const below = lines.slice(at, at + 6).findIndex((other) => other.length < 200 && count.test(other));
    if (below >= 0) return { dated: at, last: at + below };
  }
  const dated = lines.slice(0, 40).findIndex((line) => line.length < 120 && parseDay(line) !== null);
  return dated < 0 || !lines.some((line) => copyright.test(line)) ? null : { dated, last: dated };
}

function articleOf(part: string): Article {
  const lines = linesOf(part);
  const head = headOf(lines) ?? { dated: -1, last: -1 };
  const rest = lines.slice(head.last + 1);
  const [title = "", ...below] = rest.slice(rest.findIndex((line) => line !== ""));
  const signed = below.findIndex((line) => line !== "");
  const isSigned = isSignature(below[signed] ?? "");
  const body = below.slice(isSigned ? signed + 1 : 0);
  const end = body.findIndex((line) => copyright.test(line) || alsoIn.test(line));
  return {
    title: oneLine(title),
    publisher: publisherOf(lines, head.dated),
    published: parseDay(lines[head.dated] ?? "") ?? "",
    authors: isSigned ? authorsIn(below[signed] ?? "") : [],
    section: sectionOf(lines[head.dated] ?? ""),
    url: "",
    body: tidyBody(body.slice(0, end < 0 ? body.length : end).join("\n")),
  };
}

/** In pages set for print a box beside the article names the newspaper, else it is the line above the day. */
function publisherOf(lines: readonly string[], dated: number): string {
  const named = lines.findIndex((line) => sourceName.test(line));
  const own = sourceName.exec(lines[named] ?? "")?.[1] ?? "";
  const boxed = named < 0 ? "" : own || (lines.slice(named + 1).find((line) => line !== "") ?? "");
  const above = lines.slice(0, Math.max(dated, 0)).findLast((line) => line !== "") ?? "";
  return oneLine(boxed || above).replace(/,?\s*n[o°]\.?\s*\d.*$/i, "");
}

/** "Monde, jeudi 5 mars 2024 678 mots, p. 12". */
function sectionOf(line: string): string {
  const [first = "", ...others] = line.split(",");
  const isSection = others.length > 0 && !/\d/.test(first) && !weekday.test(first.trim());
  return isSection ? first.trim() : "";
}
