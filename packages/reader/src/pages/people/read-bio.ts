import type { Span } from "@rapporteur/core/model";
import { splitSentences } from "../../language/syntax/split-sentences.ts";
import { moveSpan, type MarkedPerson } from "./author-mark.ts";
import { isRoleHeaded, readRoles, type RoleWords } from "./bio-roles.ts";
import { readPredicates, startsBioPredicate } from "./bio-sentences.ts";
import { headNoun } from "./head-noun.ts";
import { findOrganizations, isPlaceOrState, type OrganizationName } from "./organization-names.ts";
import { matchName, surnameOf, type NameMatch } from "./person-names.ts";

const honorific = "(?:(?:Dr|Mr|Ms|Mrs|Prof|Professor|Ambassador|General|Admiral|Colonel|Sir|Dame|Lord)\\.?\\s+)?";
const adverbial =
  /^(Until|From|Between|Before|Previously|Formerly|Earlier|Prior to|In|Since|Currently|Now|Today|Most recently|After|During)\b[^.;]*?(?=\b(?:[Hh]e|[Ss]he|[Tt]hey|\p{Lu}[\p{L}'’-]+)\s+\p{Ll})/u;
const pastAdverbials: ReadonlySet<string> = new Set([
  "Until",
  "From",
  "Between",
  "Before",
  "Previously",
  "Formerly",
  "Earlier",
  "Prior to",
  "During",
  "Most recently",
]);
const harmless =
  /^(?:Follow|Contact|E-?mail|Twitter|X:|@|His |Her |Their |The views|Views|Reach|Find|Read more|You can|Research assistance|This |All views)/;

const longestBio = 3_000;

/** A person whose bio is being read. */
interface Draft {
  readonly match: NameMatch;
  readonly roles: RoleWords[];
  readonly organizations: OrganizationName[];
}

/**
 * Reads a paragraph as the bio of one or more persons: every sentence must be about one of them and say what a bio says.
 *
 * @param isLenient true where the page itself marks the paragraph as a bio (an author box, a closing line in italics):
 *   then sentences that say something else are passed over
 * @param mayLackRoles true where a paragraph of nothing but such sentences is enough ("Ion Marinescu led the fleet until 2031.")
 * @returns the persons with offsets into `text`, or null where the paragraph is no bio
 */
export function readBio(text: string, isLenient: boolean, mayLackRoles = isLenient): MarkedPerson[] | null {
  if (text.length > longestBio || matchName(text, 0) === null) return null;
  const people: Draft[] = [];
  // The stop in "(ret.)" ends no sentence.
  for (const sentence of splitSentences(text.replace(/\(ret\.\)/g, "(ret )"))) {
    const words = text.slice(sentence.start, sentence.end);
    const current = people[people.length - 1];
    const joint = people.length === 0 ? jointOpening(words) : null;
    const opening = joint ? null : openingPerson(words);
    if (joint) people.push(...joint.map((draft) => moveDraft(draft, sentence.start)));
    else if (opening && (!current || surnameOf(current.match.name) !== surnameOf(opening.match.name)))
      people.push(moveDraft(opening, sentence.start));
    else if (current && continueBio(words, sentence, current)) continue;
    else if (!current || !isLenient) return null;
  }
  const isSupported = people.length > 0 && people.every((person) => mayLackRoles || person.roles.length > 0);
  return isSupported ? people.map(finish) : null;
}

function finish(draft: Draft): MarkedPerson {
  return {
    name: draft.match.name,
    nameSpan: { start: draft.match.start, end: draft.match.end },
    roles: draft.roles,
    organizations: draft.organizations,
  };
}

function moveDraft(draft: Draft, by: number): Draft {
  return {
    match: { ...draft.match, start: draft.match.start + by, end: draft.match.end + by, after: draft.match.after + by },
    roles: draft.roles.map((role) => moveSpan(role, by)),
    organizations: draft.organizations.map((organization) => moveSpan(organization, by)),
  };
}

/** A sentence that introduces a person: name, perhaps an apposition, a predicate of a bio. */
function openingPerson(sentence: string): Draft | null {
  const match = matchName(sentence, 0);
  if (!match) return null;
  if (startsBioPredicate(sentence, match.after)) return { match, roles: readPredicates(sentence, match.after, false), organizations: [] };
  if (sentence[match.after] !== ",") return null;
  if (startsBioPredicate(sentence, match.after + 1)) return { match, roles: readPredicates(sentence, match.after + 1, false), organizations: [] };
  for (let comma = sentence.indexOf(",", match.after + 1); comma > 0; comma = sentence.indexOf(",", comma + 1)) {
    if (!startsBioPredicate(sentence, comma + 1)) continue;
    const apposition = readRoles(sentence.slice(match.after + 1, comma), match.after + 1, false);
    return { match, roles: [...apposition, ...readPredicates(sentence, comma + 1, false)], organizations: [] };
  }
  return null;
}

/** "Jane Doe and John Roe are fellows at X": both, with the same posts. */
function jointOpening(sentence: string): Draft[] | null {
  const first = matchName(sentence, 0);
  const joint = first && /^\s+and\s+/.exec(sentence.slice(first.after));
  const second = joint && matchName(sentence, first.after + joint[0].length);
  if (!second || !/^\s+(?:are|were|both)\s/.test(sentence.slice(second.after)) || !startsBioPredicate(sentence, second.after)) return null;
  const roles = readPredicates(sentence, second.after, false);
  return [first, second].map((match) => ({ match, roles: [...roles], organizations: [] }));
}

function continueBio(words: string, sentence: Span, person: Draft): boolean {
  const lead = adverbial.exec(words);
  const from = lead?.[0].length ?? 0;
  const subject = new RegExp(
    `^(?:[Hh]e|[Ss]he|[Tt]hey|${honorific}(?:\\p{Lu}[\\p{L}.'’-]*\\s+){0,3}${escapeRegExp(surnameOf(person.match.name))})(?=\\s)`,
    "u",
  ).exec(words.slice(from));
  if (!subject) return harmless.test(words);
  const after = from + subject[0].length;
  if (!startsBioPredicate(words, after)) return false;
  const isPast = lead !== null && pastAdverbials.has(lead[1] ?? "");
  person.roles.push(...readPredicates(words, after, isPast).map((role) => moveSpan(role, sentence.start)));
  return true;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/**
 * What stands beside a name without a verb: ", professor at X", " (Institute Y)", "\nFellow, Institute Z", " — Bank W".
 *
 * @returns roles and bodies with offsets into `text`, or null where it reads as neither
 */
export function readPosts(text: string, from: number, isBold = false): { roles: RoleWords[]; organizations: OrganizationName[] } | null {
  const rest = text.slice(from);
  const opener = (isBold ? boldPostOpener : postOpener).exec(rest);
  if (!opener) return null;
  const at = from + opener[0].length;
  const words = text.slice(at).replace(/(?<![\s.)])[\s.)]+$/, "");
  const who = /^who\s+(?=\p{Ll})/u.exec(words);
  if (who) return { roles: readPredicates(words, who[0].length, false).map((role) => moveSpan(role, at)), organizations: [] };
  if (/^(?:formerly|previously)\s+(?:with|at|of)\s/.test(words)) return { roles: [], organizations: [] };
  return readPostWords(words, at) ?? readPostWords(words.replace(dashed, ";  "), at) ?? (opener[0].includes("(") ? namedBody(words, at) : null);
}

/** "strategist - Nordic Capital". */
const dashed = / [–—-] /g;

/** In brackets after a name stands a body, whatever it is called: "Jane Doe (Lagos Fixed Income)". */
function namedBody(words: string, at: number): { roles: RoleWords[]; organizations: OrganizationName[] } | null {
  const isName = /^(?:the )?\p{Lu}[\p{L}\p{N}&.'’-]*(?: (?:(?:of|for|and|de|du|di|the|&) )*\p{Lu}[\p{L}\p{N}&.'’-]*){1,6}$/u.test(words);
  if (!isName || isPlaceOrState(words)) return null;
  return { roles: [], organizations: [{ name: words.replace(/^the /, ""), start: at, end: at + words.length, link: "," }] };
}

const openers = String.raw`[,;|(•·]|[—–/-](?=\s)|\n`;
const postOpener = new RegExp(String.raw`^\s*(?:${openers})\s*`);
/** After a bold name the body may follow at once: "**Jane Doe** of the Institute X". */
const boldPostOpener = new RegExp(String.raw`^\s*(?:${openers}|(?=(?:of|at|from)\s))\s*`);

/** Roles and bodies in words that hold nothing else; null where they hold neither. */
export function readPostWords(words: string, at: number): { roles: RoleWords[]; organizations: OrganizationName[] } | null {
  const roles = readRoles(words, at, false);
  const firstRole = roles[0]?.start ?? at + words.length;
  const organizations = findOrganizations(words.slice(0, firstRole - at)).map((organization) => moveSpan(organization, at));
  if (roles.length === 0 && organizations.length === 0) return null;
  if (roles.length === 0 && !isMostly(organizations, words)) return null;
  const isAlone = organizations.length === 0 && roles.every((role) => role.organizations.length === 0);
  return { roles, organizations: isAlone ? bodiesOnLines(words, at) : organizations };
}

/** Bodies on lines of their own: "Professor of maritime law\nUniversity of the Dodecanese". */
function bodiesOnLines(words: string, at: number): OrganizationName[] {
  return [...words.matchAll(/[^\n;|]+/g)].flatMap((line) => {
    const found = headNoun(line[0]) === null ? findOrganizations(line[0]) : [];
    return isMostly(found, line[0]) ? found.map((organization) => moveSpan(organization, at + line.index)) : [];
  });
}

/** A line that names a body says little else. */
function isMostly(organizations: readonly OrganizationName[], words: string): boolean {
  const covered = organizations.reduce((sum, organization) => sum + organization.end - organization.start, 0);
  return covered * 2 >= words.length;
}

/** True for a line of posts without a name, as it stands under one: "Senior fellow, Institute X". */
export function isPostLine(text: string): boolean {
  if (text.length > 200 || /[?!:]\s*$/.test(text) || /[.!?]\s+\p{Lu}/u.test(text)) return false;
  const bare = text.replace(/^\s*(?:and|formerly|former)\s+/i, "");
  return (
    (isRoleHeaded(bare) && !/\s(?:is|was|are|were|has|have|had|will|would|can|said|says)\s/.test(text)) ||
    readPostWords(text.replace(/(?<![\s.])[\s.]+$/, ""), 0)?.roles.length === 0
  );
}
