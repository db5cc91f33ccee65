import type { PageParts } from "../page-parts.ts";
import { announcesSeveral } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { shiftPerson, type MarkedPerson } from "../people/author-mark.ts";
import { bodyNamed } from "../people/body-name.ts";
import { matchName } from "../people/person-names.ts";
import { agedPerson, invertedPerson } from "./named-lines.ts";
import type { RoleMark } from "./role-mark.ts";
import { endsInSpeaking } from "./speaking-verb.ts";

/**
 * How a line that names somebody looks, no matter who that is: the same look over several texts is a pattern of the page.
 * - `colon`: "Jane Doe, Odesa:" over a text
 * - `quoted`: 'Jane Doe: "…"' with the text in it
 * - `dashed`: "-- Jane Doe" under a text
 * - `dated`: "The Herald, A good day (14 May 2031)"
 * - `aged`: "Jane, engineer, 52"
 * - `inverted`: "DOE, Jane (Workers' Party)"
 * - `spoken`: "Growers' Association: We doubt it." with the text in it, and `alone`: the same without a colon over a text; of bodies alone
 */
type Look = "colon" | "quoted" | "dashed" | "dated" | "aged" | "inverted" | "spoken" | "alone";
/** Looks that a line needs no name to have. */
const plainLooks: ReadonlySet<Look> = new Set(["quoted", "dashed", "dated"]);

const longestLabel = 130;
const longestHead = 160;
/** So many make a pattern; fewer, where one of them is a label by its words or the page says that it gives what several say. */
const fewestAlike = { sure: 2, unsure: 3 } as const;

/** How a line looks, where the name begins and the label ends, and whom a look of names alone tells by itself. */
interface Looking {
  readonly look: Look;
  readonly from: number;
  readonly end: number;
  readonly person?: MarkedPerson;
}

/** Null where the line has no such look. */
function lookOf({ plain, kind }: PageUnit): Looking | null {
  const from = /^(?:[—–―-]{1,2}\s+)?/u.exec(plain)?.[0].length ?? 0;
  const quote = /:\s+["“]/.exec(plain.slice(0, longestHead));
  if (quote && kind !== "heading" && !/["“”]|[.!?]\s+\p{Lu}/u.test(plain.slice(0, quote.index)) && !endsInSpeaking(plain.slice(0, quote.index)))
    return { look: "quoted", from, end: quote.index };
  const colon = kind === "heading" ? -1 : plain.slice(0, longestBody).indexOf(": ");
  if (colon > 0 && plain.length > colon + leastSpoken && bodyNamed(plain.slice(0, colon), from)) return { look: "spoken", from, end: colon };
  if (plain.length > longestLabel || plain.includes("\n")) return null;
  const aged = agedPerson(plain);
  if (aged !== null) return { look: "aged", from, end: plain.length, person: aged };
  const inverted = invertedPerson(plain);
  if (inverted !== null) return { look: "inverted", from, end: plain.length, person: inverted };
  if (plain.endsWith(":") && !/[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(plain)) return { look: "colon", from, end: plain.length - 1 };
  if (/\((?:\p{L}+\.? )?(?:\d{1,2},? )?(?:\p{L}+ )?(?:19|20)\d\d\)$/u.test(plain)) return { look: "dated", from, end: plain.length };
  if (/[.!?]$/.test(plain)) return null;
  if (from > 0) return { look: "dashed", from, end: plain.length };
  return plain.length <= longestBody && bodyNamed(plain, 0) ? { look: "alone", from, end: plain.length } : null;
}

const longestBody = 80;
const leastSpoken = 40;

/**
 * Marks of lines that look as most marks of the page do, though words alone would not tell whom they name: somebody whose name closes the line, a body, or nobody
 * that could be made out, whose words are then nobody else's. Cost: linear.
 */
export function addAlikeMarks(parts: PageParts, marks: Map<number, RoleMark>, nameOf: (unit: PageUnit) => RoleMark | null): Map<number, RoleMark> {
  const { units, top } = parts;
  const looks = units.map((unit, index) => (index < top ? null : lookOf(unit)));
  const isAnnounced = isOfSeveral(parts);
  const found = new Map<number, RoleMark>();
  const counts = new Map<Look, number>();
  for (const [index, unit] of units.entries()) {
    const own = looks[index];
    if (!own || (own.look === "alone" && !standsAlone(units, index, marks))) continue;
    const mark = marks.get(index) ?? (own.look === "colon" ? nameOf(unit) : null) ?? named(unit, own, isAnnounced);
    if (!mark) continue;
    counts.set(own.look, (counts.get(own.look) ?? 0) + 1);
    if (!marks.has(index)) found.set(index, mark);
  }
  const isSure = (look: Look): boolean => isAnnounced || [...marks.keys()].some((index) => looks[index]?.look === look);
  const isPattern = (look: Look): boolean => (counts.get(look) ?? 0) >= (isSure(look) ? fewestAlike.sure : fewestAlike.unsure);
  for (const index of found.keys()) if (!isPattern(looks[index]?.look ?? "colon")) found.delete(index);
  for (const [index, own] of looks.entries())
    if (own && isPattern(own.look) && plainLooks.has(own.look) && !marks.has(index) && !found.has(index))
      found.set(index, toMark(units[index] as PageUnit, own, []));
  return found.size === 0 ? marks : new Map([...marks, ...found].toSorted(([a], [b]) => a - b));
}

/** Over a text and under none of the lines that name or describe a person: there a body is where that person works. */
function standsAlone(units: readonly PageUnit[], index: number, marks: ReadonlyMap<number, RoleMark>): boolean {
  const [unit, next] = [units[index], units[index + 1]];
  const isDescribing = unit?.kind === "bio" || unit?.line?.role === "role" || unit?.line?.role === "bio";
  const isText = next !== undefined && next.kind !== "heading" && next.kind !== "byline" && next.plain.length >= leastSpoken;
  return !isDescribing && isText && !marks.has(index - 1) && !marks.has(index + 1) && units[index - 1]?.kind !== "byline";
}

/** The page says that it gives what several say. */
function isOfSeveral({ titleText, standfirstUnits, units, top }: PageParts): boolean {
  return announcesSeveral(titleText ?? "") || [...standfirstUnits, ...units.slice(top, top + 4)].some(({ plain }) => announcesSeveral(plain));
}

function named(unit: PageUnit, look: Looking, isAnnounced: boolean): RoleMark | null {
  if (look.person !== undefined) return toMark(unit, look, [look.person]);
  const text = unit.plain.slice(0, look.end);
  const ofBody = isAnnounced || look.look === "spoken" ? bodyNamed(text, look.from) : null;
  const person = (look.look === "spoken" || look.look === "alone" ? null : closingName(text, look.from)) ?? ofBody;
  return person && toMark(unit, look, [person]);
}

/** "Norland democracy icon Jane Doe": a name behind a few words. */
function closingName(text: string, from: number): MarkedPerson | null {
  for (const { index } of text.slice(from).matchAll(/(?<=^|\s)\p{Lu}/gu)) {
    const match = matchName(text, from + index);
    if (!match || !/^\s*(?:\([^()]{1,40}\))?\s*$/.test(text.slice(match.after))) continue;
    const before = text.slice(from, match.start).trim();
    if (before.split(/\s+/).length > mostWords || /[.;!?]$|\s(?:of|the|and|by|with|to|from|for|at|in|on)$/i.test(before)) return null;
    const roles =
      before === ""
        ? []
        : [{ text: before, start: from, end: from + before.length, isFormer: /^former/i.test(before), isOffice: false, organizations: [] }];
    return { name: match.name, nameSpan: { start: match.start, end: match.end }, roles, organizations: [] };
  }
  return null;
}

const mostWords = 8;

function toMark(unit: PageUnit, { look, end }: { look: Look; end: number }, people: readonly MarkedPerson[]): RoleMark {
  const isLead = look === "quoted" || look === "spoken";
  const bodyStart = isLead ? unit.start + end + (/^:\s+/.exec(unit.plain.slice(end))?.[0].length ?? 0) : unit.end;
  const kind = isLead ? "lead" : look === "dashed" ? "signature" : "name";
  return {
    kind,
    start: unit.start,
    end: unit.end,
    people: people.map((person) => shiftPerson(person, unit.start)),
    bodyStart,
    headingRest: null,
    isBare: false,
    handsOver: look === "colon" || isLead,
  };
}
