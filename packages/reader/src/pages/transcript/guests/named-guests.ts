import { moveSpan, type MarkedPerson } from "../../people/author-mark.ts";
import { readRoles } from "../../people/bio-roles.ts";
import { officeNouns, otherPersonNouns, roleNouns } from "../../people/genre-words.ts";
import type { PageUnit } from "../../page-unit.ts";
import { headNoun } from "../../people/head-noun.ts";
import { matchName } from "../../people/person-names.ts";
import { personByRole } from "../../people/role-person.ts";
import { isSamePerson, joinPerson, personKey } from "../../section.ts";

/** Somebody whom the words over an interview name, and how much speaks for their being its guest. */
interface NamedGuest {
  readonly person: MarkedPerson;
  readonly evidence: number;
}

const longestWords = 1_500;
/** Labels are looked up among so many. */
const mostGuests = 100;
const heard =
  /\b(?:speaks?|spoke|talks?|talked|talking|interview(?:s|ed|ing)?|conversation|met|meets|asked|asks|sat down|sits down|questions?|caught up|visited|called|exchange|received by|welcomed by)\s+(?:\p{L}+\s+){0,3}?(?:to|with|for|of)?\s*(?:the\s+|an?\s+|our\s+)?(?:[\p{L}’'-]+\s+){0,5}$/iu;
const asks = /(?<!\b(?:received|welcomed) )\b(?:by|from our|moderator|interviewer|photographs?|editor)[:\s]\s*$/i;
/** "… talked to Harbour Weekly's Per Holm": whom an outlet sent. */
const ofOutlet =
  /\b(?:[Ss]peaks?|[Ss]poke|[Tt]alks?|[Tt]alked|[Tt]ells|[Tt]old|[Jj]oins|[Jj]oined)\s+(?:(?:to|with)\s+)?(?:the\s+)?(?:\p{Lu}[\p{L}.&-]*\s+){0,3}\p{Lu}[\p{L}.&-]*[’']s?\s+(?:\p{Ll}+\s+){0,3}$/u;
const goesOn =
  /^(?:,\s+(?:who|whose|an?|the|\p{Ll})|\s+(?:has|had|is|was|spent|ran|runs|served|led|leads|taught|teaches|kept|keeps|sat|grew|wrote|covered|received|worked|lives|began|joined|founded|chaired|spoke|speaks|talked|talks|says|believes|thinks|argues|explains|sees|warns|(?:\p{Ll}+ly )?\p{Ll}{2,}ed)\b|\s+\()/u;
/** "… Ada Lund spoke with the Post": who was heard, and by whom. */
const spokeWith =
  /^(?:,[^,.;]{3,120},)?\s+(?:\p{Ll}+ly\s+|recently\s+)?(?:spoke|speaks|talked|talks|sat down|sits down|met)\s+(?:\p{Ll}+\s+){0,2}?(?:with|to)\s|^(?:,[^,.;]{3,120},)?\s+(?:answers|answered|took|takes|fielded)\s+(?:\p{Ll}+\s+){0,3}questions\b/u;
const underOffice = /^([\p{L}’' -]{3,80}):\s+$/u;
const modifiers = /(?:^|[.!?:]\s+|\b(?:the|an?|our|to|with|by|for|of)\s+)((?:[\p{L}’'-]+\s+){1,6})$/u;

/** Names in the words over an interview, those who ask left out, with the posts that stand before them: "the retired judge Ada Lund". Cost: linear. */
export function namedGuests(units: readonly PageUnit[]): NamedGuest[] {
  const guests = new Map<string, NamedGuest>();
  for (const unit of units) {
    if (unit.plain.length > longestWords) continue;
    for (const guest of namesOf(unit)) {
      const key = personKey(guest.person.name);
      const known = guests.get(key);
      guests.set(key, known ? { person: joinPerson(known.person, guest.person), evidence: known.evidence + guest.evidence } : guest);
    }
  }
  return [...guests.values()].slice(0, mostGuests);
}

/**
 * False where the words over an interview name somebody else for whom more speaks, or before this person as much: an office holder in passing is no guest. A bio, or a
 * line that opens with the name, presents that person.
 */
export function isLikeliest({ name }: MarkedPerson, units: readonly PageUnit[]): boolean {
  if (units.some(({ plain }) => isSamePerson(matchName(plain, 0)?.name ?? "", name))) return true;
  const named = namedGuests(units);
  const at = named.findIndex(({ person }) => isSamePerson(person.name, name));
  const own = named[at]?.evidence ?? 0;
  return at < 0 || !named.some(({ evidence }, index) => (index < at ? evidence > 0 && evidence >= own : evidence > own));
}

/** Whom an interview with one guest is with: the only name that anything speaks for; null where nothing does, or where it does for two alike. */
export function onlyGuest(units: readonly PageUnit[], isAsker: (name: string) => boolean): MarkedPerson | null {
  const [first, second] = [...namedGuests(units), ...units.flatMap(officeOf)]
    .filter(({ person, evidence }) => evidence > 0 && !isAsker(person.name))
    .toSorted((a, b) => b.evidence - a.evidence);
  return first && (second === undefined || second.evidence < 1 || (second.evidence < passing && first.evidence >= second.evidence + clearly))
    ? first.person
    : null;
}

/** With so much more, anyone else who is named is only spoken of. */
const clearly = 3;
/** Less than this is said of the person who is not presented as well. */
const passing = 2;

/** "The Official Spokesman" in a line of its own. */
function officeOf(unit: PageUnit): NamedGuest[] {
  const person = unit.kind === "paragraph" || /\s(?:by|with)\s|[:?]/.test(unit.plain) ? null : personByRole(unit.plain, unit.start);
  return person ? [{ person, evidence: 0.5 }] : [];
}

function* namesOf(unit: PageUnit): Generator<NamedGuest> {
  let from = 0;
  for (const word of unit.plain.matchAll(/(?<![\p{L}\p{N}.’'-])\p{Lu}/gu)) {
    if (word.index < from) continue;
    const match = matchName(unit.plain, word.index);
    if (!match) continue;
    from = match.end;
    const before = unit.plain.slice(Math.max(0, word.index - 120), word.index);
    const isAsking = asks.test(before) || ofOutlet.test(before) || (unit.kind === "byline" && /\bby\b/i.test(unit.plain));
    if (isAsking) continue;
    const roles = rolesBefore(before, word.index);
    const isTitled = match.start > word.index;
    const evidence =
      (roles.length > 0 ? 2 : 0) +
      (isTitled ? 1 : 0) +
      (heard.test(before) ? 2 : 0) +
      (goesOn.test(unit.plain.slice(match.after)) ? 1 : 0) +
      (spokeWith.test(unit.plain.slice(match.after, match.after + 220)) ? 3 : 0);
    const person = { name: match.name, nameSpan: { start: match.start, end: match.end }, roles, organizations: [] };
    yield { person: shifted(person, unit.start), evidence };
  }
}

const officeOfBody =
  /(?:^(?!.*\b(?:by|with)\s)|\b(?:[Bb]y|[Ww]ith|[Oo]f|[Tt]o)\s+)(?:[Tt]he\s+)?((?:\p{L}[\p{L}-]*\s+){0,3}?\p{L}[\p{L}-]*\s+(?:of|for|to|at)\s+(?:the\s+)?\p{Lu}[^,;:.!?()]{2,80}),\s+$/u;

/** "Retired Kenyan mediator " before a name, or "by the Spokesperson of the Ministry of Fisheries, ". */
function rolesBefore(before: string, end: number): MarkedPerson["roles"] {
  const office = officeOfBody.exec(before);
  if (office?.[1] !== undefined && headNoun(office[1]) !== null)
    return readRoles(office[1], end - before.length + office.index + office[0].indexOf(office[1]), false);
  const over = underOffice.exec(before)?.[1];
  const phrase = over ?? modifiers.exec(before)?.[1] ?? "";
  const head = phrase.trim().split(/\s+/).at(-1)?.toLowerCase() ?? "";
  const isPost = (over !== undefined && headNoun(over) !== null) || roleNouns.has(head) || otherPersonNouns.has(head) || officeNouns.has(head);
  return isPost ? readRoles(phrase.trim(), Math.max(0, end - before.length + before.lastIndexOf(phrase)), false) : [];
}

function shifted(person: MarkedPerson, by: number): MarkedPerson {
  return { ...person, nameSpan: moveSpan(person.nameSpan, by), roles: person.roles.map((role) => moveSpan(role, by)) };
}
