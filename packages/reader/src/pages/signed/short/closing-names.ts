import type { PageParts } from "../../page-parts.ts";
import type { PageUnit } from "../../page-unit.ts";
import type { AuthorMark, MarkedPerson } from "../../people/author-mark.ts";
import { shiftPerson } from "../../people/author-mark.ts";
import { nameForms, personOf, type NameForms } from "../../people/name-forms.ts";
import { matchName } from "../../people/person-names.ts";
import { readPosts } from "../../people/read-bio.ts";
import { personKey } from "../../section.ts";

const inBrackets = /(?<=[.!?…”"’»])\s*[([]([^()[\]\n]{2,160})[)\]]\.?$/u;
const byInitials = /(?<=[.!?…”"’»])\s+((?:\p{Lu}\.){2,4})$/u;
/** A passage that is closed so is no shorter. */
const shortest = 60;
const fewestClosed = 2;
const fewestPeople = 2;

/** Marks where closed passages begin. */
export interface ClosingNames {
  readonly marks: ReadonlyMap<number, AuthorMark>;
  /** From the first to the last of them hardly any text stands that no name closes. */
  readonly isThroughout: boolean;
}

interface Closed {
  readonly index: number;
  readonly person: MarkedPerson;
  /** The name stands there in full. */
  readonly isWhole: boolean;
}

const nearlyAll = 0.8;

/**
 * Who gave each passage, where names stand in brackets behind them: "“…” (Ada Lund, pilot, Delta Forum)", and "… (Lund)" or "… A.L." for those whom the page
 * names before. Cost: linear in the units, times the people.
 *
 * @param introduced people named before a unit
 * @returns by the unit in which the passage begins; null where fewer than two people close a passage
 */
export function closingNames({ units, top }: PageParts, introduced: (before: number) => readonly MarkedPerson[]): ClosingNames | null {
  const tails = units.flatMap((unit, index) => {
    const tail = index < top ? null : tailOf(unit);
    return tail === null ? [] : [{ index, unit, tail }];
  });
  if (tails.length < fewestClosed) return null;
  const forms = introduced(tails[0]?.index ?? 0).map(nameForms);
  const closed = tails.flatMap(({ index, unit, tail }) => personIn(unit, tail, forms).map((found): Closed => ({ index, ...found })));
  if (new Set(closed.map(({ person }) => personKey(person.name))).size < fewestPeople) return null;
  const ends = new Set(closed.map(({ index }) => index));
  const begun = closed.map((one) => ({ ...one, first: one.isWhole ? one.index : beginningOf(units, one.index, { ends, top }) }));
  const covered = begun.reduce((sum, { first, index }) => sum + index - first + 1, 0);
  const within = units.slice(begun[0]?.first ?? 0, (closed.at(-1)?.index ?? 0) + 1).filter(isText).length;
  return {
    marks: new Map(begun.flatMap(({ first, person }) => units.slice(first, first + 1).map((unit) => [first, markOf(unit, person)] as const))),
    isThroughout: covered >= within * nearlyAll,
  };
}

const markOf = ({ start, end }: PageUnit, person: MarkedPerson): AuthorMark => ({
  kind: "lead",
  start,
  end,
  people: [person],
  bodyStart: start,
  headingRest: null,
  isBare: false,
});

/** Words in brackets or initials at the end of a passage, and where they begin. */
function tailOf({ kind, plain }: PageUnit): { readonly words: string; readonly at: number } | null {
  if (kind === "heading" || plain.length < shortest) return null;
  const found = inBrackets.exec(plain.slice(-200)) ?? byInitials.exec(plain.slice(-40));
  const words = found?.[1];
  return words === undefined ? null : { words, at: plain.lastIndexOf(words) };
}

function personIn({ start }: PageUnit, { words, at }: { words: string; at: number }, forms: readonly NameForms[]): Omit<Closed, "index">[] {
  const match = matchName(words, 0);
  const posts = match && /^,\s/.test(words.slice(match.after)) ? readPosts(words, match.after) : null;
  if (match && (posts !== null || match.after === words.length)) {
    const person = {
      name: match.name,
      nameSpan: { start: match.start, end: match.end },
      roles: posts?.roles ?? [],
      organizations: posts?.organizations ?? [],
    };
    return [{ person: shiftPerson(person, start + at), isWhole: true }];
  }
  const known = personOf(words, forms);
  return known === null ? [] : [{ person: known, isWhole: false }];
}

/** The first paragraph of an answer: nothing but paragraphs stand between it and the name that closes it. */
function beginningOf(units: readonly PageUnit[], last: number, { ends, top }: { readonly ends: ReadonlySet<number>; readonly top: number }): number {
  let first = last;
  while (first > top && isText(units[first - 1]) && !ends.has(first - 1)) first--;
  return first;
}

const isText = (unit: PageUnit | undefined): boolean =>
  unit?.kind === "paragraph" && !unit.plain.endsWith("?") && (unit.line === null || unit.line.role === "body" || unit.line.role === "turn");
