import { apposedPosts } from "./apposed-posts.ts";
import type { MarkedPerson } from "../author-mark.ts";
import { readRoles } from "../bio-roles.ts";
import { readPredicates, startsBioPredicate } from "../bio-sentences.ts";
import { headNoun } from "../head-noun.ts";
import { findOrganizations } from "../organization-names.ts";
import { postsBeside } from "../people-in-text.ts";
import { matchName, skipTitles } from "../person-names.ts";
import { isOffice } from "../role-person.ts";
import { postsBeforeName } from "../posts-before.ts";
import { isPostLine, readPostWords } from "../read-bio.ts";
import { personKey } from "../../section.ts";
import { withBodies } from "./bodies-of-posts.ts";
import { withHouse } from "./house.ts";
import { type Mention, mentionsOf } from "./mentions.ts";
import { notedPosts } from "./noted-posts.ts";
import type { ToldPage } from "./told-page.ts";

/** Of a page so many people are looked up. */
export const mostLookedUp = 40;

type Posts = Pick<MarkedPerson, "roles" | "organizations">;

/**
 * What a page says somewhere of somebody whom it names as an author without a post, or with a post of no body: beside the name or before it, where the text takes them
 * up again ("The director of X"), in their own words. Nobody becomes an author by it. Cost: linear in the text.
 */
export function withToldPosts(named: MarkedPerson, page: ToldPage): MarkedPerson {
  if (named.isBody || isOffice(named.name)) return named;
  const others = page.people.flatMap(({ person: { name } }) => (name.includes(" ") && name !== named.name ? [name] : []));
  const own = (roles: Posts["roles"]): Posts["roles"] => roles.flatMap((role) => withoutNeighbour(role, others));
  const person = { ...named, roles: own(named.roles).filter(({ text }) => !isCut.test(text)) };
  const mentions = mentionsOf(person, page.text, page.people);
  const ends = mentions.filter(({ isWhole }) => isWhole).map(({ end }) => end);
  const marked = withHouse(withBodies(person, { text: page.text, ends, fullBody: page.fullBody }), page.house, page.manner === "interview");
  if (isBodied(marked)) return marked;
  const told = toldPosts(person, page, mentions)
    .map(({ roles, organizations }) => ({ roles: own(roles), organizations }))
    .filter(({ roles }) => roles.length > 0)
    .map((posts) => withBodies({ ...person, ...posts }, { text: page.text, ends, fullBody: page.fullBody }));
  const best = told.find(isBodied) ?? (person.roles.every(isRank) ? (told.find(({ roles }) => !roles.every(isRank)) ?? told[0]) : undefined);
  if (best && page.manner !== "signed") return joined(marked, best);
  if (best) return withHouse(joined(marked, best), page.house, false);
  return marked.roles.length === 0 ? { ...marked, roles: own(named.roles) } : marked;
}

/** "…, analyst at X, and Jon Reed" up to the comma; none of ", Professor of Law Jon Reed", which is the next one's. */
function withoutNeighbour(role: Posts["roles"][number], others: readonly string[]): Posts["roles"] {
  // "Rift Millers Association" names nobody, though Rift Millers may have been taken for somebody.
  const isPerson = (name: string): boolean => !role.organizations.some((body) => body.name.includes(`${name} `));
  const at = Math.min(...others.flatMap((name) => (role.text.includes(name) && isPerson(name) ? [role.text.indexOf(name)] : [])));
  if (at === Infinity) return [role];
  const text = /^(.*\S)\s*(?:[,;/]|\.(?=\s)|\sand(?=\s))\P{Lu}*$/u.exec(role.text.slice(0, at))?.[1]?.replace(/[,;]$/, "");
  if (text === undefined || headNoun(text) === null) return [];
  return [{ ...role, text, end: role.start + text.length, organizations: findOrganizations(text) }];
}

/** "Senior fellow at the": the rest stands on another line. */
const isCut = /\s(?:of|at|for|in|on|to|the|and|with)$/;

const isBodied = ({ roles, organizations }: Posts): boolean =>
  roles.length > 0 && (organizations.length > 0 || roles.some((role) => role.organizations.length > 0));

/** "Lt. Gen.", "Captain", "Senator": a title, and the post of those alone to whom the page gives no other. */
const isRank = ({ text }: Posts["roles"][number]): boolean => skipTitles(`${text} `, 0) > text.length;

function joined(person: MarkedPerson, { roles, organizations }: Posts): MarkedPerson {
  const isNew = (text: string): boolean => !person.roles.some((role) => role.text.toLowerCase() === text.toLowerCase());
  return {
    ...person,
    roles: [
      ...roles,
      ...person.roles.filter((role) => isNew(role.text) || !roles.some(({ text }) => text.toLowerCase() === role.text.toLowerCase())),
    ],
    organizations: person.organizations.length > 0 ? person.organizations : organizations,
  };
}

/** All that is told, the surest first. */
function toldPosts(person: MarkedPerson, page: ToldPage, mentions: readonly Mention[]): Posts[] {
  const { text } = page;
  const beside = mentions.map((mention) => (mention.isWhole ? postsAt(text, mention) : postsOfSurname(text, mention)));
  const apposed = mentions.filter(({ isWhole }) => isWhole).map((mention) => apposedPosts(text, { start: mention.from, end: mention.end }));
  const described = page.described.get(personKey(person.name)) ?? null;
  const own = page.own.get(personKey(person.name)) ?? null;
  const noted = notedPosts(person.name, page.written, text);
  const titled = mentions.map((mention) => titlePost(text, mention));
  return [...beside, noted, ...apposed, described, own, ...titled].flatMap((posts) => (posts !== null && posts.roles.length > 0 ? [posts] : []));
}

function postsAt(text: string, { from, start, end }: Mention): Posts | null {
  const behind =
    postsBeside(text, end) ??
    whereTheyAre(text, end) ??
    asPost(text, end) ??
    behindSemicolon(text, end) ??
    behindStop(text, end) ??
    underName(text, { from, end });
  // A post ends before some of the titles: "Independent Senator Dr Ada Lund".
  const places = [start, ...Array.from(text.slice(from, start).matchAll(/(?<!\S)\S/g), ({ index }) => from + index).reverse()];
  const over = firstOf(places, (at) => postsBeforeName(text, at));
  // A post does not go on over the end of a line.
  const before = over?.roles.some((role) => text.slice(role.start, role.end).includes("\n")) === true ? null : over;
  return behind && before && !before.roles.every(isRank)
    ? { roles: [...behind.roles, ...before.roles], organizations: [...behind.organizations, ...before.organizations] }
    : (behind ?? before);
}

function firstOf<Item, Found>(items: readonly Item[], read: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = read(item);
    if (found !== null) return found;
  }
  return null;
}

/** "Mr Lund is adviser to the Corvid Fund", "Lund, who is an analyst at X": a predicate that says of what. */
function postsOfSurname(text: string, { end }: Mention): Posts | null {
  const who = /^,?\s+who(?=\s)/.exec(text.slice(end, end + 20))?.[0].length ?? 0;
  if (!startsBioPredicate(text, end + who)) return null;
  const posts = who > 0 && text[end] !== "," ? null : postsBeside(text, end);
  const roles = (posts?.roles ?? predicateRoles(text, end + who)).filter(
    ({ isOffice, organizations, text: words }) =>
      isOffice && matchName(words, 0) === null && (organizations.length > 0 || /\s(?:of|to|at|for|in|with)\s(?:the\s)?\p{Lu}/u.test(words)),
  );
  return roles.length > 0 ? { roles, organizations: [] } : null;
}

const longestPredicate = 300;

function predicateRoles(text: string, at: number): Posts["roles"] {
  const rest = text.slice(at, at + longestPredicate);
  const stop = /(?<!\p{Lu})[.!?;]["”’)]?(?:\s+[\p{Lu}“"‘(]|\s*$)|\n/u.exec(rest)?.index ?? rest.length;
  return readPredicates(text.slice(0, at + stop), at, false);
}

const longestLine = 200;
const mostBeforeNoun = 3;

/** A post on the line under a name that has a line of its own, or behind it in other type. */
function underName(text: string, { from, end }: Pick<Mention, "from" | "end">): Posts | null {
  if (!/(?:^|\n)[^\p{L}\n]{0,300}$/u.test(text.slice(Math.max(0, from - 300), from))) return null;
  const [, gap = "", line = ""] = /^([ \u00a0]*(?:\n[ \u00a0]*){1,2}|[ \u00a0]+)([^\n]{3,400})/u.exec(text.slice(end, end + 3 * longestLine)) ?? [];
  const words = (/^.*?(?<=\p{Ll}{2})\.(?=\s+\p{Lu}|\s*$)/u.exec(line)?.[0] ?? line).replace(/[.\s]+$/, "");
  const at = end + gap.length;
  if (words === "" || words.length > longestLine) return null;
  // "ADA LUND President Corvid Institute": on the line of the name the post begins at once.
  if (gap === " " && headNoun(words.split(" ", mostBeforeNoun).join(" ")) === null) return null;
  if (/^\p{Ll}/u.test(words) && startsBioPredicate(text, at)) return { roles: predicateRoles(text, at), organizations: [] };
  return isPostLine(words) ? readPostWords(words, at) : null;
}

const longestLead = 200;
/** "Ada Lund of the Corvid Fund, where she is senior adviser". */
const where =
  /^([^.!?;:“”"\n]{0,160}?),?\s+where\s+(?:she|he|they)(?:['’](?:s|re)|\s+(?:is|are|was|were))\s+(?:now\s+)?((?:an?\s+|the\s+)?[^.!?;:“”"\n,]{4,90})/u;

function whereTheyAre(text: string, after: number): Posts | null {
  const found = where.exec(text.slice(after, after + longestLead));
  const [, lead = "", words = ""] = found ?? [];
  if (!found) return null;
  const roles = readRoles(words, after + found[0].length - words.length, false).slice(0, 1);
  const opener = "whose ";
  const body = findOrganizations(opener + lead).at(-1);
  if (roles.length === 0 || !body) return null;
  const by = after - opener.length;
  return { roles, organizations: [{ ...body, start: body.start + by, end: body.end + by, link: "," }] };
}

/** "Ada Lund follows the harvest as an economist at the Corvid Fund". */
function asPost(text: string, after: number): Posts | null {
  const found = /^\s+\p{Ll}+s\s[^.;:!?“”"\n]{0,80}?\sas\s+((?:an?\s+|the\s+)?[^.;:!?“”"\n,]{5,110})/u.exec(text.slice(after, after + longestLead));
  const words = found?.[1] ?? "";
  const roles = found ? readRoles(words, after + found[0].length - words.length, false).slice(0, 1) : [];
  return roles.some(({ organizations }) => organizations.length > 0) ? { roles, organizations: [] } : null;
}

/** "Ada Lund; Lecturer in Grammar at the University of Orvik". */
function behindSemicolon(text: string, after: number): Posts | null {
  const [opener = "", words = ""] = /^;\s+(\p{Lu}[^.;:!?\n]{5,120})/u.exec(text.slice(after, after + 130)) ?? [];
  if (words === "") return null;
  const roles = readRoles(words.replace(/\s+for\s+(?:more|details?|a\s.*)$/, ""), after + opener.length - words.length, false);
  return roles.length === 0 ? null : { roles, organizations: [] };
}

/** "Ada Lund. Research associate at the Corvid Centre.", "Ada Lund: Mayor of Tarrow.": how speakers introduce themselves. */
function behindStop(text: string, after: number): Posts | null {
  const [, opener = "", words = ""] =
    /^([.:]\s+)((?!(?:She|He|They|I|We|It|This|That)(?![\p{L}]))\p{Lu}[^.;:!?“”"\n]{5,120})(?=\.(?:\s|$))/u.exec(text.slice(after, after + 130)) ??
    [];
  if (!/\s(?:of|at|for|with)\s/.test(words) || !isPostLine(words)) return null;
  const roles = readRoles(words, after + opener.length, false);
  return roles[0]?.start === after + opener.length ? { roles, organizations: [] } : null;
}

const courtesy = /(?:^|\s)(?:Dr|Doctor|Mr|Mrs|Ms|Prof|Sir|Dame)\.?\s+$/;

/** "Professor Ada Lund", "Ambassador Lund": what somebody is of whom the page tells no more. */
function titlePost(text: string, { from, start }: Mention): Posts | null {
  const words = text.slice(from, start).replace(courtesy, " ").trimEnd();
  const title = /(?:^|\s)((?:\p{Lu}\p{L}+[ -]){0,2}\p{Lu}\p{L}{4,})$/u.exec(words)?.[1] ?? "";
  const isOne = headNoun(title) !== null && !/[^s]s$/.test(title);
  return isOne ? { roles: readRoles(title, from + words.length - title.length, false), organizations: [] } : null;
}
