import type { AuthorMark, MarkedPerson } from "../people/author-mark.ts";
import { peopleInText } from "../people/people-in-text.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { matchName, wholeName } from "../people/person-names.ts";
import { readPosts, readPostWords } from "../people/read-bio.ts";
import type { BoundMarks } from "../signed/bind-marks.ts";
import { joinPerson, personKey } from "../section.ts";

/** Every sentence is searched for all of them. */
const mostExperts = 150;

/** Lines that list or introduce somebody, as the line reader sees them. */
const introducing: ReadonlySet<string> = new Set(["expert", "bio", "label", "role", "byline"]);

/** A line of a list of experts, a bio, a name or a post. */
export function introduces(unit: PageUnit): boolean {
  return unit.line !== null && introducing.has(unit.line.role) && unit.line.probability > 0.5;
}

/** Whom a page may report. */
export interface Experts {
  /** Listed, or named with an office or a body. */
  readonly introduced: readonly MarkedPerson[];
  /** Introduced by nothing but a turn of phrase: may be a place or a ship. */
  readonly described: readonly MarkedPerson[];
}

/** Whom a page lists, or introduces with what they are. Whoever signs the page and is not introduced is not among them. Cost: linear. */
export function expertsOf(parts: PageParts, { byUnit, roster }: BoundMarks): Experts {
  const introduced = new Map<string, MarkedPerson>();
  const described = new Map<string, MarkedPerson>();
  const units = [...parts.standfirstUnits, ...parts.units.slice(parts.top)];
  // A page that lists its experts introduces nobody else.
  const isOpen = units.filter((unit) => listed(unit) !== null).length < 2;
  for (const [index, unit] of units.entries()) {
    for (const person of peopleInText(unit.plain, unit.start)) addExpert(introduced, person);
    for (const { person, isTitled } of isOpen ? describedIn(unit) : []) addExpert(isTitled ? introduced : described, person);
    const person = listed(unit) ?? nameOverPost(unit, units[index + 1]);
    if (person) addExpert(introduced, person);
  }
  for (const mark of [...roster, ...byUnit.values()]) if (isIntroduction(mark)) for (const person of mark.people) addExpert(introduced, person);
  for (const key of introduced.keys()) described.delete(key);
  return { introduced: [...introduced.values()].slice(0, mostExperts), described: [...described.values()].slice(0, mostExperts) };
}

function isIntroduction(mark: AuthorMark): boolean {
  const isPosted = mark.people.some(({ roles, organizations }) => roles.length + organizations.length > 0);
  return isPosted && (mark.people.length > 1 || mark.kind === "bio" || !mark.isBare);
}

/** An entry of a list of experts: whatever follows the name is what the person is. */
function listed(unit: PageUnit): MarkedPerson | null {
  if (unit.line?.role !== "expert" && !(unit.kind === "item" && unit.line?.role === "bio")) return null;
  const match = matchName(unit.plain, 0);
  if (!match) return null;
  const posts = readPosts(unit.plain, match.after);
  return { name: match.name, nameSpan: spanOf(unit, match), roles: posts?.roles ?? [], organizations: posts?.organizations ?? [] };
}

/** A line that is a name, and under it a line that is a post. */
function nameOverPost(unit: PageUnit, next: PageUnit | undefined): MarkedPerson | null {
  const match = unit.plain.length < 80 ? wholeName(unit.plain) : null;
  if (!match || !next || next.plain.length > 200 || next.line?.role !== "role") return null;
  const posts = readPostWords(next.plain, next.start);
  return posts && { name: match.name, nameSpan: spanOf(unit, match), ...posts };
}

/**
 * Learned and military titles, and words behind a name that say what somebody is without naming an office: "Dr Ada Lund, whose ship was held", "Ada Lund, an
 * independent modeller in Pretoria", "a former head of the pool, Ada Lund". Holders of high office are news and no experts.
 */
const title =
  /^(?:Dr|Prof|Professor|Amb|Ambassador|Rev|Capt|Captain|Col|Colonel|Lt|Gen|General|Maj|Major|Brig|Brigadier|Adm|Admiral|Commodore|Sir|Dame|Sister|Father|Bishop|Canon|Imam|Rabbi)\b/;
const notPeople = /\b(?:Day|Island|Islands|Lake|Sea|Bay|Bank|Line|Guards?|Nations|Asia|Africa|Europe|America|Government|Street|Square|House)$/;
const described =
  /^,\s+(?:who(?:se)?\s|(?:an?|the|our|her|his)\s+(?!same\b)\p{Ll}|now\s|once\s|formerly\s|until\s|\p{Ll}[\p{L}-]+\s(?:of|at|for|with|in|to|and)\s)/u;
const describedBefore =
  /(?:^|[.,;:]\s+|\b(?:by|for|from|asked)\s+)(?:[Aa]n?|[Tt]he)\s+(?:\p{Ll}[\p{L}’'-]*\s+){1,4}(?:(?:of|at|in|for|from|with)\s+(?:the\s+)?[^,.;]{3,50})?,\s+$/u;
const highOffice = /\b(?:President|Prime Minister|Minister|Chancellor|Secretary of State|Foreign Secretary|King|Queen|Prince|Pope)\s+$/;

function describedIn(unit: PageUnit): { person: MarkedPerson; isTitled: boolean }[] {
  const people: { person: MarkedPerson; isTitled: boolean }[] = [];
  let from = 0;
  for (const word of unit.plain.matchAll(/(?<![\p{L}\p{N}.’'-])\p{Lu}/gu)) {
    if (word.index < from) continue;
    const match = matchName(unit.plain, word.index);
    if (!match) continue;
    from = match.end;
    const before = unit.plain.slice(Math.max(0, match.start - 90), match.start);
    if (highOffice.test(before) || notPeople.test(match.name)) continue;
    const isTitled = title.test(unit.plain.slice(word.index, match.start));
    const isDescribed = described.test(unit.plain.slice(match.after, match.after + 60)) || describedBefore.test(before);
    const person = { name: match.name, nameSpan: spanOf(unit, match), roles: [], organizations: [] };
    if (isTitled || isDescribed) people.push({ person, isTitled });
  }
  return people;
}

const spanOf = (unit: PageUnit, { start, end }: { start: number; end: number }): { start: number; end: number } => ({
  start: unit.start + start,
  end: unit.start + end,
});

function addExpert(experts: Map<string, MarkedPerson>, person: MarkedPerson): void {
  const key = personKey(person.name);
  const known = experts.get(key);
  experts.set(key, known ? joinPerson(known, person) : person);
}
