import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { addDays, type Day, dayOf, monthNames, weekdayNames, weekdayOf } from "@rapporteur/core/calendar";
import { topOf } from "./token-span.ts";

const capitalised = (names: readonly string[]): string => names.map((name) => (name[0] ?? "").toUpperCase() + name.slice(1)).join("|");
const month = `(?<month>${capitalised(monthNames)})`;
const year = "(?:,? (?<year>(?:1[6-9]|20|21)\\d\\d))?";
const written = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}|${month} (?<day>\\d{1,2})(?:st|nd|rd|th)?)${year}(?![\\p{L}\\p{N}-])`,
  "gu",
);
const told = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?<near>[Yy]esterday|[Tt]oday)|(?:[Oo]n|[Ll]ast|[Tt]his past) (?<weekday>${capitalised(weekdayNames)}))(?![\\p{L}\\p{N}-])`,
  "gu",
);

/**
 * The day on which the text says that an act was done, by a date that belongs to its verb: "on 9 May 2034", "on 9 May" and "on Tuesday" counted back from the document's date. Null where the
 * words give no day, or none that belongs to it. Cost: linear in the sentence.
 *
 * @param documentDate the day on which the text was published; without one, a date needs its year
 */
export function actDate(
  text: string,
  { sentence, trigger, documentDate }: { sentence: Sentence; trigger: Span; documentDate: Day | null },
): Day | null {
  const act = topOf(sentence, trigger);
  if (act < 0) return null;
  const verb = verbOver(sentence, act);
  const words = text.slice(sentence.start, sentence.end).replace(/\s/g, " ");
  for (const match of [...words.matchAll(written), ...words.matchAll(told)]) {
    const span = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    const over = governorOf(sentence, topOf(sentence, span));
    if (over < 0 || (over !== act && over !== verb)) continue;
    const day = dayIn(match.groups ?? {}, documentDate);
    if (day !== null) return day;
  }
  return null;
}

/** The word itself where it is a verb, else the next verb over it. */
function verbOver({ tokens }: Sentence, index: number): number {
  let at = index;
  while (at >= 0 && tokens[at]?.upos !== "VERB") at = tokens[at]?.head ?? -1;
  return at;
}

/** What a date belongs to. A name has no date: what the parser hangs on one belongs to what the name does. */
function governorOf({ tokens }: Sentence, date: number): number {
  let at = tokens[date]?.head ?? -1;
  while (tokens[at]?.upos === "PROPN") at = tokens[at]?.head ?? -1;
  return at;
}

type Groups = Readonly<Record<string, string | undefined>>;

function dayIn({ day, month: name, year: named, near, weekday }: Groups, documentDate: Day | null): Day | null {
  if (day !== undefined && name !== undefined) return writtenDay(Number(day), monthNames.indexOf(name.toLowerCase()) + 1, named, documentDate);
  if (documentDate === null) return null;
  if (near !== undefined) return near.toLowerCase() === "today" ? documentDate : addDays(documentDate, -1);
  const back = (weekdayOf(documentDate) - weekdayNames.indexOf((weekday ?? "").toLowerCase()) + 7) % 7;
  return addDays(documentDate, -back);
}

/** Without a year, the last such day up to the document's. */
function writtenDay(day: number, number: number, named: string | undefined, documentDate: Day | null): Day | null {
  const at = named === undefined ? Number(documentDate?.slice(0, 4) ?? Number.NaN) : Number(named);
  if (Number.isNaN(at) || day < 1) return null;
  const [found, before] = [dayOf(at, number, day), dayOf(at - 1, number, day)];
  if (Number(found.slice(8)) !== day) return null;
  return named === undefined && documentDate !== null && found > documentDate ? before : found;
}
