import { compareSpans, type Span } from "@rapporteur/core/model";
import { isPlaceOrState, knownOrganization } from "../people/organization-names.ts";
import { moveSpan, shiftPerson, type AuthorMark, type MarkedPerson } from "../people/author-mark.ts";
import { officeNouns, outletNouns, roleNouns } from "../people/genre-words.ts";
import { readRoles } from "../people/bio-roles.ts";
import { peopleInText, postsBeside } from "../people/people-in-text.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { employs } from "../people/employers.ts";
import { headNoun } from "../people/head-noun.ts";
import { matchName, surnameOf, wholeName, wholeSingleName, withoutTitles } from "../people/person-names.ts";
import { postsBeforeName } from "../people/posts-before.ts";
import { readPosts, readPostWords } from "../people/read-bio.ts";
import type { BoundMarks } from "../signed/bind-marks.ts";
import { capitalHeadlines } from "../capital-headlines.ts";
import { joinPerson, personKey } from "../section.ts";
import { findExpertsOf } from "./expert-names.ts";
import { standsAsPlace } from "./quoted-person.ts";
import { between, reporting } from "./verbs-of-saying.ts";

/** Every sentence is searched for all of them. */
const mostExperts = 150;

/** Lines that list or introduce somebody, as the line reader sees them. */
const introducing: ReadonlySet<string> = new Set(["expert", "bio", "label", "role", "byline"]);

/** A line of a list of experts, a bio, a name or a post. */
export function introduces(unit: PageUnit): boolean {
  return unit.line !== null && introducing.has(unit.line.role) && unit.line.probability > 0.5;
}

const sureOfProse = 0.9;

/** Text of which the line reader is sure and that quotes somebody, whatever it says at its start. */
export function quotesInProse(unit: PageUnit | undefined): boolean {
  return unit?.line?.role === "body" && unit.line.probability >= sureOfProse && /[“"][^“”"]{10,}[,.?!][”"]/.test(unit.plain);
}

/** Whom a page may report. */
export interface Experts {
  /** Listed, or named with an office or a body. */
  readonly introduced: readonly MarkedPerson[];
  /** Introduced by nothing but a turn of phrase: may be a place or a ship. */
  readonly described: readonly MarkedPerson[];
  /** Named in full in the text and introduced by nothing. */
  readonly named: readonly MarkedPerson[];
  /** Of these, holders of high office. */
  readonly inOffice: ReadonlySet<MarkedPerson>;
  /** Lines that list the experts. */
  readonly list: ReadonlySet<PageUnit>;
}

/** Whom a page lists, or introduces with what they are. The person who signs the page and is not introduced is not among them. Cost: linear. */
export function expertsOf(parts: PageParts, { byUnit, roster }: BoundMarks): Experts {
  const introduced = new Map<string, MarkedPerson>();
  const described = new Map<string, MarkedPerson>();
  const named = new Map<string, MarkedPerson>();
  // Whatever the text says of holders of high office makes no experts of them: they are heard if they speak.
  const inOffice = new Map<string, MarkedPerson>();
  const headlines = capitalHeadlines(parts.units);
  const units = [...parts.standfirstUnits, ...parts.units.slice(parts.top)].filter((unit) => !headlines.has(unit));
  const present = participantsIn(parts.units);
  const list = new Set([...listOf(units), ...present.keys()]);
  // A page that lists its experts introduces nobody else.
  const isOpen = list.size < 2 && units.filter((unit) => listed(unit, false) !== null).length < 2;
  for (const person of isOpen ? inTitle(parts, units) : []) addExpert(described, person);
  for (const [index, unit] of units.entries()) {
    // Prose breaks its lines for want of room alone.
    for (const person of peopleInText(isProse(unit) ? unit.plain.replace(/\n/g, " ") : unit.plain, unit.start)) addExpert(introduced, person);
    for (const person of isOpen ? ofOneName(unit) : []) addExpert(described, person);
    for (const { person, by } of isOpen ? namedIn(unit) : [])
      addExpert({ title: introduced, words: described, nothing: named, office: inOffice }[by], person);
    const person = listed(unit, list.has(unit)) ?? nameOverPost(unit, units[index + 1]);
    if (person) addExpert(introduced, person);
  }
  const signing = [...byUnit].flatMap(([index, mark]) => (quotesInProse(parts.units[index]) ? [] : [mark]));
  for (const mark of [...roster, ...signing]) if (isIntroduction(mark)) for (const person of mark.people) addExpert(introduced, person);
  for (const people of present.values()) for (const person of people) addExpert(introduced, person);
  for (const person of laterPosts([introduced, described, named], units)) addExpert(introduced, person);
  for (const [key, person] of inOffice) if (!introduced.has(key) && !described.has(key)) named.set(key, person);
  for (const key of introduced.keys()) described.delete(key);
  const posts = [...introduced.values()].flatMap(({ roles, organizations }) => [...roles, ...organizations]);
  for (const people of [described, named]) for (const key of namesWithin(posts, people)) people.delete(key);
  takeUpFamilyNames([introduced, described, named]);
  for (const people of [introduced, described, named]) for (const key of longerOf([...people.keys()], introduced)) people.delete(key);
  const keys = [introduced, described, named].flatMap((people) => [...people.keys()]);
  for (const key of familiesOf(keys)) described.delete(key);
  for (const key of shorterOf([...introduced.keys(), ...described.keys(), ...named.keys()])) named.delete(key);
  for (const key of [...introduced.keys(), ...described.keys()]) named.delete(key);
  const few = (people: Map<string, MarkedPerson>): MarkedPerson[] => [...people.values()].slice(0, mostExperts);
  return { introduced: few(introduced), described: few(described), named: few(named), inOffice: new Set(inOffice.values()), list };
}

/**
 * What the text says later of whom it has named without a post: "Lund, a geologist and former member of …", "Ada Lund teaches grammar. The lecturer in politics at X has …".
 */
function laterPosts(known: readonly ReadonlyMap<string, MarkedPerson>[], units: readonly PageUnit[]): MarkedPerson[] {
  const people = known.flatMap((some) => [...some.values()]).slice(0, mostExperts);
  const bare = new Set(people.filter(({ roles, organizations }) => roles.length + organizations.length === 0));
  if (bare.size === 0) return [];
  const find = findExpertsOf(people, "");
  return units.flatMap((unit) => {
    const named = find(unit.plain);
    return named.flatMap(({ person, end }) => {
      const posts = bare.has(person) ? (postsBeside(unit.plain, end) ?? (named.length === 1 ? postsAsSubject(unit.plain, end) : null)) : null;
      if (posts === null || posts.roles.length === 0) return [];
      return [{ ...person, roles: posts.roles.map((role) => moveSpan(role, unit.start)), organizations: [] }];
    });
  });
}

const asSubject =
  /[.!?][”"]?\s+The\s+(\p{Ll}[^.!?“”"]{4,140}?)(?=,?\s+(?:who|has|had|is|was|says|said|tells|told|thinks|believes|argues|adds|notes|expects|fears|warns|sees)\b)/u;

/** "… The lecturer in politics at X has collected them": the next sentence calls the person by what they are. */
function postsAsSubject(text: string, after: number): Pick<MarkedPerson, "roles" | "organizations"> | null {
  const found = asSubject.exec(text.slice(after, after + 400));
  const words = found?.[1];
  if (!found || words === undefined || !/\s(?:of|at|in|for|with)\s/.test(words)) return null;
  return { roles: readRoles(words, after + found.index + found[0].length - words.length, false), organizations: [] };
}

/** Names that stand inside a post, as in "director of the Ada Lund Institute". Cost: that of sorting both. */
function namesWithin(posts: readonly Span[], people: ReadonlyMap<string, MarkedPerson>): string[] {
  const ordered = posts.toSorted(compareSpans);
  let begun = 0;
  let furthest = 0;
  return [...people]
    .toSorted(([, a], [, b]) => compareSpans(a.nameSpan, b.nameSpan))
    .flatMap(([key, { nameSpan }]) => {
      for (let post = ordered[begun]; post && post.start <= nameSpan.start; post = ordered[++begun]) furthest = Math.max(furthest, post.end);
      return nameSpan.end <= furthest ? [key] : [];
    });
}

/** The ends of names, such as "Hernández Ruiz" beside "Ada Hernández Ruiz": they name nobody else. */
function shorterOf(keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const words = key.split(" ");
    return words.slice(1, -1).map((_, index) => words.slice(index + 1).join(" "));
  });
}

/** The last words of whole names: "Lund, 58, said" names nobody but "Ada Lund". */
const familiesOf = (keys: readonly string[]): string[] => keys.flatMap((key) => (key.includes(" ") ? [key.slice(key.lastIndexOf(" ") + 1)] : []));

/** "Al Lund" and "van Lund" are names of families: the person who bears one as the end of a longer name is meant. */
const opensFamilyName = /^(?:al|el|van|von|de|del|della|di|da|dos|du|bin|ibn|ben|abu|le|la|ter|ten)\s/;

/** The person who is known by a family's name alone takes the longer name, where one person bears it. Cost: linear. */
function takeUpFamilyNames(all: readonly Map<string, MarkedPerson>[]): void {
  const bearers = Map.groupBy(
    all.flatMap((people) => [...people.entries()].flatMap(([key, person]) => familyNamesOf(key).map((family) => ({ family, key, person })))),
    ({ family }) => family,
  );
  for (const people of all)
    for (const [key, person] of people) {
      const [bearer, ...others] = (opensFamilyName.test(key) && bearers.get(key)) || [];
      if (!bearer || others.some((other) => other.key !== bearer.key)) continue;
      people.delete(key);
      addExpert(people, { ...person, name: bearer.person.name, nameSpan: bearer.person.nameSpan });
    }
}

/** The ends of a name that are names of families: "van Lund" of "Ada van Lund". */
function familyNamesOf(key: string): string[] {
  const words = key.split(" ");
  return words.flatMap((_, index) => (index === 0 ? [] : [words.slice(index).join(" ")])).filter((end) => opensFamilyName.test(end));
}

/** "Intelligence Ada Lund" beside "Ada Lund": a word of the post before the name is no part of it. */
function longerOf(keys: readonly string[], introduced: ReadonlyMap<string, MarkedPerson>): string[] {
  return keys.filter((key) =>
    key.split(" ").some((_, index, words) => index > 0 && index < words.length - 1 && introduced.has(words.slice(index).join(" "))),
  );
}

const longestEntry = 300;
const fewestEntries = 3;
const fewestSure = 2;

const participants = /^(?:list of )?(?:participants|present|attendees|those present|in attendance)\s*:?$/i;
const longestParticipant = 60;

/** Lines under "PARTICIPANTS" of a memorandum or of minutes, with the people in them: "AF—Mr. Jane Doe". */
function participantsIn(units: readonly PageUnit[]): Map<PageUnit, readonly MarkedPerson[]> {
  const at = units.findIndex(({ plain }) => participants.test(plain));
  const after = at < 0 ? [] : units.slice(at + 1);
  const end = after.findIndex((unit) => unit.plain.length > longestParticipant && isProse(unit));
  return new Map(after.slice(0, end < 0 ? 0 : end).map((unit) => [unit, namesIn(unit)]));
}

function namesIn(unit: PageUnit): MarkedPerson[] {
  const people: MarkedPerson[] = [];
  for (const { index } of unit.plain.matchAll(/(?<![\p{L}\p{N}.’'&-])\p{Lu}/gu)) {
    const match = (people.at(-1)?.nameSpan.end ?? 0) > unit.start + index ? null : matchName(unit.plain, index);
    if (match && !isNoPerson(match.name)) people.push({ name: match.name, nameSpan: spanOf(unit, match), ...nothing });
  }
  return people;
}

/** Neighbouring short lines that each open with a name, where the reader of lines takes at least two of them for entries of a list of experts. */
function listOf(units: readonly PageUnit[]): Set<PageUnit> {
  const list = new Set<PageUnit>();
  let run: PageUnit[] = [];
  const close = (): void => {
    if (run.length >= fewestEntries && run.filter(isEntry).length >= fewestSure) for (const unit of run) list.add(unit);
    run = [];
  };
  for (const unit of units) {
    const match = unit.plain.length < longestEntry ? matchName(unit.plain, 0) : null;
    const rest = match ? unit.plain.slice(match.after) : "";
    // Among entries with posts a name alone is one as well.
    if (match && (/^(?:,|\s+\(|\s+\p{Ll})/u.test(rest) || isEntry(unit) || (run.length > 0 && rest.trim() === ""))) run.push(unit);
    else if (!isEntry(unit)) close();
  }
  close();
  return list;
}

const isEntry = ({ line }: PageUnit): boolean => line !== null && (line.role === "expert" || line.role === "bio");

function isIntroduction(mark: AuthorMark): boolean {
  const isPosted = mark.people.some(({ roles, organizations }) => roles.length + organizations.length > 0);
  return isPosted && (mark.people.length > 1 || mark.kind === "bio" || !mark.isBare);
}

/** An entry of a list of experts: whatever follows the name is what the person is. */
function listed(unit: PageUnit, isInList: boolean): MarkedPerson | null {
  if (!isInList && unit.line?.role !== "expert" && !(unit.kind === "item" && unit.line?.role === "bio")) return null;
  const match = matchName(unit.plain, 0);
  if (!match) return null;
  // "Ada Lund: pilot, Harbour Guild"
  const posts = readPosts(unit.plain.replace(/:\s/, ", "), match.after);
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
  /^(?:Dr|Prof|Professor|Amb|Ambassador|Rev|Capt|Captain|Col|Colonel|Lt|Gen|General|Maj|Major|Brig|Brigadier|Adm|Admiral|Commodore|Sir|Dame|Mr|Mrs|Ms|Mme|Sister|Father|Bishop|Canon|Imam|Rabbi)\b/;
const notPeople =
  /^(?:El|La) Ni[ñn][oa]$|\b(?:Day|City|Presidency|Administration|Campaign|Insider|Policy|Friends|Party|Pact|Accord|Agreement|Convention|Island|Islands|Lake|Sea|Bay|Bank|Line|Guards?|Nations|Asia|Africa|Europe|America|Government|Street|Square|House)$/;
const described =
  /^(?:\s{0,3},\s+(?:who(?:se)?\s|(?:an?|the|our|her|his)\s+(?!same\b)(?:\p{Lu}[\p{L}-]+\s+){0,2}\p{Ll}|of\s+the\s+\p{Ll}|now\s|once\s|formerly\s|until\s|\p{Ll}[\p{L}-]+\s(?:of|at|for|with|in|to|and)\s)|\s+is\s+an?\s+(?:\p{Lu}[\p{L}-]+\s+)?\p{Ll})/u;
const describedBefore =
  /(?:^|[.,;:]\s+|\b(?:by|for|from|asked|says|said)\s+)(?:[Aa]n?|[Tt]he)\s+(?:[\p{Ll}\p{Lu}][\p{L}’'-]*\s+){1,4}(?:(?:of|at|in|for|from|with)\s+(?:the\s+)?[^,.;]{3,50})?,\s+$/u;
/** "Researcher at the Corvid Institute, Ada Lund said …": a post opens the sentence without an article. */
const postBefore = /(?:^|[.!?][”"]?\s+)(?:\p{Lu}?\p{L}+\s+){0,3}?(\p{L}+)\s+(?:of|at|in|for|with)\s+(?:the\s+)?\p{Lu}[^,.;:]{3,60},\s+$/u;
/** "Ada Lund of the Corvid Institute", "Ada Lund (Nordbank)", "Nordbank's Ada Lund". */
const bodyBehind = /^,?\s+(?:(?:of|from|at|with)\s+(?:the\s+)?\p{Lu}\p{L}|\((?:the\s+)?\p{Lu}[^()]{2,80}\))/u;
const bodyBefore = /\p{Lu}[\p{L}.&-]*['’]s?\s+$/u;
/** "the Lahore hydrologist Ada Lund". */
const calling = /\b(?:[Tt]he|[Aa]n?|says|said|argues|warns|adds|added|writes|tells)\s+(?:[\p{L}-]+\s+){0,3}(\p{Ll}[\p{L}-]+)\s+$/u;
/** Also "Norland's leader", "Orvikian leader", without a party or a union. */
const highOffice =
  /(?:\b(?:President|Prime Minister|Minister|Chancellor|Secretary of State|Foreign Secretary|King|Queen|Prince|Pope)|(?<![\p{L}-])\p{Lu}[\p{L}-]{2,30}(?:['’]s)? (?:supreme |paramount |top )?leader)\s+$/u;

const isCalledExpert = (noun: string): boolean => roleNouns.has(noun) && !officeNouns.has(noun);

/** "Metodi, 22, was …", "Pak Suwandi, chair of …": people with one name, whom an age or a courtesy tells from a place. */
const oneName =
  /(?<![\p{L}’'-])(?:(?:Pak|Ibu|Daw|Haji|Sayed) (\p{Lu}\p{Ll}{2,})(?=, \p{Ll})|(?<=^|[.,:;”"\p{Ll}] )(\p{Lu}\p{Ll}{2,})(?=, (?:aged )?\d{2},))/gu;

function ofOneName(unit: PageUnit): MarkedPerson[] {
  return Array.from(unit.plain.matchAll(oneName)).flatMap(({ 0: written, 1: courteous, 2: aged, index }) => {
    const word = courteous ?? aged ?? "";
    const start = index + written.length - word.length;
    const match = wholeSingleName(word, 0);
    if (match === null || isNoPerson(word)) return [];
    const posts = postsBeside(unit.plain, start + word.length) ?? nothing;
    return [shiftPerson({ name: match.name, nameSpan: { start, end: start + word.length }, ...posts }, unit.start)];
  });
}

interface NamedPerson {
  readonly person: MarkedPerson;
  readonly by: "title" | "words" | "nothing" | "office";
}

const nothing = { roles: [], organizations: [] };

const isExpert = (posts: Pick<MarkedPerson, "roles"> | null): boolean =>
  posts?.roles.some(({ text }) => isCalledExpert(headNoun(text) ?? text.split(" ").at(-1)?.toLowerCase() ?? "")) ?? false;

function namedIn(unit: PageUnit): NamedPerson[] {
  const people: NamedPerson[] = [];
  let from = 0;
  for (const word of unit.plain.matchAll(/(?<![\p{L}\p{N}.’'&-])\p{Lu}/gu)) {
    if (word.index < from) continue;
    const match = matchName(unit.plain, word.index);
    if (!match) continue;
    from = match.end;
    const before = unit.plain.slice(Math.max(0, match.start - 90), match.start);
    if (isNoPerson(match.name) || ownsAsBody.test(unit.plain.slice(match.end)) || employs(unit.plain, match.end)) continue;
    if (highOffice.test(before)) {
      people.push({
        person: shiftPerson({ name: match.name, nameSpan: { start: match.start, end: match.end }, ...nothing }, unit.start),
        by: "office",
      });
      continue;
    }
    const isTitled = title.test(unit.plain.slice(word.index, match.start));
    const isBody = /\b[Tt]he\s+$/.test(before);
    const isDescribed =
      (!isBody && described.test(unit.plain.slice(match.after, match.after + 60))) ||
      describedBefore.test(before) ||
      isCalledExpert(postBefore.exec(before)?.[1]?.toLowerCase() ?? "") ||
      (!standsAsPlace(unit.plain, match) && bodyBehind.test(unit.plain.slice(match.after, match.after + 90))) ||
      bodyBefore.test(before) ||
      isCalledExpert(calling.exec(before)?.[1] ?? "");
    const posts = isDescribed
      ? null
      : (postsBeforeName(unit.plain, match.start) ?? (word.index < match.start ? postsBeforeName(unit.plain, word.index) : null));
    const person = shiftPerson({ name: match.name, nameSpan: { start: match.start, end: match.end }, ...(posts ?? nothing) }, unit.start);
    const isAlone =
      isProse(unit) && !standsAsPlace(unit.plain, match) && !/^\s+\p{Lu}/u.test(unit.plain.slice(match.after)) && !namesPlace(match.name);
    if (isTitled || isDescribed || posts || isAlone)
      people.push({ person, by: isTitled ? "title" : isDescribed || isExpert(posts) ? "words" : "nothing" });
  }
  return people;
}

/** "Ada Lund on why the delta is small": whom a title names whole, where a paragraph opens with the surname and a verb of saying. */
function inTitle({ title, titleText }: PageParts, units: readonly PageUnit[]): MarkedPerson[] {
  if (title === null || titleText === null) return [];
  const people: MarkedPerson[] = [];
  for (const { index } of titleText.matchAll(/(?<![\p{L}\p{N}.’'&-])\p{Lu}/gu)) {
    const match = (people.at(-1)?.nameSpan.end ?? 0) > title.start + index ? null : matchName(titleText, index);
    if (!match || isNoPerson(match.name) || !units.some(({ plain }) => opensWith(plain, surnameOf(match.name)))) continue;
    people.push(shiftPerson({ name: match.name, nameSpan: { start: match.start, end: match.end }, ...nothing }, title.start));
  }
  return people;
}

const saysAtOnce = new RegExp(`^ ${between}(?:${reporting})(?![\\p{L}])`, "u");

function opensWith(plain: string, surname: string): boolean {
  const words = withoutTitles(plain.slice(0, 200));
  return words.startsWith(`${surname} `) && saysAtOnce.test(words.slice(surname.length));
}

/** "the Delta Growers' Association", "Tarrow M&S": a part of a body's name. */
const ownsAsBody = /^(?:['’]\s\p{Lu}|&)/u;

/** A city, a paper, a body that the gazetteer knows. */
function isNoPerson(name: string): boolean {
  const last = name.split(" ").at(-1)?.toLowerCase() ?? "";
  return notPeople.test(name) || outletNouns.has(last) || isPlaceOrState(name) || knownOrganization(name) !== null;
}

/** "Colombo Port", "Lake Asal". */
const namesPlace = (name: string): boolean => name.split(" ").some(isPlaceOrState);

const isProse = ({ kind, plain }: PageUnit): boolean =>
  (kind === "paragraph" || kind === "item") && (/[.!?…][”"’]?$/.test(plain) || (plain.endsWith(":") && /\p{Ll} \p{Ll}/u.test(plain)));

const spanOf = (unit: PageUnit, { start, end }: { start: number; end: number }): { start: number; end: number } => ({
  start: unit.start + start,
  end: unit.start + end,
});

function addExpert(experts: Map<string, MarkedPerson>, person: MarkedPerson): void {
  const key = personKey(person.name);
  const known = experts.get(key);
  experts.set(key, known ? joinPerson(known, person) : person);
}
