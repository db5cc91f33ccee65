import type { Span } from "@rapporteur/core/model";
import type { RoleWords } from "./bio-roles.ts";
import type { OrganizationName } from "./organization-names.ts";

/**
 * Words of a page that say who wrote something:
 * - `byline`: "By Jane Doe"
 * - `signature`: "—Jane Doe, professor at Y"
 * - `bio`: "Jane Doe is director of X and former Y."
 * - `name`: a line that is a name, with or without roles ("Jane Doe, Institute X"); also a heading that is one
 * - `lead`: a name and colon at the start of a paragraph ("Jane Doe: I think …")
 */
export type MarkKind = "byline" | "signature" | "bio" | "name" | "lead";

/** A person as one mark names them; offsets point into the document. */
export interface MarkedPerson {
  readonly name: string;
  readonly nameSpan: Span;
  readonly roles: readonly RoleWords[];
  /** Bodies named beside the person without a role: "Jane Doe (Institute X)". */
  readonly organizations: readonly OrganizationName[];
  /** True for a conference or a council that issues a text under its own name. */
  readonly isBody?: boolean;
  /** Entity id of the state for which somebody speaks whom the page calls by its name alone. */
  readonly state?: string;
  /** Where the text calls them by a shorter name: "the Council". */
  readonly also?: readonly Span[];
}

export interface AuthorMark extends Span {
  readonly kind: MarkKind;
  /** In text order; never empty. Several in a joint byline or a paragraph of bios. */
  readonly people: readonly MarkedPerson[];
  /** For a lead: where the person's own words begin. */
  readonly bodyStart: number;
  /** For a heading that names its author first ("Jane Doe: Why it failed"): the rest; null elsewhere. */
  readonly headingRest: Span | null;
  /** Nothing but a name: needs support from the rest of the page, for a short heading can look the same. */
  readonly isBare: boolean;
}

/** The headline beside a name in the unit that the mark is read from. */
export function headlineBeside({ headingRest }: AuthorMark, unit: (Span & { readonly plain: string }) | undefined): string | null {
  if (headingRest === null || unit === undefined) return null;
  return unit.plain
    .slice(headingRest.start - unit.start, headingRest.end - unit.start)
    .replace(/\s+/g, " ")
    .trim();
}

/** A span moved by some code units, with everything else it carries. */
export function moveSpan<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by };
}

/** Somebody known by name alone, of whom no place on the page is told. */
export function unplaced(name: string): MarkedPerson {
  return { name, nameSpan: { start: 0, end: 0 }, roles: [], organizations: [] };
}

/** Moves what was read from a piece of text to where the piece stands. A role's bodies count from the role's start and stay. */
export function shiftPerson(person: MarkedPerson, by: number): MarkedPerson {
  return {
    ...person,
    nameSpan: moveSpan(person.nameSpan, by),
    roles: person.roles.map((role) => moveSpan(role, by)),
    organizations: person.organizations.map((organization) => moveSpan(organization, by)),
  };
}

/** Somebody by a match of the name, with the posts beside it where there are any. */
export function markedPerson(
  { name, start, end }: Span & { readonly name: string },
  posts: Pick<MarkedPerson, "roles" | "organizations"> | null,
): MarkedPerson {
  return { name, nameSpan: { start, end }, roles: posts?.roles ?? [], organizations: posts?.organizations ?? [] };
}
