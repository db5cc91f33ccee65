import { bodyBehindName, ownerBefore } from "./apposed-posts.ts";
import { moveSpan, type MarkedPerson } from "./author-mark.ts";
import { findOrganizations, type OrganizationName } from "./organization-names.ts";

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
    byNoun.set(noun, (byNoun.get(noun) ?? new Set()).add(bare));
  }
  return byNoun;
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
    const name = /^\p{Lu}\p{Ll}+$/u.test(organization.name) ? fullBody(organization.name) : null;
    return name === null ? organization : { ...organization, name };
  };
  const roles = person.roles.map((role) => ({
    ...role,
    organizations: role.organizations.length > 0 ? role.organizations.map(whole) : bodyByNoun(role.text, fullBody),
  }));
  if (person.organizations.length > 0 || roles.some(({ organizations }) => organizations.length > 0))
    return { ...person, roles, organizations: person.organizations.map(whole) };
  const around = roles.map((role) => bodyBefore(text, role.start, fullBody)).find(({ length }) => length > 0);
  return { ...person, roles, organizations: around ?? ends.map((end) => bodyBehindName(text, end)).find(({ length }) => length > 0) ?? [] };
}

/** "Senior Adviser at the Centre": the noun alone names no body, unless the page has one. */
function bodyByNoun(role: string, fullBody: FullBody): readonly OrganizationName[] {
  const noun = /\s(?:at|of|for|with|in) the (\p{Lu}\p{Ll}+)$/u.exec(role)?.[1];
  const name = noun === undefined ? null : fullBody(noun);
  return noun === undefined || name === null ? [] : [{ name, start: role.length - noun.length, end: role.length, link: "at" }];
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
