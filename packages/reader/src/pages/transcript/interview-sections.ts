import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import { readGuests } from "./interview-guests.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { matchName } from "../people/person-names.ts";
import { readBio } from "../people/read-bio.ts";
import { addBody, addPeople, isSamePerson, openSection, type Section } from "../section.ts";

/** An interview: what its guests say, and where the interviewer speaks. */
export interface InterviewReading {
  readonly sections: readonly Section[];
  /** The interviewer's turns, labels left out. */
  readonly asked: readonly Span[];
  readonly intro: readonly Span[];
}

interface Turn {
  readonly label: string;
  readonly words: Span;
  readonly unit: PageUnit;
}

const labelled =
  /^(Q|A|(?:(?:van der|van den|van de|de la|van|von|de|der|den|bin|al|el|da|di|du|la|le)[ \u00a0]+)?(?:\p{Lu}[\p{L}\p{M}'’.&-]*)(?:[ \u00a0]+(?:(?:of|the|and|for|van|von|de|der|bin)[ \u00a0]+)*\p{Lu}[\p{L}\p{M}'’.&-]*){0,4})[ \u00a0]*(?::|(?<=^[QA])\.)\s+(?=\S)/u;

/**
 * Reads a page of labelled turns ("Rapporteur: …", "Q: …"): who mostly asks is the interviewer, the others are guests.
 * One guest gives one contribution over all answers; several give one for each answer. Cost: linear.
 *
 * @returns null where the page is no interview
 */
export function readInterview(parts: PageParts): InterviewReading | null {
  const units = parts.units.slice(parts.top, parts.roster);
  const turns = new Map<PageUnit, Turn>();
  for (const unit of units) {
    const turn = readTurn(unit);
    if (turn) turns.set(unit, turn);
  }
  const asker = findAsker([...turns.values()]);
  if (asker === null) return null;
  const firstTurn = units.findIndex((unit) => turns.has(unit));
  const intro = units.slice(0, firstTurn);
  const guests = readGuests([
    ...parts.standfirstUnits,
    ...intro,
    ...units.slice(firstTurn, firstTurn + 1),
    ...units.slice(firstTurn).filter((unit) => unit.kind === "bio" || unit.isEmphasised),
  ]);
  const sections = collectAnswers(units.slice(firstTurn), turns, asker, guests);
  if (sections.length === 0) return null;
  const asked = [...turns.values()].filter((turn) => turn.label === asker).map((turn) => turn.words);
  return { sections: joinSingleGuest(sections), asked, intro };
}

function readTurn(unit: PageUnit): Turn | null {
  const found = labelled.exec(unit.plain);
  if (!found?.[1]) return null;
  return { label: found[1].replace(/\s+/g, " "), words: { start: unit.start + found[0].length, end: unit.end }, unit };
}

/** The label whose turns mostly end in a question, at least two of them, where others answer. */
function findAsker(turns: readonly Turn[]): string | null {
  const asks = new Map<string, { questions: number; all: number }>();
  for (const turn of turns) {
    const count = asks.get(turn.label) ?? { questions: 0, all: 0 };
    count.all++;
    if (/\?[”"’)\s]*$/.test(turn.unit.plain)) count.questions++;
    asks.set(turn.label, count);
  }
  let best: string | null = null;
  for (const [label, count] of asks) {
    if (count.questions < 2 || count.questions * 2 < count.all) continue;
    if (best === null || count.questions > (asks.get(best)?.questions ?? 0)) best = label;
  }
  return asks.size < 2 ? null : best;
}

function collectAnswers(units: readonly PageUnit[], turns: ReadonlyMap<PageUnit, Turn>, asker: string, guests: readonly MarkedPerson[]): Section[] {
  const sections: Section[] = [];
  const people = [...guests];
  let current: Section | null = null;
  for (const unit of units) {
    const turn = turns.get(unit);
    if (turn?.label === asker || (!turn && unit.kind === "heading") || unit.kind === "bio" || (!turn && isQuestion(unit))) current = null;
    else if (turn) {
      current = openSection(turn.words.start);
      addPeople(current, whoSpeaks(turn, people));
      addBody(current, turn.words);
      sections.push(current);
    } else if (current && !(unit.isEmphasised && readBio(unit.plain, true))) addBody(current, unit);
  }
  return sections;
}

function isQuestion(unit: PageUnit): boolean {
  return unit.isEmphasised && /\?\s*$/.test(unit.plain);
}

/** The guest behind a label: full name, surname, initials, or "A" where there is but one with a post. */
function whoSpeaks(turn: Turn, people: MarkedPerson[]): MarkedPerson[] {
  const label = turn.label.replace(/^(?:Dr|Mr|Ms|Mrs|Prof|Professor|Ambassador)\.?\s+/, "");
  const named = people.find(
    (person) =>
      isSamePerson(person.name, label) || person.name.toLowerCase().endsWith(` ${label.toLowerCase()}`) || initialsOf(person.name) === label,
  );
  if (named) return [named];
  if (turn.label === "A") {
    const posted = people.filter((person) => person.roles.length > 0);
    const guests = posted.length > 0 ? posted : people;
    return guests.length === 1 ? guests : [];
  }
  const match = matchName(turn.unit.plain, 0);
  if (!match) return [];
  const person = {
    name: match.name,
    nameSpan: { start: turn.unit.start + match.start, end: turn.unit.start + match.end },
    roles: [],
    organizations: [],
  };
  people.push(person);
  return [person];
}

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word[0] ?? "")
    .join("");
}

/** One guest: all answers are one contribution. */
function joinSingleGuest(sections: readonly Section[]): readonly Section[] {
  const first = sections[0];
  const last = sections[sections.length - 1];
  const name = first?.people[0]?.name;
  if (!first || !last || name === undefined || !sections.every((section) => section.people.length === 1 && section.people[0]?.name === name))
    return sections;
  return [{ ...first, bodyEnd: last.bodyEnd, end: last.end }];
}
