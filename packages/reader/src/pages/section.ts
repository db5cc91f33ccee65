import { normalised } from "@rapporteur/core/base";
import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "./people/author-mark.ts";
import { withoutNickname } from "./people/person-names.ts";

/** A contribution in the making: who is named for it, where its words and its bio stand. */
export interface Section {
  heading: string | null;
  start: number;
  end: number;
  bodyStart: number;
  bodyEnd: number;
  /** Everyone the page names for it, by name; several where it is joint work. */
  readonly people: MarkedPerson[];
  /** Those of whom one may have written it where no sign says which: then `people` is empty. */
  readonly rivals: MarkedPerson[];
  bio: Span | null;
  /** A line names the person who wrote it, though not who that is could be made out. */
  isNamed: boolean;
  /** True once a closing mark (bio, signature) has ended it. */
  isSealed: boolean;
}

export function openSection(start: number): Section {
  return { heading: null, start, end: start, bodyStart: -1, bodyEnd: -1, people: [], rivals: [], bio: null, isNamed: false, isSealed: false };
}

export function hasBody(section: Section): boolean {
  return section.bodyStart >= 0;
}

export function addBody(section: Section, span: Span): void {
  if (section.bodyStart < 0) section.bodyStart = span.start;
  section.bodyEnd = span.end;
  section.end = Math.max(section.end, span.end);
}

/** Two or more have the same claim to a section: none of them is its author. */
export function leaveOpen(section: Section, rivals: readonly MarkedPerson[]): void {
  section.people.length = 0;
  section.rivals.length = 0;
  for (const rival of rivals) if (!section.rivals.some(({ name }) => isSamePerson(name, rival.name))) section.rivals.push(rival);
}

/** Adds a person, or what another mark says of a person already there. */
export function addPeople(section: Section, people: readonly MarkedPerson[]): void {
  for (const person of people) {
    const index = section.people.findIndex((known) => isSamePerson(known.name, person.name));
    const known = section.people[index];
    if (known) section.people[index] = joinPerson(known, person);
    else section.people.push(person);
  }
}

/** One person from two marks: the first name stands, roles and bodies add up. */
export function joinPerson(known: MarkedPerson, other: MarkedPerson): MarkedPerson {
  const isNew = (text: string): boolean => !known.roles.some((role) => role.text.toLowerCase() === text.toLowerCase());
  return {
    ...known,
    roles: [...known.roles, ...other.roles.filter((role) => isNew(role.text))],
    organizations: [...known.organizations, ...other.organizations],
  };
}

/** Equal but for letter case, accents, stops, middle initials and nicknames. */
export function isSamePerson(a: string, b: string): boolean {
  return a === b || personKey(a) === personKey(b);
}

export function personKey(name: string): string {
  return normalised(withoutNickname(name), "NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/,?\s+(?:jr|sr|ii|iii|iv)\.?$/, "")
    .replace(/(?<=\s)\p{L}\.\s*/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
