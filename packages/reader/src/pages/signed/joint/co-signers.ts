import type { LineRole } from "@rapporteur/core/model";
import type { PageUnit } from "../../page-unit.ts";
import { markedPerson, shiftPerson, type MarkedPerson } from "../../people/author-mark.ts";
import { matchName } from "../../people/person-names.ts";
import { readPosts } from "../../people/read-bio.ts";
import { addPeople, hasBody, isSamePerson, personKey, type Section } from "../../section.ts";
import { isOwnVoice } from "../own-voice.ts";
import { jointPeople } from "./joint-people.ts";
import { readNameList } from "./name-list.ts";

/** Names in a row, each with its posts or a line of them, and nothing else between. */
interface Signatures {
  readonly from: number;
  /** Index of the unit behind the last line. */
  readonly to: number;
  readonly people: readonly MarkedPerson[];
}

/** Roles of lines that name who signs; a list of them may look like a bio. */
const signing: ReadonlySet<LineRole> = new Set<LineRole>(["label", "byline", "role", "expert", "bio"]);
const fewestSigners = 2;
const longestLine = 160;
const longestList = 600;
const behindName = /^\s*(?:$|[,(/|\n]|[–—-]\s)/u;
/** Who helped to make a text signs none of it; who edits a journal or chairs a forum may. */
const helper = /\b(?:translat(?:or|ed|ion)|photograph|illustrat|interview|moderat|edited by|hosted by|chaired by)/i;

/**
 * A text that says "we" is of all whose names stand in a row over or under it, where one of them is its author, or where nobody else is. Who signs a text of their own on the page is
 * none of them. Cost: linear in the units and sections.
 */
export function addCoSigners(sections: readonly Section[], units: readonly PageUnit[], text: string): void {
  const own = new Set(sections.flatMap(({ people }) => people.map(({ name }) => personKey(name))));
  const bodied = sections.filter(hasBody).toSorted((a, b) => a.bodyStart - b.bodyStart);
  let next = 0;
  for (const row of signaturesIn(units)) {
    const start = units[row.from]?.start ?? 0;
    while (next < bodied.length && (bodied[next]?.bodyEnd ?? 0) <= start) next++;
    const section = besideRow(row, { before: bodied[next - 1], after: bodied[next] }, units);
    if (section === null || !isOfSeveral(text.slice(section.bodyStart, section.bodyEnd))) continue;
    const others = row.people.filter(({ name }) => !own.has(personKey(name)));
    if (others.length + section.people.length < fewestSigners) continue;
    section.rivals.length = 0;
    addPeople(section, others);
  }
}

function signaturesIn(units: readonly PageUnit[]): Signatures[] {
  const rows: Signatures[] = [];
  let open: { from: number; people: MarkedPerson[] } | null = null;
  for (let index = 0; index <= units.length; index++) {
    const unit = units[index];
    const people = unit === undefined ? [] : signedIn(unit);
    if (people.length > 0) {
      open ??= { from: index, people: [] };
      open.people.push(...people);
      continue;
    }
    if (open !== null && unit !== undefined && unit.line?.role === "role" && unit.plain.length <= longestLine) continue;
    if (open !== null && open.people.length >= fewestSigners) rows.push({ ...open, to: index });
    open = null;
  }
  return rows;
}

/** "Jane Doe, Fellow, Institute X" on a line of its own; "Signed: Jane Doe; John Roe, Head of Y". */
function signedIn({ line, plain, start, kind }: PageUnit): MarkedPerson[] {
  if (plain.length > longestList || kind === "title" || line === null || !signing.has(line.role) || helper.test(plain)) return [];
  const from = opener.exec(plain)?.[0].length ?? 0;
  const people = (line.role === "bio" && from === 0 ? null : (jointPeople(plain, from) ?? namesIn(plain, from))) ?? [signatureIn(plain, from)];
  return line.role === "bio" && people.length < fewestSigners
    ? []
    : people.flatMap((person) => (person === null ? [] : [shiftPerson(person, start)]));
}

const opener =
  /^[—–*-]*\s*(?:(?:[Bb]y|Signed(?: by)?|(?:Co-)?[Ss]ignator(?:y|ies)|(?:The )?(?:[Uu]ndersigned|[Ee]xperts|[Aa]uthors|[Ss]igners))\b\s*:?\s+)?/u;

/** "Jane Doe, John Roe and Eve Lund": two at least. */
function namesIn(plain: string, from: number): MarkedPerson[] | null {
  const people = readNameList(plain, from);
  return people !== null && people.length >= fewestSigners ? people : null;
}

function signatureIn(plain: string, from: number): MarkedPerson | null {
  const match = plain.length > longestLine ? null : matchName(plain, from);
  if (match === null || !behindName.test(plain.slice(match.after)) || /[.!?:]$/.test(plain.slice(match.after))) return null;
  return markedPerson(match, readPosts(plain, match.after));
}

interface Beside {
  readonly before: Section | undefined;
  readonly after: Section | undefined;
}

/** The section right over or under a row that somebody in it signs; else the one over it, where nobody does. */
function besideRow({ from, to, people }: Signatures, { before, after }: Beside, units: readonly PageUnit[]): Section | null {
  const isNear = (index: number, step: 1 | -1, isBeyond: (unit: PageUnit) => boolean): boolean => {
    for (let at = index, count = 0; count <= mostBetween; at += step, count++) {
      const unit = units[at];
      if (unit === undefined || isBeyond(unit)) return true;
      if (isText(unit)) return false;
    }
    return false;
  };
  const over = before !== undefined && isNear(from - 1, -1, ({ start }) => start < before.bodyEnd) ? before : null;
  const under =
    after !== undefined && after.bodyStart >= (units[to - 1]?.end ?? 0) && isNear(to, 1, ({ end }) => end > after.bodyStart) ? after : null;
  const isSigned = (section: Section | null): section is Section =>
    section?.people.length === 1 && people.some(({ name }) => section.people.every((author) => isSamePerson(name, author.name)));
  return [over, under].find(isSigned) ?? (over?.people.length === 0 ? over : null);
}

/** "Yours sincerely", "Signed", a heading, a date. */
const mostBetween = 6;
const isText = ({ line, plain }: PageUnit): boolean => plain.length > longestLine || line?.role === "body" || line?.role === "turn";

/** They speak of themselves as several, and nobody of them alone. */
function isOfSeveral(words: string): boolean {
  return !isOwnVoice(words) && several.test(words.replace(/["“][^"“”]*["”]/g, ""));
}

const several = /(?<![\p{L}.])(?:[Ww]e|[Oo]ur|us)(?![\p{L}.-])/u;
