import type { AuthorMark, MarkedPerson } from "../../people/author-mark.ts";
import { matchName } from "../../people/person-names.ts";
import { readPosts, readPostWords } from "../../people/read-bio.ts";
import type { PageParts } from "../../page-parts.ts";
import type { PageUnit } from "../../page-unit.ts";

/** So many initials are explained, and so many texts signed by them, before a page is read so. */
const fewestExplained = 2;
const fewestSigned = 2;
const entry = /^\(?(\p{L}{2,4})\)?\s*(?:[:=–—|-]\s*|\s)(?=\p{Lu})/u;
const closing = /\s*[([](\p{L}{2,4})[)\]]$/u;

/** Marks by initials, and the lines that explain these. */
export interface Initials {
  readonly marks: ReadonlyMap<number, AuthorMark>;
  readonly explaining: ReadonlySet<number>;
}

const none: Initials = { marks: new Map(), explaining: new Set() };

/**
 * Marks by initials that a list on the page explains, as letters to clients are signed: "(ha)" behind a heading or a text, and "ha – Jane Doe, Chief
 * Strategist" at the end. Cost: linear.
 */
export function readInitials({ units, top }: PageParts): Initials {
  const people = new Map<string, MarkedPerson>();
  const explaining = new Set<number>();
  for (const [index, unit] of units.entries()) {
    const [initials, person] = (index < top ? null : explained(unit)) ?? [];
    if (initials === undefined || person === undefined) continue;
    people.set(initials, person);
    explaining.add(index);
  }
  const found = people.size < fewestExplained ? [] : units.flatMap((unit, index) => (index < top ? [] : signed(unit, index, people)));
  return found.length < fewestSigned ? none : { marks: new Map(found), explaining };
}

function explained({ plain, start, kind }: PageUnit): [string, MarkedPerson] | null {
  const lead = kind === "paragraph" || kind === "item" || kind === "byline" || kind === "bio" || kind === "other" ? entry.exec(plain) : null;
  const match = lead && matchName(plain, lead[0].length);
  const initials = lead?.[1];
  if (!match || initials === undefined || match.start !== lead?.[0].length || !stands(initials, match.name)) return null;
  const rest = plain.slice(match.after).replace(/\s+\S*@\S*$|\s*[–—-]\s*\S*@\S*$/u, "");
  const posts = readPosts(plain.slice(0, match.after + rest.length), match.after) ?? readPostWords(rest.trim(), match.after + 1);
  const at = <Part extends { start: number; end: number }>(part: Part): Part => ({ ...part, start: part.start + start, end: part.end + start });
  const person = {
    name: match.name,
    nameSpan: at({ start: match.start, end: match.end }),
    roles: (posts?.roles ?? []).map(at),
    organizations: (posts?.organizations ?? []).map(at),
  };
  return [initials, person];
}

/** "LvH" is Leon van Heusden, "ces" Cho Eun-seo. */
function stands(initials: string, name: string): boolean {
  const letters = name
    .split(/[\s-]+/)
    .map((word) => word[0] ?? "")
    .join("");
  return letters.toLowerCase() === initials.toLowerCase();
}

function signed(unit: PageUnit, index: number, people: ReadonlyMap<string, MarkedPerson>): [number, AuthorMark][] {
  const tail = closing.exec(unit.plain);
  const person = people.get(tail?.[1] ?? "");
  if (tail === null || person === undefined) return [];
  const { start, end } = unit;
  const title = { start, end: start + tail.index };
  const kind = unit.kind === "heading" ? "name" : "lead";
  return [
    [
      index,
      { kind, start, end, people: [person], bodyStart: kind === "name" ? end : start, headingRest: kind === "name" ? title : null, isBare: false },
    ],
  ];
}
