/** A date read from words: a day, or two days that the words cannot tell apart (03/04/2023), or none. */
export type WrittenDate = { readonly kind: "day"; readonly date: string } | { readonly kind: "ambiguous"; readonly written: string } | null;

/** First letters that tell each month in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const monthStems: readonly (readonly [RegExp, number])[] = [
  [/^(jan|jän|gen|ene)/, 1],
  [/^(feb|fév|fev)/, 2],
  [/^(mar|mär|maa|mrt)/, 3],
  [/^(apr|avr|abr)/, 4],
  [/^(may|mai|mei|mag|mayo|maio)/, 5],
  [/^(jun|juin|giu)/, 6],
  [/^(jul|juil|lug)/, 7],
  [/^(aug|aoû|aou|ago)/, 8],
  [/^(sep|set)/, 9],
  [/^(oct|okt|ott|out)/, 10],
  [/^(nov)/, 11],
  [/^(dec|dez|déc|dic)/, 12],
];
const monthWord =
  "(?:jan(?:uary|uar|vier|uari|eiro)?|jänner|gennaio|enero|ene|feb(?:ruary|ruar|ruari|brero|braio|rero)?|févr?(?:ier)?|fevereiro|mar(?:ch|s|zo|ço)?|märz|maart|mrt|apr(?:il|ile)?|avril|abril|abr|may|mai|mei|maggio|mayo|maio|june?|juni|juin|junio|giugno|junho|july?|juli|juil(?:let)?|julio|luglio|julho|aug(?:ust|ustus)?|août|agosto|ago|sept?(?:ember|embre|iembre|tembre)?|settembre|setembro|oct(?:ober|obre|ubre)?|okt(?:ober)?|ottobre|outubro|nov(?:ember|embre|iembre|embro)?|dec(?:ember)?|dez(?:ember|embro)?|déc(?:embre)?|dic(?:iembre|embre)?)";

const boundary = "(?<![\\p{L}\\p{N}])";
const end = "(?![\\p{L}\\p{N}])";
const year = "(?<year>1[6-9]\\d\\d|2[01]\\d\\d)";
const forms: readonly RegExp[] = [
  new RegExp(`${boundary}${year}-(?<month>\\d{1,2})-(?<day>\\d{1,2})(?!\\d)`, "iu"),
  new RegExp(`${boundary}${year}[/.](?<month>\\d{1,2})[/.](?<day>\\d{1,2})(?!\\d)`, "iu"),
  new RegExp(`${boundary}(?<name>${monthWord})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+${year}${end}`, "iu"),
  new RegExp(
    `${boundary}(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|er|º)?[\\s-]+(?:of\\s+|de\\s+)?(?<name>${monthWord})\\.?,?[\\s-]+(?:de\\s+)?${year}${end}`,
    "iu",
  ),
  new RegExp(`${boundary}(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?${year}${end}`, "iu"),
  new RegExp(`${boundary}(?<first>\\d{1,2})(?<mark>[/-])(?<second>\\d{1,2})\\k<mark>${year}${end}`, "iu"),
  new RegExp(`${boundary}(?<year>(?:19|20)\\d\\d)(?<month>[01]\\d)(?<day>[0-3]\\d)(?!\\d)`, "iu"),
];

/**
 * The first date written in `words`: ISO and other numeric forms, month names of seven languages, day-first dots. The day is taken
 * as written, time zones aside. 03/04/2023 is `ambiguous`: which convention the writer follows is not ours to guess.
 */
export function parseDate(words: string): WrittenDate {
  let best: { at: number; date: WrittenDate } | null = null;
  for (const form of forms) {
    const match = form.exec(words);
    if (match?.groups === undefined) continue;
    const date = dateOf(match.groups, match[0]);
    if (date !== null && (best === null || match.index < best.at)) best = { at: match.index, date };
  }
  return best?.date ?? null;
}

/** The day in `words`, or null where there is none or the words leave it open. */
export function parseDay(words: string): string | null {
  const date = parseDate(words);
  return date?.kind === "day" ? date.date : null;
}

/** `words` with its first date removed, to see what else stands there; unchanged where there is no date. */
export function withoutDate(words: string): string {
  for (const form of forms) {
    const match = form.exec(words);
    if (match?.groups !== undefined && dateOf(match.groups, match[0]) !== null) {
      return words.slice(0, match.index) + words.slice(match.index + match[0].length);
    }
  }
  return words;
}

function dateOf(groups: Readonly<Record<string, string | undefined>>, written: string): WrittenDate {
  const yearNumber = Number(groups["year"]);
  if (groups["first"] !== undefined) return numericDate(yearNumber, [Number(groups["first"]), Number(groups["second"])], written);
  const month = groups["name"] === undefined ? Number(groups["month"]) : monthOf(groups["name"]);
  const date = calendarDay(yearNumber, month, Number(groups["day"]));
  return date === null ? null : { kind: "day", date };
}

function numericDate(yearNumber: number, [first, second]: readonly [number, number], written: string): WrittenDate {
  const dayFirst = calendarDay(yearNumber, second, first);
  const monthFirst = calendarDay(yearNumber, first, second);
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) return { kind: "ambiguous", written };
  const date = dayFirst ?? monthFirst;
  return date === null ? null : { kind: "day", date };
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return monthStems.find(([stem]) => stem.test(lower))?.[1] ?? 0;
}

function calendarDay(yearNumber: number, month: number, day: number): string | null {
  const time = new Date(Date.UTC(yearNumber, month - 1, day));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day) return null;
  return time.toISOString().slice(0, 10);
}
