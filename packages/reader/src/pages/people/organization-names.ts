import { entityId, slug } from "@rapporteur/core/model";
import { internationalOrganizations } from "../../language/entities/gazetteer/international-organizations.ts";
import type { OrganizationRecord } from "../../language/entities/gazetteer/organization-columns.ts";
import { places } from "../../language/entities/gazetteer/places.ts";
import { privateOrganizations } from "../../language/entities/gazetteer/private-organizations.ts";
import { stateBodies } from "../../language/entities/gazetteer/state-bodies.ts";
import { states } from "../../language/entities/gazetteer/state-codes.ts";
import { organizationNouns, unitNouns } from "./genre-words.ts";
import { headNoun } from "./head-noun.ts";
import { findStateWords } from "./state-words.ts";

/** A body named in a role: where, what it is called, and by what words it is joined to the role. */
export interface OrganizationName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The preposition before it, "," for a comma, "'s" where it owns what follows, "." behind a sentence, "" at the start. */
  readonly link: string;
}

/** The gazetteer's record of a body, or null for one that it does not know. */
export function knownOrganization(name: string): OrganizationRecord | null {
  return byName.get(nameKey(name)) ?? null;
}

/** The entity id of a body: the gazetteer's key where it knows the body, a slug of the name elsewhere. */
export function organizationId(name: string): string {
  return entityId("organization", knownOrganization(name)?.key ?? slug(name));
}

const byName: ReadonlyMap<string, OrganizationRecord> = new Map(
  [...stateBodies, ...privateOrganizations, ...internationalOrganizations].flatMap((record) =>
    [record.name, ...record.aliases].map((name): [string, OrganizationRecord] => [nameKey(name), record]),
  ),
);

const placeNames: ReadonlySet<string> = new Set([
  ...places.map((place) => place.name),
  ...places.flatMap((place) => place.aliases),
  ...states.flatMap((state) => state.seats.map((seat) => seat.name)),
  ..."Europe Eurasia Asia Africa Americas America Oceania Balkans Caucasus Arctic Antarctic London Paris Sahel Caribbean Levant Pacific Atlantic".split(
    " ",
  ),
  ..."Middle East;East Asia;South Asia;Southeast Asia;Central Asia;Latin America;North America;South America;North Africa;West Africa;East Africa;Western Europe;Eastern Europe;Central Europe;Indian Ocean;Black Sea;New York;The Hague;Horn of Africa;Indo-Pacific;Asia-Pacific;Western Hemisphere;Persian Gulf;Gulf".split(
    ";",
  ),
]);

function nameKey(name: string): string {
  return name.replace(/^the /i, "").replace(/[’]/g, "'").toLowerCase();
}

const phrase =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}&.+-]*(?:['’](?!s\b)\p{L}+)?(?:(?:(?<!\p{Ll}{4}\.)[ \u00a0]+(?:(?:of|for|on|de|du|des|del|della|dei|delle|di|da|do|dos|das|van|von|la|&|and|für|y|et|e)[ \u00a0]+)?(?:(?:the|la|los|las|der|den)[ \u00a0]+|(?:dell|l|d)['’])?|['’]s[ \u00a0]+|(?<=s)['’][ \u00a0]+|-)\p{Lu}[\p{L}\p{M}\p{N}&.+-]*(?:['’](?!s\b)\p{L}+)?)*/gu;

/**
 * The bodies named in the words of a role, in text order.
 *
 * A body is a capitalised phrase with a noun of organisations in it, one that the gazetteer knows, or one that stands
 * where only a body can stand ("partner at Corvid Risk"). States, places and fields of study are none. Cost: linear.
 */
export function findOrganizations(role: string): OrganizationName[] {
  const found: OrganizationName[] = [];
  for (const match of role.matchAll(phrase)) {
    for (const piece of cutPhrase(match[0], match.index)) {
      const candidate = { ...piece, link: linkBefore(role, piece.start) };
      if (isOrganization(candidate, role)) found.push(candidate);
    }
  }
  return found;
}

interface Piece {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** "Atlantic Council’s Eurasia Center" is two bodies, "King’s College" one; "Oxford and the Atlantic Council" is two. */
function cutPhrase(whole: string, at: number): Piece[] {
  const pieces: Piece[] = [];
  // "Director of the Pripyat Law Centre", capitals and all, is a post and a body.
  const post = /^(\p{Lu}\S*(?: \p{Lu}\S*){0,3}?) (?:of|for|OF|FOR|AT) (?:(?:the|THE) )?(?=\p{Lu})/u.exec(whole);
  // A professor is of a field, whose name may be a body's elsewhere.
  const isPost =
    post !== null &&
    !/(?:professor|lecturer|reader|scholar|student|teacher|candidate|chair)$/i.test(post[1] ?? "") &&
    headNoun(post[1] ?? "") === post[1]?.split(" ").at(-1)?.toLowerCase();
  let start = post && isPost ? post[0].length : 0;
  for (const cut of whole.matchAll(/['’]s[ \u00a0]+|[ \u00a0]+(?:and|on) the[ \u00a0]+/g)) {
    const before = whole.slice(start, cut.index);
    const isOwner = cut[0].startsWith("'") || cut[0].startsWith("’");
    if (isOwner && !/\s/.test(before) && !knownOrganization(before) && !/^\p{Lu}{2,}$/u.test(before)) continue;
    // "Council on the Americas" is one.
    if (/\son\sthe\s/.test(cut[0]) && /(?:council|committee|commission|cent(?:er|re)|institute|forum|foundation|panel|conference)$/i.test(before))
      continue;
    pieces.push(piece(before, at + start));
    start = cut.index + cut[0].length;
  }
  // "covers Kosovo for the Morava Weekly" names one body, "Chamber for the Trades" too.
  const field = /^(\S+(?: \S+)?) for (?:the )?(?=\p{Lu})/u.exec(whole.slice(start));
  if (field && isPlaceOrState(field[1] ?? "")) start += field[0].length;
  pieces.push(piece(whole.slice(start), at + start));
  return pieces;
}

function piece(text: string, start: number): Piece {
  const name = text.replace(/(?<![.,])[.,]+$/, "");
  return { name: name.replace(/\s+/g, " "), start, end: start + name.length };
}

/** How far back the word before a body, and the post that it belongs to, are looked for, in UTF-16 code units. */
const reach = 500;

function linkBefore(role: string, start: number): string {
  const before = role
    .slice(Math.max(0, start - reach), start)
    .replace(/\b(?:the|The|THE)\s+$/, "")
    .trimEnd();
  if (/['’]s$/.test(before)) return "'s";
  if (before === "" || /[,;(–—|:\n]$/.test(before)) return before === "" ? "" : ",";
  if (/\p{Ll}{3}[.!?]["”’)]?$/u.test(before)) return ".";
  return /(\p{L}+)$/u.exec(before)?.[1]?.toLowerCase() ?? "";
}

/** Nouns of bodies that name none where they stand alone: "Professor of Law", "Bureau chief". */
const commonNouns: ReadonlySet<string> = new Set(
  "law board bureau school office department desk division risk research security business capital affairs policy trust news studies strategies group library club news center centre".split(
    " ",
  ),
);
/** Where only a body can stand: "at X", "of the shipping firm X". */
const holdingLinks: ReadonlySet<string> = new Set(
  "at with from company firm consultancy charity nonprofit startup start-up lender insurer brokerage".split(" "),
);
const founders =
  /\b(?:founder|co-founder|cofounder|president|chief executive|ceo|(?:executive|managing) director|director[ -]general|secretary[ -]general|spokes(?:man|woman|person)|chairman|chairwoman|chair|editor|editor-in-chief|partner|publisher|owner)\b[^,]*$/i;
const press =
  /\b(?:columnist|correspondent|reporter|journalist|commentator|writes?|covers|reports|blogs|contributes|writer|editor|cartoonist|blogger)\b[^,]*$/i;

/** What a minister is of is no body: "Minister of Foreign Affairs". */
const portfolio = /(?:minister|secretary|secretary of state|commissioner|representative)\s+(?:of|for)\s+(?:the\s+)?$/i;

function isOrganization(candidate: OrganizationName, role: string): boolean {
  // "Economist Ada Lund" is of no paper.
  if (candidate.link === "" && headNoun(candidate.name) === candidate.name.toLowerCase()) return false;
  if (knownOrganization(candidate.name)) return true;
  if (isPlaceOrState(candidate.name) || commonNouns.has(candidate.name.toLowerCase())) return false;
  // "Senior Research Fellow" holds a noun of bodies, and is a post.
  if ((candidate.link === "" || candidate.link === ",") && headNoun(candidate.name) !== null) return false;
  if (/affairs$/i.test(candidate.name) && portfolio.test(role.slice(Math.max(0, candidate.start - reach), candidate.start))) return false;
  if (hasOrganizationNoun(candidate.name)) return candidate.link !== "" || candidate.start <= 4;
  if (/^\p{Lu}{2,}$/u.test(candidate.name))
    return [",", "of"].includes(candidate.link) || holdingLinks.has(candidate.link) || followsOwner(role, candidate);
  const before = role.slice(Math.max(0, candidate.start - reach), candidate.start);
  if (candidate.link === "of") return founders.test(before) || press.test(before);
  if (candidate.link === "for") return press.test(before);
  if (candidate.link === ",") return / /.test(candidate.name) && !followedByLowerCase(role, candidate.end);
  return holdingLinks.has(candidate.link);
}

function followsOwner(role: string, candidate: Piece): boolean {
  return /^['’]s\b/.test(role.slice(candidate.end));
}

function followedByLowerCase(role: string, end: number): boolean {
  return /^\s+\p{Ll}/u.test(role.slice(end));
}

function hasOrganizationNoun(name: string): boolean {
  return name.split(/[\s-]+/).some((word) => /^\p{Lu}/u.test(word) && organizationNouns.has(word.toLowerCase()));
}

/** True for words that name a body by themselves, wherever they stand: the gazetteer knows it, or a noun of organisations is in it. */
export function namesBody(name: string): boolean {
  return knownOrganization(name) !== null || hasOrganizationNoun(name);
}

/**
 * False for what a post is in charge of, in capitals: "Director, Global Economy", "Head of Debt Management", "Senior Lecturer, War Studies",
 * "Analyst, Trade and Technology".
 */
export function isBodyOf({ name, link }: OrganizationName): boolean {
  return (
    knownOrganization(name) !== null ||
    !(
      /^(?:,|of|in|for|on|)$/.test(link) &&
      ((fieldOnly.test(name) && !hasOrganizationNoun(name.replace(/\S+$/, ""))) || (!hasOrganizationNoun(name) && /\sand\s/.test(name)))
    )
  );
}

const fieldOnly =
  /(?:^|\s)(?:Law|Risk|Studies|Management|Strategies|Research|Affairs|Business|Strategy|Economy|Capital|Security|Minerals|Technology|Markets|Development|Energy|Trade|Climate|Health|Defen[cs]e|Democracy|Governance|Statecraft|Policy|Finance|Income|Rates|Commodities|Equities|Economics|Order|Oceans|Analysis|Guinea|FX|EM|Asia|Africa|Europe|America|East)$/u;

/** True for the name of a state or of a place that the gazetteer knows. */
export function isPlaceOrState(name: string): boolean {
  const bare = name.replace(/^the /i, "");
  const names = bare.split(/(?<!\s)\s+and\s+(?:the\s+)?|,\s*/);
  if (names.every((part) => placeNames.has(part))) return true;
  const covered = findStateWords(bare).reduce((sum, word) => sum + (word.end - word.start), 0);
  return covered > 0 && covered >= bare.replace(/\s+and\s+|\s+/g, "").length - 1;
}

/**
 * Which of a role's bodies employs: not the unit ("Global China Hub") where its parent is named as well
 * ("at the Atlantic Council", "the Atlantic Council's Eurasia Center").
 */
export function employerOf(organizations: readonly OrganizationName[]): OrganizationName | null {
  const wholes = organizations.filter((organization) => !isUnit(organization.name) && isBodyOf(organization));
  return wholes.find((organization) => organization.link === "at") ?? wholes[0] ?? organizations[0] ?? null;
}

/** True for parts of a body that nobody would take for a body of its own: "Asia Programme", "Desk for Kenya". */
export const isPart = (name: string): boolean => part.test(name);

const part = /(?:^|\s)(?:Programme|Program|Project|Initiative|Desk|Unit|Team|Department|Division|Hub|Practice|Section)(?:$|\s(?:for|on|of)\s)/u;

/** True for a name that is headed by a noun of parts: center, program, desk. */
export function isUnit(name: string): boolean {
  if (knownOrganization(name)) return false;
  const words = name.toLowerCase().split(/\s+/);
  const connector = words.findIndex((word) => /^(?:of|for|on|de)$/.test(word));
  const headWord = words[connector > 0 ? connector - 1 : words.length - 1] ?? "";
  return unitNouns.has(headWord);
}
