import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import type { Section } from "../section.ts";
import type { RoleMark } from "./role-mark.ts";

export type Side = "before" | "after";

/** A way in which a page binds marks to texts. */
export interface Layout {
  readonly name: Side;
  readonly bio: Side;
  readonly signature: Side;
  /** What speaks against it. */
  readonly cost: number;
}

/** A page with the marks that may sign its texts. */
export interface Page {
  readonly units: readonly PageUnit[];
  readonly marks: ReadonlyMap<number, RoleMark>;
  /** Units that list people and are nobody's text. */
  readonly listed: ReadonlySet<number>;
  /** Unsigned text under a heading of its own is a contribution that nobody signs. */
  readonly headingsOpen: boolean;
  /** From here on texts are passages set apart, and what is not is the page's; without end where they are not. */
  readonly setApartFrom: number;
  /** Authors stand under headings, at most a line on the text or on a picture between them. */
  readonly isNamedUnderHeadings: boolean;
  /** From here on nobody signs. */
  readonly overFrom: number;
  /** From here on the page speaks of its texts. */
  readonly endsAt: number;
  /** Headings are questions, and more people answer than there are questions. */
  readonly isAsked: boolean;
}

/** Texts as one layout binds them. */
export interface Bound {
  readonly sections: readonly Section[];
  /** Marks that found no text. */
  readonly idle: number;
}

/** A page by several hands has so many. */
export const fewestAuthors = 2;

/** Several headings are questions, and more people answer than are asked. */
export function asksOverGroups({ units, top, roster }: PageParts, marks: ReadonlyMap<number, RoleMark>): boolean {
  const headings = units.filter((unit, index) => index >= top && index < roster && unit.kind === "heading" && !marks.has(index));
  return headings.length > 1 && marks.size > headings.length && headings.every(({ plain }) => plain.endsWith("?"));
}

/** Most marks stand next to a heading: then a heading without one opens a text that nobody signs. */
export function opensByHeading(units: readonly PageUnit[], marks: ReadonlyMap<number, RoleMark>): boolean {
  const isHeading = (index: number): boolean => units[index]?.kind === "heading" && !marks.has(index);
  // A post stands between a name and the heading behind it.
  const behind = (index: number): number => (units[index + 1]?.line?.role === "role" ? index + 2 : index + 1);
  const beside = [...marks.keys()].filter((index) => isHeading(index - 1) || isHeading(behind(index)) || behind(index) >= units.length).length;
  return beside * 3 >= marks.size * 2;
}

/** Two thirds of the names, and at least two, stand under the title or a heading, half of them with one unit in between. */
export function namesUnderHeadings({ units, top }: PageParts, marks: ReadonlyMap<number, RoleMark>): boolean {
  const isHeading = (index: number): boolean => {
    const unit = units[index];
    return unit?.kind === "heading" && !marks.has(index) && !unit.plain.endsWith("?");
  };
  const names = [...marks].filter(([, { kind }]) => kind === "name").map(([index]) => index);
  const apart = names.filter((index) => isHeading(index - 2) && !isHeading(index - 1) && !marks.has(index - 1)).length;
  const under = apart + names.filter((index) => index <= top + 1 || isHeading(index - 1)).length;
  return under >= fewestAuthors && under * 3 >= names.length * 2 && apart * 2 >= under;
}

/** Names as headings under those of parts: a heading stands over its text. */
export function areSubheadings(units: readonly PageUnit[], marks: ReadonlyMap<number, RoleMark>): boolean {
  const names = [...marks].filter(([, { kind }]) => kind === "name").map(([index]) => units[index]);
  const others = units.filter((unit, index) => unit.kind === "heading" && !marks.has(index));
  const outermost = others.reduce((least, { level }) => Math.min(least, level), Infinity);
  return names.length > 0 && names.filter((unit) => unit?.kind === "heading" && unit.level > outermost).length * 3 >= names.length * 2;
}

/** "(Jane Doe, pilot)" stands behind what its bearer says, and so does "— Jane Doe" where a quotation stands before the first such line and none behind the last. */
export function signsBehind(units: readonly PageUnit[], marks: ReadonlyMap<number, RoleMark>): boolean {
  const places = [...marks].flatMap(([index, { kind }]) => (kind === "signature" ? [index] : []));
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return false;
  const isQuotation = (index: number): boolean => /^["“„«].*["”“»]$/su.test(units[index]?.plain ?? "");
  return places.every((index) => units[index]?.plain.startsWith("(") === true) || (isQuotation(first - 1) && !isQuotation(last + 1));
}
