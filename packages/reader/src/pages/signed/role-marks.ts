import { isByHelpers, isPostUnder } from "./bind-marks.ts";
import { readNameList } from "./joint/name-list.ts";
import { ofBody } from "./read-marks.ts";
import { addAlikeMarks } from "./alike-marks.ts";
import type { RoleMark } from "./role-mark.ts";
import { jointPeople } from "./joint/joint-people.ts";
import { withPostsOver } from "./posts-over-names.ts";
import { readInitials } from "./short/initial-signatures.ts";
import { framedHeadings } from "./framed-headings.ts";
import { letteredHeadings, looksLettered } from "./lettered-headings.ts";
import { isFurnitureRole, type LineRole } from "@rapporteur/core/model";
import { markedPerson, shiftPerson, type AuthorMark, type MarkedPerson } from "../people/author-mark.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { matchName, wholeName, wholeSingleName } from "../people/person-names.ts";
import { organizationNouns } from "../people/genre-words.ts";
import { nameForms, personOf } from "../people/name-forms.ts";
import { personAfterPost } from "../people/person-after-post.ts";
import { postsBeforeName } from "../people/posts-before.ts";
import { startsBioPredicate } from "../people/bio-sentences.ts";
import { isPostLine, readBio, readPosts, readPostWords } from "../people/read-bio.ts";
import { isOffice, personByRole, personOfState } from "../people/role-person.ts";
import { isSamePerson, personKey } from "../section.ts";
import { isShortLabel } from "./short/short-labels.ts";
import { endsInSpeaking, withoutSpeakingVerb } from "./speaking-verb.ts";
import { readStatementLabel } from "./statement-label.ts";

const naming: ReadonlySet<LineRole> = new Set(["label", "byline", "expert"]);
const opener =
  /^(?:(?:(?:Authors?|Editors?|Reviewers?)['’]?s?['’]? )?(?:\p{Lu}\p{L}+ )?[Bb]y|BY|(?:(?:The )?(?:[Rr]esponse|[Rr]eply|[Aa]nswer|[Vv]iew|[Cc]omment) )?[Ff]rom|Words|Text)\b:?\s+|^[—–―-]+\s*|^#?\d{1,2}[.):/]\s+/u;
const closer = /(?<!\s)\s*(?:[:.]|(?<![—–-])[—–-]+)\s*$/u;
/** "Thank Madrid, warmly, first." tells somebody what to do. */
const isSentence = /^,?\s+\p{Ll}[^.]*\.$/u;
/** "— Jane Doe (@jdoe) May 3, 2031" under a post that the page only embeds. */
const embedded = /^[—–-]\s.{3,60}\(@\w+\)/u;
const longestName = 220;
const longestBio = 1_500;
const likelyBio = 300;
/** A bio without a post, and without the words that open one, is one where the line reader is as sure as this. */
const sureOfBio = 0.8;
/** One word alone is a name only where the line reader is as sure as this. */
const sureOfName = 0.9;
/** Short forms are looked up among so many, so that a page of nothing but names does not cost its square. */
const mostPeople = 200;
const fewestBios = 2;
const fewestOffices = 3;

/**
 * Marks of authorship by what the line reader takes each line for, where words alone would not tell: a label, a byline and a bio name somebody
 * whatever else they say. Cost: linear.
 *
 * @param byWords marks by the words of the lines, asked where the line reader is unsure
 * @returns by unit index; lines that no line reader has seen give none
 */
export function readRoleMarks(parts: PageParts, byWords: ReadonlyMap<number, AuthorMark>): Map<number, RoleMark> {
  const marks = new Map<number, RoleMark>();
  const lettered = letteredHeadings(parts.units);
  const { explaining } = readInitials(parts);
  for (const [index, unit] of parts.units.entries()) {
    if ((index < parts.top && unit.line?.role !== "byline" && unit.kind !== "byline") || lettered.has(unit) || explaining.has(index)) continue;
    const words = byWords.get(index);
    if (isPostUnder(unit, marks.get(index - 1)) || isByHelpers(unit.plain) || (words === undefined && embedded.test(unit.plain))) continue;
    if (isNameLine(parts.units[index - 1]) && personOfState(unit.plain, 0) !== null) continue;
    const mark =
      shortOf(words) ??
      closedOf(unit, words) ??
      bylineOf(unit, words) ??
      statementOf(unit, parts.units[index + 1]) ??
      markOf(unit, words) ??
      doubtful(unit, words);
    if (mark !== null) marks.set(index, mark);
  }
  const known = addLikelyBios(parts, withPostsOver(parts, addCards(parts, withFramed(parts, marks), byWords)), byWords);
  return withWholeNames(
    statesAmongStates(
      addOffices(
        parts,
        addAlikeMarks(parts, known, (unit) => nameOf(unit, false)),
      ),
    ),
  );
}

/** A bare name over a line of posts is one more where another mark of the page is: the first may look like a rubric under the title. */
function addCards({ units, top }: PageParts, marks: Map<number, RoleMark>, byWords: ReadonlyMap<number, AuthorMark>): Map<number, RoleMark> {
  const isOverPost = (index: number): boolean => units[index + 1]?.line?.role === "role" && !marks.has(index + 1);
  if (![...marks].some(([index, { kind }]) => kind === "name" && isOverPost(index))) return marks;
  const found = [...byWords].flatMap(([index, mark]): [number, RoleMark][] => {
    const isCard = index >= top && index <= top + 1 && !marks.has(index) && mark.people.length === 1 && isOverPost(index);
    return isCard && (mark.kind === "name" || mark.kind === "byline") ? [[index, { ...mark, kind: "name" }]] : [];
  });
  return found.length === 0 ? marks : new Map([...marks, ...found].toSorted(([a], [b]) => a - b));
}

function withFramed(parts: PageParts, marks: Map<number, RoleMark>): Map<number, RoleMark> {
  return new Map([...marks, ...framedHeadings(parts, marks)].toSorted(([a], [b]) => a - b));
}

/** "FY" for somebody whom the page introduces. */
const shortOf = (mark: AuthorMark | undefined): RoleMark | null =>
  mark?.kind === "name" && !mark.isBare && isShortLabel(mark) ? { ...mark, kind: "name" } : null;

/** "Jane Doe, fellow at X: I doubt it." and "Yours, Jane Doe": wherever the names of the page stand, these open and close. */
function closedOf({ start, plain }: PageUnit, mark: AuthorMark | undefined): RoleMark | null {
  if (mark?.kind === "signature") return { ...mark, kind: mark.kind };
  if (mark?.kind !== "lead" || mark.people.length !== 1) return null;
  const head = plain.slice(0, mark.bodyStart - start).replace(/(?<![\s:])[\s:]+$/, "");
  return { ...mark, kind: mark.kind, handsOver: !endsInSpeaking(head) };
}

/** "By Jane Doe, The Outlet. Doe is …", whatever it looks like otherwise. */
const bylineOf = ({ plain }: PageUnit, mark: AuthorMark | undefined): RoleMark | null =>
  mark?.kind === "byline" && /^by\s/i.test(plain) ? { ...mark, kind: "name" } : null;

/** "Governor Jane Doe issued the following statement:" over the statement. */
function statementOf(unit: PageUnit, next: PageUnit | undefined): RoleMark | null {
  if ((unit.kind !== "paragraph" && unit.kind !== "byline") || unit.line === null || (next?.kind !== "paragraph" && next?.kind !== "quote"))
    return null;
  const person = readStatementLabel(unit.plain);
  return person && { ...toMark(unit, "name", person), handsOver: true };
}

const fewestStates = 2;

/** "Jordan" among delegations is the state, and no first name. */
function statesAmongStates(marks: Map<number, RoleMark>): Map<number, RoleMark> {
  if ([...marks.values()].filter(({ people }) => people[0]?.state !== undefined).length < fewestStates) return marks;
  const toState = (mark: RoleMark): RoleMark => {
    const [person] = mark.people;
    const state = person && person.state === undefined && !person.name.includes(" ") ? personOfState(person.name, person.nameSpan.start) : null;
    return state ? { ...mark, people: [state] } : mark;
  };
  return new Map([...marks].map(([index, mark]) => [index, mark.kind === "name" ? toState(mark) : mark]));
}

/** On a page of bios, a short paragraph that opens with a whole name is one more where the line reader is in doubt of it, or it tells posts and nothing else. */
function addLikelyBios({ units, top }: PageParts, marks: Map<number, RoleMark>, byWords: ReadonlyMap<number, AuthorMark>): Map<number, RoleMark> {
  if ([...marks.values()].filter(({ kind }) => kind === "bio").length < fewestBios) return marks;
  for (const [index, unit] of units.entries()) {
    const isShort = index >= top && unit.line?.role === "body" && unit.plain.length < likelyBio;
    const isBio = isShort && (unit.line.probability < sureOfText || tellsPosts(unit, byWords.get(index)));
    const mark = isBio && !marks.has(index) ? bioOf(unit) : null;
    if (mark) marks.set(index, mark);
  }
  return new Map([...marks].toSorted(([a], [b]) => a - b));
}

/** One sentence that says what somebody is. */
function tellsPosts({ plain }: PageUnit, mark: AuthorMark | undefined): boolean {
  const isOne = mark?.kind === "bio" && mark.people.length === 1 && !/[.!?]\s+\p{Lu}/u.test(plain.replace(/^(?:\p{L}{1,4}\.\s+)+/u, ""));
  return isOne && mark.people.every(({ roles }) => roles.length > 0);
}

/** "Ada Lund, Ports Board" over "Norland": the state is where its bearer is from. */
const isNameLine = (unit: PageUnit | undefined): boolean =>
  unit !== undefined &&
  (unit.kind === "heading" || unit.kind === "byline") &&
  !/[.!?:]$/.test(unit.plain) &&
  /^(?:$|,)/.test(unit.plain.slice(matchName(unit.plain, 0)?.after ?? 0));

/** Delegations by their states or offices are labels where several of them are, though one alone would be a heading. */
function addOffices({ units, top }: PageParts, marks: Map<number, RoleMark>): Map<number, RoleMark> {
  const found = new Map<number, RoleMark>();
  for (const [index, unit] of units.entries()) {
    const isLine =
      index >= top && (unit.kind === "heading" || unit.kind === "byline") && (unit.line?.role === "label" || unit.line?.role === "heading");
    const text = unit.plain.replace(closer, "");
    const state = isLine && isNameLine(units[index - 1]) ? null : personOfState(text, 0);
    const person = !isLine || marks.has(index) ? null : (personByRole(text, 0) ?? state);
    if (person) found.set(index, toMark(unit, "name", person));
  }
  const offices = [...marks.values(), ...found.values()].filter(({ people }) => people.some(({ name }) => isOffice(name)));
  if (found.size === 0 || offices.length < fewestOffices || areSubjects(found, marks)) return marks;
  return new Map([...marks, ...found].toSorted(([a], [b]) => a - b));
}

/** "Norland" over a text that somebody signs is what it is about. Cost: linear. */
function areSubjects(headings: ReadonlyMap<number, RoleMark>, marks: ReadonlyMap<number, RoleMark>): boolean {
  const signed = [...marks].flatMap(([index, { people }]) => (people.some(({ name }) => name.includes(" ") && !isOffice(name)) ? [index] : []));
  const places = [...headings.keys()];
  let at = 0;
  const subjects = places.filter((place, index) => {
    while ((signed[at] ?? Infinity) < place) at++;
    return (signed[at] ?? Infinity) < (places[index + 1] ?? Infinity);
  });
  return subjects.length * 2 > places.length;
}

/** A surname over a later text stands for the whole name that the page gives elsewhere, and so does any other end of it. */
function withWholeNames(marks: ReadonlyMap<number, RoleMark>): Map<number, RoleMark> {
  const named = [...marks.values()].flatMap((mark) => mark.people).filter(({ name }) => name.includes(" "));
  const people = [...new Map(named.map((person) => [personKey(person.name), person])).values()];
  const known = people.slice(0, mostPeople).map(nameForms);
  const whole = (person: MarkedPerson): MarkedPerson => {
    const longer = known.filter((forms) => forms.person.name.length > person.name.length && !isSamePerson(forms.person.name, person.name));
    const full = personOf(person.name, longer);
    return full === null ? person : { ...person, name: full.name };
  };
  return new Map([...marks].map(([index, mark]) => [index, { ...mark, people: mark.people.map(whole) }]));
}

/** Below this the line reader is not sure that a paragraph is text, and its words may say that it is a bio. */
const sureOfText = 0.8;

function doubtful({ line }: PageUnit, mark: AuthorMark | undefined): RoleMark | null {
  if (mark === undefined || mark.people.length > 1 || mark.kind === "lead") return null;
  if (line === null) return { ...mark, kind: mark.kind === "bio" ? "bio" : "name" };
  if (mark.isBare && mark.headingRest === null && !isFurnitureRole(line.role)) return null;
  const isSure = (line.role === "body" || line.role === "turn" || line.role === "quote") && line.probability >= sureOfText;
  // What the words bind though it looks like a credit names somebody whom the page introduces.
  return isSure || (isFurnitureRole(line.role) && mark.kind === "bio") ? null : { ...mark, kind: mark.kind === "bio" ? "bio" : "name" };
}

function markOf(unit: PageUnit, words: AuthorMark | undefined): RoleMark | null {
  if (unit.line === null) return null;
  const { role } = unit.line;
  // What ends with a colon stands over words.
  if (role === "bio") return (unit.plain.endsWith(":") || wholeName(unit.plain) !== null ? nameOf(unit, false) : null) ?? bioOf(unit);
  if (naming.has(role)) {
    const named = nameOf(unit, unit.line.probability >= sureOfName);
    return named && { ...named, headingRest: words?.headingRest ?? null };
  }
  const posted = role === "role" ? nameOf(unit, false) : null;
  if (posted?.people.some(({ roles, organizations }) => roles.length + organizations.length > 0)) return posted;
  // A heading that is a name has to be one by the whole page; so has a line that was told to be a byline by its words alone.
  const isByline = unit.kind === "byline" && role === "heading" && words?.kind === "byline";
  if (isByline && words.people.length === 1) return { ...words, kind: "name" };
  if (unit.kind === "heading" && words?.kind === "name" && words.people.length === 1) return { ...words, kind: "name" };
  const opened = unit.kind === "heading" ? nameOf(unit, false) : null;
  return opened && opened.people.every(({ roles, organizations }) => roles.length + organizations.length > 0) ? opened : null;
}

/** Below this "Lowland Review Monday Letter" is no name with more words behind it. */
const fairlySure = 0.5;

function nameOf(unit: PageUnit, mayBeShort: boolean): RoleMark | null {
  if (unit.plain.length > longestName || looksLettered(unit.plain)) return null;
  const bare = unit.plain.replace(closer, "");
  const text = unit.plain.endsWith(":") ? withoutSpeakingVerb(bare) : bare;
  const at = opener.exec(text)?.[0].length ?? 0;
  const named = matchName(text, at);
  const posted = named === null || /^(?:\s+\p{Lu}|['’])/u.test(text.slice(named.after)) ? personAfterPost(text, at) : null;
  if (posted) return toMark(unit, "name", posted);
  // "Wall Street Journal".
  if (named && organizationNouns.has(/^\s+(\p{Lu}\p{L}+)/u.exec(text.slice(named.after))?.[1]?.toLowerCase() ?? "")) return null;
  const match = named ?? (mayBeShort ? wholeSingleName(text, at) : null);
  if (match === null) {
    const person = unit.line?.role === "label" && mayBeShort ? (personByRole(text, 0) ?? personOfState(text, 0)) : null;
    return person && toMark(unit, "name", person);
  }
  const rest = text.slice(match.after);
  const [one, ...coAuthors] = jointPeople(text, at) ?? [];
  if (one) return toMark(unit, "name", one, coAuthors);
  const joint = /^\s*(?:(?:,|and|AND|&)\s|,\p{Lu})/u.test(rest) ? readNameList(text, at) : null;
  const [first, second, ...others] = joint ?? [];
  // As a heading "Jane Doe, Nordic Capital" is one person and a house, whatever this looks like: two are joined by "and".
  if (first && second)
    return unit.kind === "heading" && others.length === 0 && /^,\s/.test(rest)
      ? toMark(unit, "name", ofBody(first, text, second.nameSpan.start))
      : toMark(unit, "name", first, [second, ...others]);
  const posts = rest.trim() === "" ? null : (readPosts(text, match.after, true) ?? postsAtOnce(text, match.after));
  const isDoubtful = unit.line !== null && unit.line.probability < fairlySure;
  if (
    (posts === null && (/^\s+\p{Ll}/u.test(rest) || (isDoubtful && /^\s+\p{Lu}/u.test(rest)))) ||
    (posts === null && isSentence.test(unit.plain.slice(match.after)))
  )
    return null;
  return toMark(unit, "name", markedPerson(match, posts ?? officeBefore(text, at, match.start)));
}

/** "Sen. Jane Doe (R-NY)": an office that is no part of the name. */
function officeBefore(text: string, from: number, start: number): ReturnType<typeof readPosts> {
  const posts = text.slice(from, start).trim() === "" ? null : postsBeforeName(text, start);
  return posts && { roles: [...posts.roles], organizations: [...posts.organizations] };
}

/** "Jane Doe Senior fellow, Institute X": cells of a row, or what stood in two elements. */
function postsAtOnce(text: string, after: number): ReturnType<typeof readPosts> {
  const rest = text.slice(after);
  return /^\s*\p{L}/u.test(rest) && isPostLine(rest.trim()) ? readPostWords(rest.trim(), after + rest.length - rest.trimStart().length) : null;
}

function bioOf(unit: PageUnit): RoleMark | null {
  if (unit.plain.length > longestBio) return null;
  const at = /^[([]?/.exec(unit.plain)?.[0].length ?? 0;
  const [known, ...others] = readBio(unit.plain, true, true) ?? [];
  if (known) return toMark(unit, "bio", known, others);
  const match = matchName(unit.plain, at);
  const posts = match && (readPosts(unit.plain, match.after) ?? postsAtOnce(unit.plain, match.after));
  // "Give Varn what it can use" tells nobody's life.
  const isTold =
    posts !== null ||
    /^['’]s?\s/.test(unit.plain.slice(match?.after)) ||
    (unit.line?.probability ?? 1) >= sureOfBio ||
    (match !== null && startsBioPredicate(unit.plain, match.after));
  return match && isTold ? toMark(unit, "bio", markedPerson(match, posts)) : null;
}

function toMark(
  { start, end, plain, kind: unitKind }: PageUnit,
  kind: "name" | "bio",
  person: MarkedPerson,
  others: readonly MarkedPerson[] = [],
): RoleMark {
  const isBare = unitKind === "heading" && person.roles.length + person.organizations.length === 0;
  return {
    kind,
    start,
    end,
    people: [person, ...others].map((one) => shiftPerson(one, start)),
    bodyStart: end,
    headingRest: null,
    isBare,
    handsOver: plain.endsWith(":"),
  };
}
