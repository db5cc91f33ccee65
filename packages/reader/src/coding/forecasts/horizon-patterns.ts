import { dayMs } from "@rapporteur/core/base";
import type { CalendarUnit, Day, DayRange, Season } from "@rapporteur/core/calendar";
import {
  addDays,
  addUnits,
  comingSeason,
  dayOf,
  monthNames,
  monthRange,
  partsOf,
  periodAround,
  seasonRange,
  weekdayNames,
  weekdayOf,
} from "@rapporteur/core/calendar";

type Groups = Readonly<Record<string, string | undefined>>;

export interface HorizonPattern {
  readonly pattern: RegExp;
  /** Days named by the match, seen from the document's date; null where the words do not fix any. */
  readonly resolve: (groups: Groups, date: Day) => DayRange | null;
}

const numberWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

const count = "(?<count>\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty)";
const unit = "(?<unit>day|week|month|quarter|year|decade)";
const month = `(?<month>${monthNames.map((name) => name[0]?.toUpperCase() + name.slice(1)).join("|")})`;
const year = "(?<year>(?:19|20|21)\\d\\d)";
const season = "(?<season>spring|summer|autumn|fall|winter)";
const part = "(?<part>early|mid|late)";
const bound =
  "(?<bound>by|before|until|till|through|after|beyond|past|since|in|during|over|throughout|for|as early as|as soon as|at the start of|from)";

/** Case counts only for month names ("may" is a verb): the expressions are written out with both cases where words may start a sentence. */
function horizonPattern(source: string, resolve: HorizonPattern["resolve"]): HorizonPattern {
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}-])${source}(?![\\p{L}\\p{N}])`, "gu"), resolve };
}

/** Lets the first letter of every lower-case word of a pattern source also be a capital. */
function anyCase(source: string): string {
  return source.replace(/(?<![\p{L}\\<?(]|\(\?<)(\p{Ll})(?=\p{Ll})/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function numberOf(words: string | undefined): number {
  const lower = (words ?? "1").toLowerCase();
  if (/^an?$/.test(lower)) return 1;
  const tens: Readonly<Record<string, number>> = { fifteen: 15, twenty: 20, thirty: 30, fifty: 50 };
  const index = numberWords.indexOf(lower);
  return index >= 0 ? index : (tens[lower] ?? Number(lower));
}

/** What a preposition makes of a stretch of time, seen from the document's date. "By" and "through" run to its end, "before" to the day before it. */
function bounded(preposition: string | undefined, range: { from: Day; to: Day }, date: Day): DayRange {
  switch ((preposition ?? "").toLowerCase()) {
    case "by":
    case "until":
    case "till":
    case "through":
      return upTo(range.to, date);
    case "before":
    case "ahead of":
      return upTo(addDays(range.from, -1), date);
    case "after":
    case "beyond":
    case "past":
      return { from: addDays(range.to, 1), to: null };
    case "as early as":
    case "as soon as":
    case "from":
    case "since":
      return { from: range.from, to: null };
    default:
      return range;
  }
}

/** From the document's date; a day that is past ends a time that began no later. */
const upTo = (to: Day, date: Day): DayRange => ({ from: to < date ? null : date, to });

/** "Before May" is, in May, before the next one. */
const isNext = (groups: Groups, range: { from: Day }, date: Day): boolean =>
  groups["year"] === undefined &&
  range.from <= date &&
  /^(?:before|ahead of)$/i.test(groups["bound"] ?? "") &&
  !/^(?:middle|end|close)$/i.test(groups["edge"] ?? "");

/** A third of a stretch of months: "early 2032" is January to April, "mid" May to August, "late" September to December. */
function thirdOf(name: string | undefined, range: { from: Day; to: Day }): { from: Day; to: Day } {
  const index = ["early", "mid", "late"].indexOf((name ?? "").toLowerCase());
  const [firstYear, firstMonth] = partsOf(range.from);
  const [lastYear, lastMonth] = partsOf(range.to);
  const months = (lastYear - firstYear) * 12 + lastMonth - firstMonth + 1;
  if (index < 0 || months < 3) return range;
  const from = addUnits(range.from, Math.round((months * index) / 3), "month");
  return { from, to: addDays(addUnits(range.from, Math.round((months * (index + 1)) / 3), "month"), -1) };
}

function wholeYear(text: string | undefined): { from: Day; to: Day } {
  return { from: dayOf(Number(text), 1, 1), to: dayOf(Number(text), 12, 31) };
}

/** The month of this name in the given year, or the next one to come that is not over. */
function namedMonth(groups: Groups, date: Day): { from: Day; to: Day } {
  const index = monthNames.indexOf((groups["month"] ?? "").toLowerCase()) + 1;
  const [thisYear, thisMonth] = partsOf(date);
  const inYear = groups["year"] === undefined ? thisYear + (index < thisMonth ? 1 : 0) : Number(groups["year"]);
  const range = monthRange(inYear, index);
  return isNext(groups, range, date) ? monthRange(inYear + 1, index) : range;
}

/** "Before the end of June" leaves out no day of June: what ends a period is not a day before which, but the period's close. */
function boundedAt(groups: Groups, range: { from: Day; to: Day }, date: Day): DayRange {
  const isClose = /^(?:end|close)$/i.test(groups["edge"] ?? "") && /^(?:before|ahead of)$/i.test(groups["bound"] ?? "");
  return bounded(isClose ? "by" : groups["bound"], edgeOf(groups["edge"], range), date);
}

/** Last, first or middle day of a stretch. */
function edgeOf(edge: string | undefined, range: { from: Day; to: Day }): { from: Day; to: Day } {
  const name = (edge ?? "end").toLowerCase();
  if (name === "start" || name === "beginning") return { from: range.from, to: range.from };
  if (name !== "middle") return { from: range.to, to: range.to };
  const days = (Date.parse(range.to) - Date.parse(range.from)) / dayMs;
  const middle = addDays(range.from, Math.floor(days / 2));
  return { from: middle, to: middle };
}

function relativePeriod(groups: Groups, date: Day): { from: Day; to: Day } {
  const offset = /next|coming/i.test(groups["which"] ?? "") ? 1 : 0;
  const name = (groups["period"] ?? "year").toLowerCase();
  if (/spring|summer|autumn|fall|winter/.test(name)) return namedSeason(name as Season, offset, date);
  return thirdOf(groups["part"], periodAround(date, name as CalendarUnit, offset));
}

/** "This winter" is the one under way or to come; "next winter" the one that begins in the next calendar year, or the coming one where none has begun. */
function namedSeason(season: Season, offset: number, date: Day): { from: Day; to: Day } {
  const coming = comingSeason(season, date);
  const underWay = coming.from <= date;
  return offset === 1 && underWay ? seasonRange(season, partsOf(coming.from)[0] + 1) : coming;
}

function span(groups: Groups, date: Day): DayRange {
  return { from: date, to: addUnits(date, numberOf(groups["count"]), (groups["unit"] ?? "year") as CalendarUnit) };
}

function openFrom(_groups: Groups, date: Day): DayRange {
  return { from: date, to: null };
}

function exactDay(groups: Groups, date: Day): DayRange {
  const monthOfDay = namedMonth(groups, date);
  const [inYear, inMonth] = partsOf(monthOfDay.from);
  let day = dayOf(inYear, inMonth, Number(groups["day"]));
  if (day < date && groups["year"] === undefined) day = dayOf(inYear + 1, inMonth, Number(groups["day"]));
  return bounded(groups["bound"], { from: day, to: day }, date);
}

function weekday(groups: Groups, date: Day): DayRange {
  const wanted = weekdayNames.indexOf((groups["weekday"] ?? "").toLowerCase());
  const ahead = (wanted - weekdayOf(date) + 7) % 7 || 7;
  const day = addDays(date, ahead);
  return bounded(groups["bound"], { from: day, to: day }, date);
}

function unresolved(): null {
  return null;
}

const period = "(?<period>day|week|month|quarter|year|decade|century|spring|summer|autumn|fall|winter)";
const which = "(?<which>this|next|the coming)";
const events =
  "(?:[\\p{L}\\p{N}’'-]+ ){0,4}(?:elections?|primary|primaries|midterms?|summit|inauguration|vote|referendum|ballot|anniversary|conference|congress|olympics|holidays?|talks|negotiations|harvest|deadline|handover|meeting|visit|session|term|presidency|mandate|ceasefire|truce|war|conflict|campaign|offensive|thaw|rains)";

/**
 * Time expressions that bound a forecast. Order does not matter: the earliest and longest match wins.
 * Month names need their capital; other words may have one.
 */
export const horizonPatterns: readonly HorizonPattern[] = [
  horizonPattern(
    anyCase(`(?:within|over|during|for|in) (?:the )?(?:next|coming|following|another) ${count} (?:or (?:so|more|two|three) )?${unit}s?`),
    span,
  ),
  horizonPattern(anyCase(`(?:within|inside|in less than|in under) (?:the |about |roughly )?${count} (?:short )?${unit}s?`), span),
  horizonPattern(
    anyCase(`(?<!time )in (?:about |roughly |perhaps )?${count} ${unit}s?(?: or (?:so|more))?(?:['’] time| from now)?(?! (?:ago|before|earlier))`),
    span,
  ),
  horizonPattern(anyCase(`${count} ${unit}s? (?:from now|hence|down the road)`), span),
  horizonPattern(anyCase(`for (?:at least )?(?:another )?${count} (?:more )?${unit}s?`), span),
  horizonPattern(
    anyCase(
      `(?:within|in|over|during|for) (?:the )?(?:(?:next|coming) (?:few |several |couple of )?|(?:a )?(?:few |several |couple of |matter of ))?(?:days|weeks|months|years|decades)(?: (?:ahead|to come|or years|or months|or weeks))?`,
    ),
    openFrom,
  ),
  horizonPattern(anyCase(`${bound} (?:the )?${part}[- ]${year}`), (groups, date) =>
    bounded(groups["bound"], thirdOf(groups["part"], wholeYear(groups["year"])), date),
  ),
  horizonPattern(anyCase(`${part}[- ]${year}`), (groups) => thirdOf(groups["part"], wholeYear(groups["year"]))),
  horizonPattern(anyCase(`${bound} ${year}`), (groups, date) => bounded(groups["bound"], wholeYear(groups["year"]), date)),
  horizonPattern(anyCase(`between ${year} and (?<last>(?:19|20|21)\\d\\d)`), (groups) => ({
    from: wholeYear(groups["year"]).from,
    to: wholeYear(groups["last"]).to,
  })),
  horizonPattern(anyCase(`${bound} (?:${part}[- ])?`) + month + `(?:,? ${year})?(?! \\d)`, (groups, date) =>
    bounded(groups["bound"], namedMonth(groups, date), date),
  ),
  horizonPattern(anyCase("(?<bound>on|by|before|until|after) ") + `(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}(?: ${year})?`, exactDay),
  horizonPattern(anyCase("(?<bound>on|by|before|until|after) ") + `${month} (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:, ${year})?(?!\\d)`, exactDay),
  horizonPattern(anyCase(`${bound} the (?:very )?(?<edge>end|close|middle|start|beginning) of `) + `${month}(?: ${year})?`, (groups, date) =>
    boundedAt(groups, namedMonth(groups, date), date),
  ),
  horizonPattern(
    anyCase(
      `${bound} the (?:very )?(?<edge>end|close|middle|start|beginning) of (?:the ${period}|${year}|(?<which>this|next) (?<other>week|month|quarter|year|decade|winter|summer|spring|autumn|fall))`,
    ),
    (groups, date) => {
      if (groups["year"] !== undefined) return boundedAt(groups, wholeYear(groups["year"]), date);
      return boundedAt(groups, relativePeriod({ which: groups["which"], period: groups["period"] ?? groups["other"] }, date), date);
    },
  ),
  horizonPattern(anyCase("(?:by|before) (?:year[- ]end|year['’]s end)"), (_groups, date) => ({ from: date, to: periodAround(date, "year").to })),
  horizonPattern(anyCase(`(?:${bound} )?(?:(?:later|sometime|some time|at some point) )?(?:${part} )?${which} ${period}`), (groups, date) => {
    const range = relativePeriod(groups, date);
    const preposition = groups["bound"]?.toLowerCase();
    if (preposition === undefined && range.from < date) return { from: date, to: range.to };
    return preposition === "by" && /spring|summer|autumn|fall|winter/i.test(groups["period"] ?? "")
      ? { from: date, to: range.from }
      : bounded(preposition, range, date);
  }),
  horizonPattern(anyCase(`${bound} (?:the )?(?:(?:coming|following|next) )?${season}(?: of ${year})?`), (groups, date) => {
    const name = (groups["season"] ?? "winter").toLowerCase() as Season;
    const coming = comingSeason(name, date);
    const isUnderWay = coming.from <= date && /^(?:by|before)$/i.test(groups["bound"] ?? "");
    const [year] = partsOf(coming.from);
    const range = groups["year"] === undefined ? (isUnderWay ? seasonRange(name, year + 1) : coming) : seasonRange(name, Number(groups["year"]));
    return groups["bound"]?.toLowerCase() === "by" ? upTo(range.from, date) : bounded(groups["bound"], range, date);
  }),
  horizonPattern(
    anyCase("(?<bound>on|by|before|until|after) (?:next )?") +
      `(?<weekday>${weekdayNames.map((name) => name[0]?.toUpperCase() + name.slice(1)).join("|")})`,
    weekday,
  ),
  horizonPattern("(?<bound>by|before|By|Before) (?:Christmas|the New Year|New Year(?:['’]s (?:Day|Eve))?)", (groups, date) => {
    const end = periodAround(date, "year").to;
    return bounded(groups["bound"], { from: addDays(end, -6), to: end }, date);
  }),
  horizonPattern(anyCase("(?:tomorrow|tonight|today)"), (_groups, date) => ({ from: date, to: addDays(date, 1) })),
  horizonPattern(
    anyCase(`(?<bound>by|before|until|after|ahead of|at|during|beyond) (?:the |this |that |a |its |his |her |their |next )`) +
      events +
      `(?: (?:in|of|on) (?:${monthNames.map((name) => name[0]?.toUpperCase() + name.slice(1)).join("|")}|\\d{4})(?: \\d{4})?)?`,
    unresolved,
  ),
  horizonPattern(
    anyCase(
      "(?:(?:any ?time |very |as )?soon|in (?:the |a )?(?:near|foreseeable|not[- ]too[- ]distant) (?:future|term)|for the foreseeable future|(?:in|over) the (?:short|medium|long|longer) (?:run|term)|over time|eventually|in due course|sooner or later|in time|for (?:years|decades|generations|a generation)(?: to come)?|in this century|for now|overnight|at (?:this|the) (?:time|moment))",
    ),
    unresolved,
  ),
];
