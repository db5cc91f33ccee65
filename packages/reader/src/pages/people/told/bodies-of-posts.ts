import { bodyBehindName, ownerBefore } from "./apposed-posts.ts";
import { moveSpan, type MarkedPerson } from "../author-mark.ts";
import type { RoleWords } from "../bio-roles.ts";
import { headNoun } from "../head-noun.ts";
import { matchName } from "../person-names.ts";
import { findOrganizations, isBodyOf, isPlaceOrState, namesBody, type OrganizationName } from "../organization-names.ts";

/** The one body of a page whose name is headed by a noun ("platform": "Citizens' Platform for the Delta"); null where there is none, or several. */
export type FullBody = (noun: string) => string | null;

/** Words of a page that are searched for bodies. */
const mostSearched = 200_000;

/** @returns looks the page up on first use. Cost: linear in the text. */
export function fullBodiesOf(text: string): FullBody {
  let byNoun: Map<string, Set<string>> | null = null;
  return (noun) => {
    byNoun ??= collect(text.slice(0, mostSearched));
    const [shortest, ...longer] = [...(byNoun.get(noun.toLowerCase()) ?? [])].toSorted((a, b) => a.length - b.length);
    // "About the Silt Fund" names the Silt Fund.
    return shortest !== undefined && longer.every((name) => name.endsWith(shortest)) ? shortest : null;
  };
}

function collect(text: string): Map<string, Set<string>> {
  const byNoun = new Map<string, Set<string>>();
  for (const { name } of findOrganizations(text)) {
    const bare = name.replace(/^the /i, "");
    const noun = headOf(bare);
    if (!bare.includes(" ") || noun === null) continue;
    for (const key of new Set([noun, ...shortForms(bare)])) byNoun.set(key, (byNoun.get(key) ?? new Set()).add(bare));
  }
  return byNoun;
}

/** "Institute for Coastal States" goes by "ICS", "University of Tarnbrook" by its place. */
function shortForms(name: string): string[] {
  const letters = (name.match(/(?<![\p{L}])\p{Lu}/gu) ?? []).join("").toLowerCase();
  const [, place] =
    /^(?:University|Polytechnic|College) of (\p{Lu}\p{L}+)$/u.exec(name) ?? /^(\p{Lu}\p{L}+) (?:University|Polytechnic|College)$/u.exec(name) ?? [];
  return [...(letters.length > 2 ? [letters] : []), ...(place === undefined ? [] : [place.toLowerCase()])];
}

/** "Corvid Institute for Silt": "institute". */
function headOf(name: string): string | null {
  const words = name.toLowerCase().split(/\s+/);
  const small = words.findIndex((word) => /^(?:of|for|on|in|to)$/.test(word));
  return (small > 0 ? words[small - 1] : words.at(-1)) ?? null;
}

/**
 * The body of a post that names none, from the sentence around it ("At the Corvid Institute, director Ada Lund", "the platform's convener, Ada Lund", "director Ada Lund of the
 * Corvid Institute"), and the whole name of a body that the post calls by its noun ("Director of Research at the Fund").
 *
 * @param ends where the text names the person. Cost: bounded, but for one search of the page.
 */
export function withBodies(
  person: MarkedPerson,
  { text, ends, fullBody }: { text: string; ends: readonly number[]; fullBody: FullBody },
): MarkedPerson {
  if (person.isBody || person.roles.length === 0) return person;
  const whole = (organization: OrganizationName): OrganizationName => {
    const name = /^\p{Lu}[\p{L}-]+$/u.test(organization.name) ? fullBody(organization.name) : null;
    return name === null ? organization : { ...organization, name };
  };
  const roles = person.roles
    .map((role) => ({ ...role, organizations: role.organizations.length > 0 ? role.organizations.map(whole) : bodyByNoun(role.text, fullBody) }))
    .map((role) => (role.organizations.some(isBodyOf) ? role : withOwner(text, role)));
  const known = { ...person, roles, organizations: person.organizations.map(whole) };
  if (person.organizations.length > 0 || roles.some((role) => role.organizations.some(isBodyOf))) return known;
  const around =
    roles.map((role) => bodyBefore(text, role.start, fullBody)).find(({ length }) => length > 0) ??
    roles.map((role) => bodyBehindPost(text, role.end)).find(({ length }) => length > 0) ??
    ends.map((end) => bodyBehindName(text, end)).find(({ length }) => length > 0) ??
    [];
  if (around.length === 0) return known;
  return { ...known, roles: roles.map((role) => ({ ...role, organizations: role.organizations.filter(isBodyOf) })), organizations: around };
}

/** "Corretora Atlântica's head of rates", "Norland's deputy prime minister": who owns the post belongs to it. */
function withOwner(text: string, role: RoleWords): RoleWords {
  const before = text.slice(Math.max(0, role.start - reach), role.start);
  const [found, name] = ownerName.exec(before) ?? [];
  if (found === undefined || name === undefined || !/^\p{Ll}/u.test(role.text) || opensClause.test(name)) return role;
  // A firm may have a name like a person's; people have aides, and no heads of research.
  if (personal.test(headNoun(role.text) ?? "") && matchName(name, 0)?.end === name.length) return role;
  const start = role.start - found.length;
  const owner = found.replace(/\s+/g, " ");
  const moved = role.organizations.map((organization) => moveSpan(organization, found.length));
  const body: OrganizationName = { name, start: 0, end: name.length, link: "'s" };
  return { ...role, text: owner + role.text, start, organizations: isPlaceOrState(name) ? moved : [body, ...moved] };
}

/** "She's our coordinator", "In Norland's ministry". */
const opensClause = /^(?:She|He|It|That|There|Here|What|Who|Where|Let|This|In|At|On|For|From|By|With|But|And|When|As|After|Before|Today)(?![\p{L}])/u;
const personal = /^(?:deputy|aide|advis[eo]r|lawyer|attorney|secretary|spokes\p{L}+|student|lieutenant|chief|biographer|)$/u;
const ownerName =
  /(?<![\p{L}\p{N}&][ \u00a0]|[\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}&-]*(?:[ \u00a0](?:&|of|for|and|de|du|des)(?:[ \u00a0]the)?)*(?:[ \u00a0]\p{Lu}[\p{L}\p{N}&-]*(?:[ \u00a0](?:&|of|for|and)(?:[ \u00a0]the)?)*){0,6})['’]s?\s+$/u;

/** "Senior Adviser at the Centre", "the bank's chief economist", "CSF spokesperson": the noun alone names no body, unless the page has one. */
function bodyByNoun(role: string, fullBody: FullBody): readonly OrganizationName[] {
  const behind = /\s(?:at|of|for|with|in) (?:the|this) (\p{L}\p{Ll}{2,})$/u.exec(role)?.[1];
  const noun = behind ?? /^[Tt]he (\p{L}\p{Ll}{2,})['’]s?\s/u.exec(role)?.[1] ?? /^(\p{Lu}{3,})\s(?!\p{Lu}{2})/u.exec(role)?.[1];
  const name = noun === undefined ? null : fullBody(noun);
  if (noun === undefined || name === null) return [];
  const start = behind === undefined ? role.indexOf(noun) : role.length - noun.length;
  return [{ name, start, end: start + noun.length, link: behind === undefined ? "'s" : "at" }];
}

const longestLine = 120;

/** "Senior Lecturer\nCorvid Defence College", "historian, at Orvik University", "hydrologist who sat on … and now works at the Silt Centre". */
function bodyBehindPost(text: string, end: number): readonly OrganizationName[] {
  const rest = text.slice(end, end + 2 * longestLine);
  const under = /^[ \u00a0.]*(?:\n[ \u00a0]*){1,2}(?:[Tt]he )?([^\n]{4,120})(?=\n|$)/u.exec(rest);
  const behind =
    /^(?:,| \|)\s+((?:at|of|from|with)\s+)?([^.;:!?“”"\n|]{4,90})/u.exec(rest) ??
    /^([^.;:!?“”"\n]{0,140}?\b(?:now|who)\s+works\s+(?:at|for|with)\s+)([^.;:!?“”"\n]{4,90})/u.exec(rest);
  if (behind) {
    const [whole, lead = "", words = ""] = behind;
    const opener = "at ";
    const [first] = findOrganizations(opener + words.replace(/^the\s+/, ""));
    const skipped = words.length - words.replace(/^the\s+/, "").length;
    if (first && first.start === opener.length && (/^at\s|works/.test(lead) || namesBody(first.name)))
      return [{ ...moveSpan(first, end + whole.length - words.length + skipped - opener.length), link: "at" }];
  }
  const line = under?.[1];
  if (under === null || line === undefined) return [];
  const [first] = findOrganizations(line);
  const isAlone =
    first !== undefined &&
    first.start === 0 &&
    namesBody(first.name) &&
    first.name.includes(" ") &&
    /^(?:$|,|\s*[|(–—-])/u.test(line.slice(first.end));
  return isAlone ? [{ ...moveSpan(first, end + under[0].length - line.length), link: "," }] : [];
}

const reach = 150;
/** "At the Corvid Institute in Tarrow, ", "For the Dock Federation, " at the start of a sentence, right before the post. */
const placed = /(?:^|[.!?:]["”]?\s+|\n)((?:At|For|From|With)\s+(?:the\s+)?\p{Lu}[^,.;:“”"\n]{2,90}),\s+(?:the\s+|its\s+)?$/u;
/** "the platform's ", "The ministry's ". */
const owned = /(?:^|[^\p{L}])[Tt]he\s+(\p{Ll}{3,})['’]s?\s+$/u;

function bodyBefore(text: string, start: number, fullBody: FullBody): readonly OrganizationName[] {
  const from = Math.max(0, start - reach);
  const before = text.slice(from, start);
  const [, words] = placed.exec(before) ?? [];
  if (words !== undefined) {
    const at = from + before.lastIndexOf(words);
    const [preposition = ""] = words.split(/\s/, 1);
    // Whatever stands behind "at" is a body, known or not.
    const asPlaced = `${preposition.toLowerCase() === "for" ? "with" : preposition.toLowerCase()}${words.slice(preposition.length)}`;
    const [first] = findOrganizations(asPlaced);
    return first ? [{ ...moveSpan(first, at + words.length - asPlaced.length) }] : [];
  }
  const noun = owned.exec(before)?.[1];
  const name = noun === undefined ? null : fullBody(noun);
  if (noun !== undefined && name !== null) {
    const at = from + before.lastIndexOf(noun);
    return [{ name, start: at, end: at + noun.length, link: "'s" }];
  }
  return /(?:^|[^\p{L}])(?:[Ii]ts|[Tt]heir)\s+$/u.test(before) ? ownerBefore(text, start) : [];
}
