import type { Span } from "@rapporteur/core/model";
import { shiftPerson, type MarkedPerson } from "../people/author-mark.ts";
import { postsBeside } from "../people/people-in-text.ts";
import { wholeName, withoutTitles } from "../people/person-names.ts";
import { personByRole } from "../people/role-person.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { addBody, addPeople, openSection, personKey, type Section } from "../section.ts";

/** A summary record: what delegations said, in the third person. */
export interface CouncilRecord {
  readonly sections: readonly Section[];
  readonly intro: readonly Span[];
}

const fewestSpeakers = 3;
/** Of the paragraphs, so many open with who has the floor. */
const leastOpening = 0.4;

const courtesy = "(?:Mr|Ms|Mrs|Miss|Mme|Dr|Sir|Dame|Ambassador|Professor|Prof|Lord|Baroness|General|Sheikh)\\.?\\s+";
/** "ADA LUND (Norway) said", "Mr. LUND (Norway), speaking also for …, said", "Speaking for the monitors, ADA LUND (Secretariat) …". */
const named = new RegExp(
  `^(?:[^,.(]{3,70},\\s+)?((?:${courtesy})?(?:\\p{Lu}[\\p{L}.’'-]*\\s+){0,3}\\p{Lu}[\\p{Lu}’'-]+(?:\\s+\\p{Lu}[\\p{Lu}’'-]+){0,3})(?:\\s+\\(([^()]{2,70})\\))?(?:,\\s+(?=\\p{L})|\\s+(?=\\p{Ll}))`,
  "u",
);
/** "ADA LUND, Special Representative for the Delta, said": the person who briefs the meeting is named with a post. */
const posted = /^(?:[^,.(]{3,70},\s+)?((?:\p{Lu}[\p{Lu}.’'-]*\s+){1,4}\p{Lu}[\p{Lu}’'-]{2,}),\s+(?=\p{Lu})/u;
/** "ADA LUND, PORTS CORRESPONDENT: I doubt it." is a turn. */
const labelled = /^[^,:.]{3,80},\s+(?![^,:]*\s(?:said|says))[^,:]{2,90}:\s/u;
/** "The meeting rose at 5 p.m.", "The representatives of Brazil and Peru also spoke.": words of nobody. */
const ofNobody =
  /^(?:The (?:meeting|session|sitting) (?:began|rose|ended|adjourned|was)|The representatives of [^.]{3,200} (?:also )?(?:spoke|took the floor)|Also (?:speaking|participating|taking the floor)\b|It was so decided)/;

/** "The representative of Brazil regretted", "The CHAIRPERSON invited". */
const byOffice =
  /^(?:[^,.(]{3,70},\s+)?([Tt]he\s+(?:(?:permanent\s+)?(?:representative|delegate|observer|spokes\p{Ll}+|minister|ambassador|delegation)\s+(?:of|for|from)\s+(?:the\s+)?\p{Lu}[\p{L}’'-]*(?:\s+(?:of\s+|and\s+|the\s+)*\p{Lu}[\p{L}’'-]*){0,4}|(?:Chair(?:man|woman|person)?|CHAIR(?:MAN|WOMAN|PERSON)?|PRESIDENT|Secretariat|SECRETARIAT)))(?=[\s,])/u;

/**
 * Reads a record of a meeting whose paragraphs each give one speaker's words in the third person. A paragraph that names nobody new goes on with the speaker
 * before it. Cost: linear.
 *
 * @returns null where the page is no such record
 */
export function readCouncilRecord(parts: PageParts): CouncilRecord | null {
  const units = parts.units.slice(parts.top, parts.roster).filter((unit) => unit.kind === "paragraph" || unit.kind === "item");
  const speakers = units.map(speakerOf);
  const opening = speakers.filter((speaker) => speaker !== null);
  if (opening.length < units.length * leastOpening || new Set(opening.map(({ name }) => personKey(name))).size < fewestSpeakers) return null;
  const known = bySurname(opening);
  const sections: Section[] = [];
  const first = speakers.findIndex((speaker) => speaker !== null);
  for (const [index, unit] of units.entries()) {
    if (index < first || ofNobody.test(withoutNumber(unit.plain).trimStart())) continue;
    const speaker = speakers[index] ?? again(unit, known);
    if (speaker !== null || sections.length === 0) sections.push(openSection(unit.start));
    const section = sections.at(-1) as Section;
    if (speaker !== null) addPeople(section, [takenUp(speaker, known)]);
    addBody(section, unit);
  }
  return { sections, intro: units.slice(0, first) };
}

function speakerOf(unit: PageUnit): MarkedPerson | null {
  const text = withoutNumber(unit.plain);
  const lead = text.length - text.trimStart().length;
  const office = byOffice.exec(text.slice(lead));
  if (office?.[1]) return personByRole(office[1], unit.start + lead + office[0].indexOf(office[1]));
  const briefing = postedSpeaker(unit, text, lead);
  if (briefing) return briefing;
  const found = named.exec(text.slice(lead));
  const written = found?.[1] ?? "";
  if (!found || !/\p{Lu}{3}/u.test(written) || (!found[2] && !opensCourteously.test(written))) return null;
  const start = unit.start + lead + found[0].indexOf(written);
  const name = wholeName(written)?.name ?? tidy(withoutTitles(written));
  return {
    name,
    nameSpan: { start, end: start + written.length },
    roles: [],
    organizations: bodyOf(found[2], unit.start + lead + found[0].indexOf(`(${found[2] ?? ""})`) + 1),
  };
}

const withoutNumber = (plain: string): string => plain.replace(/^\d{1,3}\.\s+/, (number) => " ".repeat(number.length));

function postedSpeaker(unit: PageUnit, text: string, lead: number): MarkedPerson | null {
  const found = posted.exec(text.slice(lead));
  const written = found?.[1] ?? "";
  if (labelled.test(text.slice(lead))) return null;
  const start = lead + (found?.[0].indexOf(written) ?? 0);
  const match = found ? wholeName(written) : null;
  const posts = match ? postsBeside(text, start + written.length) : null;
  if (!match || !posts || posts.roles.length === 0) return null;
  return shiftPerson({ name: match.name, nameSpan: { start, end: start + written.length }, ...posts }, unit.start);
}

function bodyOf(written: string | undefined, start: number): MarkedPerson["organizations"] {
  return written === undefined ? [] : [{ name: written.replace(/^the /i, ""), start, end: start + written.length, link: "," }];
}

const tidy = (name: string): string => name.replace(/\p{Lu}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());

const opensCourteously = new RegExp(`^${courtesy}`, "u");
const courteous = new RegExp(`^(?:[^,.(]{3,70},\\s+)?(?:${courtesy})(\\p{Lu}[\\p{L}’'-]+)\\s`, "u");

/** Speakers by the last word of their names, each once: looked up for every paragraph. */
type Surnames = ReadonlyMap<string, ReadonlyMap<string, MarkedPerson>>;

/** Of one surname so many are told apart; of more, none is. */
const mostOfSurname = 40;

const lastWord = (key: string): string => key.slice(key.lastIndexOf(" ") + 1);

function bySurname(people: readonly MarkedPerson[]): Surnames {
  const known = new Map<string, Map<string, MarkedPerson>>();
  for (const person of people) {
    const key = personKey(person.name);
    const same = known.get(lastWord(key)) ?? new Map<string, MarkedPerson>();
    if (same.size <= mostOfSurname) known.set(lastWord(key), same.set(key, same.get(key) ?? person));
  }
  return known;
}

/** The only one whose name ends so; null where there is none, or several. */
function onlyOf(known: Surnames, isMeant: (name: string) => boolean, key: string): MarkedPerson | null {
  const same = known.get(lastWord(key));
  if (key === "" || same === undefined || same.size > mostOfSurname) return null;
  const [only, ...others] = [...same].filter(([name]) => isMeant(name));
  return only && others.length === 0 ? only[1] : null;
}

/** "Ms. Lund observed": the person who had the floor before under that surname. */
function again(unit: PageUnit, known: Surnames): MarkedPerson | null {
  const key = personKey(courteous.exec(unit.plain)?.[1] ?? "");
  return onlyOf(known, (name) => ` ${name}`.endsWith(` ${key}`), key);
}

/** "Mr. LUND" is the Ada Lund of before. */
function takenUp(speaker: MarkedPerson, known: Surnames): MarkedPerson {
  const key = personKey(speaker.name);
  const full = onlyOf(known, (name) => name.endsWith(` ${key}`), key);
  return full ? { ...speaker, name: full.name } : speaker;
}
