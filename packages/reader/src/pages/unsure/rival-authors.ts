import type { MarkedPerson } from "../people/author-mark.ts";
import { bearersOf, nameForms } from "../people/name-forms.ts";
import type { PageUnit } from "../page-unit.ts";
import { isSamePerson, leaveOpen, personKey, type Section } from "../section.ts";
import { lookAlike, type PageLabel } from "./page-labels.ts";

/**
 * Takes the author from sections for which the same signs name another: names in the same form on either side of every text, several in a row over one
 * text, a surname that two people bear. Each claim is as good as the other, so that none reaches the probability of .8 at which an author is set.
 *
 * @param labels lines that name somebody, in text order
 * @param named everybody whom the page names in full
 * @param isNameFirst the page shows that names stand before their texts
 * Cost: linear in the units, and in the people for each surname that stands alone.
 */
export function leaveRivalsOpen(
  sections: readonly Section[],
  units: readonly PageUnit[],
  { labels, named, isNameFirst }: { labels: readonly PageLabel[]; named: readonly MarkedPerson[]; isNameFirst: boolean },
): void {
  const places = placesOf(sections, units, labels);
  if (!isNameFirst && isBetweenNames(places)) {
    for (const { section, before, after } of places) if (before && after) leaveOpen(section, [before.person, after.person]);
    return;
  }
  const rows = { labels, order: new Map(labels.map((label, at) => [label, at])), idle: idleLabels(sections, labels) };
  for (const place of places) leaveRowOpen(place, rows);
  leaveSharedNamesOpen(sections, named);
}

/** A section with the labels that touch its text. */
interface Place {
  readonly section: Section;
  readonly before: PageLabel | null;
  readonly after: PageLabel | null;
}

function placesOf(sections: readonly Section[], units: readonly PageUnit[], labels: readonly PageLabel[]): Place[] {
  const byIndex = new Map(labels.map((label) => [label.index, label]));
  const starts = new Map(units.map(({ start }, index) => [start, index]));
  const ends = new Map(units.map(({ end }, index) => [end, index]));
  return sections.map((section) => {
    const [first, last] = [starts.get(section.bodyStart), ends.get(section.bodyEnd)];
    const before = first === undefined ? undefined : byIndex.get(first - 1);
    const after = last === undefined ? undefined : byIndex.get(last + 1);
    return { section, before: before ?? null, after: after ?? null };
  });
}

/** Every text stands between two lines of one form that name different people, and neither form nor bios say which of them is meant. */
function isBetweenNames(places: readonly Place[]): boolean {
  return (
    places.length > 0 &&
    places.every(({ section, before, after }) => {
      if (!before || !after || !lookAlike(before, after) || before.pointsAside) return false;
      const isSigned = section.people.length === 1 && [before, after].some(({ person }) => isSamePerson(person.name, section.people[0]?.name ?? ""));
      return isSigned && section.bio === null && !isSamePerson(before.person.name, after.person.name);
    })
  );
}

/** Short names are looked up among so many, so that a page of nothing but names does not cost its square. */
const mostPeople = 200;

/** Labels of people who got no part. */
export function idleLabels(sections: readonly Section[], labels: readonly PageLabel[]): Set<PageLabel> {
  const people = sections.flatMap((section) => [...section.people, ...section.rivals]);
  const keys = new Set(people.map(({ name }) => personKey(name)));
  const forms = people.slice(0, mostPeople).map(nameForms);
  return new Set(
    labels.filter(({ person }) => !keys.has(personKey(person.name)) && (person.name.includes(" ") || bearersOf(person.name, forms).length === 0)),
  );
}

/** More names in a row are a list. */
const mostRivals = 6;

interface Rows {
  readonly labels: readonly PageLabel[];
  readonly order: ReadonlyMap<PageLabel, number>;
  readonly idle: ReadonlySet<PageLabel>;
}

/** Several names of one form with nothing between them, next to the text, of which one was taken and the others have no text. */
function leaveRowOpen({ section, before, after }: Place, rows: Rows): void {
  const [author, ...others] = section.people;
  if (!author || others.length > 0) return;
  for (const [label, step] of [
    [before, -1],
    [after, 1],
  ] as const) {
    const row = label === null ? [] : rowFrom(label, rows, step);
    const own = row.find(({ person }) => isSamePerson(person.name, author.name));
    const rivals = row.filter((one) => one !== own && rows.idle.has(one));
    if (!own || row.length > mostRivals || rivals.length === 0 || rivals.length < row.length - 1) continue;
    section.start = Math.min(section.start, ...row.map(({ unit }) => unit.start));
    section.end = Math.max(section.end, ...row.map(({ unit }) => unit.end));
    leaveOpen(
      section,
      row.toSorted((a, b) => a.index - b.index).map(({ person }) => person),
    );
    return;
  }
}

function rowFrom(label: PageLabel, { labels, order }: Rows, step: 1 | -1): PageLabel[] {
  const row = [label];
  for (let at = (order.get(label) ?? 0) + step; ; at += step) {
    const [next, last] = [labels[at], row.at(-1)];
    if (row.length > mostRivals || !next || !last || next.index !== last.index + step || !lookAlike(next, label)) return row;
    row.push(next);
  }
}

function leaveSharedNamesOpen(sections: readonly Section[], named: readonly MarkedPerson[]): void {
  const short = sections.filter(({ people: [only, ...others] }) => only && others.length === 0 && isShort(only));
  if (short.length === 0) return;
  const forms = [...new Map(named.filter(({ name }) => name.includes(" ")).map((person) => [personKey(person.name), person])).values()]
    .slice(0, mostPeople)
    .map(nameForms);
  for (const section of short) {
    const bearers = bearersOf(section.people[0]?.name ?? "", forms);
    if (bearers.length > 1) leaveOpen(section, bearers);
  }
}

function isShort({ name, isBody, state }: MarkedPerson): boolean {
  return !name.includes(" ") && isBody !== true && state === undefined;
}
