import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { shiftPerson } from "../people/author-mark.ts";
import { matchName, type NameMatch } from "../people/person-names.ts";
import { personKey } from "../section.ts";
import type { RoleMark } from "./role-mark.ts";

const longestHeading = 120;
const fewest = 2;

interface Framed {
  readonly index: number;
  readonly match: NameMatch;
  /** The words around the name. */
  readonly frame: string;
}

/**
 * Headings that say the same of one person after the other: "What Jane Doe thinks", "What John Roe thinks". Whether the texts under them are by these people or about
 * them is for the page as a whole to tell. Cost: linear.
 */
export function framedHeadings({ units, top }: PageParts, marks: ReadonlyMap<number, RoleMark>): Map<number, RoleMark> {
  const framed = units.flatMap((unit, index) => (index < top || marks.has(index) ? [] : (framedName(unit, index) ?? [])));
  const groups = Map.groupBy(framed, ({ frame }) => frame);
  const alike = [...groups.values()].filter(
    (group) => group.length >= fewest && new Set(group.map(({ match }) => personKey(match.name))).size === group.length,
  );
  return new Map(alike.flat().map(({ index, match }) => [index, toMark(units[index] as PageUnit, match)]));
}

function framedName({ kind, plain }: PageUnit, index: number): Framed | null {
  if (kind !== "heading" || plain.length > longestHeading) return null;
  for (const { index: at } of plain.matchAll(/(?<![\p{L}\p{N}.’'-])\p{Lu}/gu)) {
    const match = matchName(plain, at);
    const around = match && [plain.slice(0, match.start).trim(), plain.slice(match.after).trim()];
    if (match && around?.some((words) => /\p{Ll}{2}/u.test(words))) return { index, match, frame: around.join(" | ").toLowerCase() };
  }
  return null;
}

function toMark({ start, end }: PageUnit, { name, start: from, end: to }: NameMatch): RoleMark {
  const person = shiftPerson({ name, nameSpan: { start: from, end: to }, roles: [], organizations: [] }, start);
  return { kind: "name", start, end, people: [person], bodyStart: end, headingRest: null, isBare: false };
}
