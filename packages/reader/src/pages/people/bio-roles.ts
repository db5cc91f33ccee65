import { otherPersonNouns } from "./genre-words.ts";
import { headNoun } from "./head-noun.ts";
import { findOrganizations, type OrganizationName } from "./organization-names.ts";

/** A role as words of a bio: offsets are indices into the text it was read from. */
export interface RoleWords {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isFormer: boolean;
  /** False for "author of …" and the like, which lead to a body but are no office. */
  readonly isOffice: boolean;
  /** Their offsets count from `start`. */
  readonly organizations: readonly OrganizationName[];
}

const formerWord = /(?:^|[\s-])(?:former|formerly|ex|retired|late|onetime|one-time|erstwhile|previous|previously|past|outgoing)(?=[\s-])/i;
const leadingWords = /^(?:an?|currently|now|also|presently|previously|formerly|most recently|once|then|and|both|as)\s+/i;
/** Where a role's own words end: what follows says when or where from, not what. */
const tail =
  /,?\s+(?:from|between|since|until|till|through|during|in)\s+(?:(?:early|late|mid)[- ]?)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?:1[89]|20)\d\d\b[\s\S]*$|,?\s+(?:who|where|which|whose)\s[\s\S]*$|,?\s+based\s+(?:in|at)\s[\s\S]*$|,?\s+(?:currently|previously)\s+based\s[\s\S]*$|,\s+having\s[\s\S]*$|,?\s+and\s+(?:his|her|their|its)\s[\s\S]*$|,\s+(?:and|but)\s+(?:for|in|since|on|after|before|when|at|as)\s[\s\S]*$|,?\s+(?:who\s+)?can\s+(?:speak|discuss|comment|talk|explain|address)\b[\s\S]*$|,?\s+(?:before|until|when|while|after)\s+(?:he|she|they|it)\s[\s\S]*$|,\s+\+?\d[\d\s()-]{6,}$|,?\s+and(?:\s+others?\s[\s\S]*)?$|,\s+(?:he|she|they|it|I|we)(?:['’]\p{L}+)?\s[\s\S]*$|,?\s+and\s+(?:has|had|is|was|recalls?)\s[\s\S]*$|,\s+(?:pointing|arguing|adding|noting|warning|recalling|saying)\s[\s\S]*$|,\s+(?!based|retired|born|trained|educated|appointed|elected|named|called|accredited|affiliated)\p{Ll}{3,}ed\s+(?:by|to|that|the|an?|his|her|their|its|up|out)\s[\s\S]*$|,\s+(?:also\s+)?(?:says?|said|tells?|told|writes?|wrote|argues?|argued|warns?|warned|adds?|added|notes?|noted|explains?|explained|thinks?|believes?)(?!\p{L})[\s\S]*$|,?\s+under\s+(?:President|Prime Minister|Presidents)\s[\s\S]*$/u;

/** "2019–2023" after a post: its term, over by then. */
const term = /(?<![,\s])[,\s]*\(?(?:1[89]|20)\d\d\s?[-–]\s?(?:(?:1[89]|20)?\d\d)\)?\s*$/;
const isEnded = /\b(?:from|between)\s+(?:\p{L}+\s+)?(?:1[89]|20)\d\d\s+(?:to|until|till|through|and)\s+(?:\p{L}+\s+)?(?:1[89]|20)\d\d\b/u;

/**
 * Roles in a list of them: "senior director of X and former ambassador to Y", "Fellow, Institute Z".
 *
 * The list is cut at commas, semicolons, line ends and "and" only where a new role begins, i.e. where a noun of persons comes
 * before the next preposition. "Former" holds for the next noun too where the two share one article and neither has a complement.
 *
 * @param isPast true where a verb in the past governs the list ("was", "served as")
 */
export function readRoles(text: string, from: number, isPast: boolean): RoleWords[] {
  const roles: RoleWords[] = [];
  let before: RoleWords | null = null;
  for (const part of cutAtRoles(text, from)) {
    const role = readRole(part.text, part.start, isPast || sharesFormer(before, part.text));
    if (!role) continue;
    roles.push(role);
    before = role;
  }
  return roles;
}

interface Part {
  readonly text: string;
  readonly start: number;
}

function cutAtRoles(text: string, from: number): Part[] {
  const parts: Part[] = [];
  let start = 0;
  const cut = (end: number, next: number): void => {
    parts.push({ text: text.slice(start, end), start: from + start });
    start = next;
  };
  for (const joint of text.matchAll(
    /(?:(?<!\s)\s+)?[;\n|]\s*|(?:(?<!\s)\s+)?[,/]\s*(?:and\s+|as well as\s+|or\s+)?|(?<!\s)\s+(?:and|as well as|&|[—–])\s+/g,
  )) {
    const next = joint.index + joint[0].length;
    const isHard = /[;|]/.test(joint[0]) || (joint[0].includes("\n") && !isBrokenLine(text.slice(start, joint.index), text.slice(next)));
    const isShared = /^\s*(?:and|&)\s*$/.test(joint[0]) && isQualifier(text.slice(start, joint.index)) && qualified.test(text.slice(next));
    if (isHard || (!isShared && isRoleHeaded(text.slice(next)))) cut(joint.index, next);
  }
  cut(text.length, text.length);
  return parts;
}

const qualified = /^[\p{L}-]+\s+[\p{L}-]+(?:$|[,;.]|\s+(?:of|at|for|in|on|with|to)\s)/u;
const shared = /^(\p{L}[\p{L}-]*)\s+(?:and|&)\s+(?=\p{L})/u;
/** "Fisheries and Livestock Adviser": one word that is no noun of persons shares the next one's. */
const isQualifier = (text: string): boolean => /^(?:(?:an?|the)\s+)?\p{L}[\p{L}-]*$/u.test(text.trim()) && !isRoleHeaded(text);

/** "chairman of the / War Risks Committee", "ambassador / in Tarrow": a line broken for want of room. */
const isBrokenLine = (before: string, after: string): boolean =>
  /\s(?:of|at|for|in|on|to|the|and|with)$/.test(before.slice(-8)) || /^(?:of|at|for|in|on|to|the)\s/.test(after);

/** True where a noun of persons comes before any preposition, comma or verb: "former US deputy intelligence officer for …". */
export function isRoleHeaded(text: string): boolean {
  return headNoun(text) !== null;
}

function readRole(raw: string, rawStart: number, isPast: boolean): RoleWords | null {
  let skipped = raw.length - raw.trimStart().length;
  for (let word = leadingWords.exec(raw.slice(skipped)); word; word = leadingWords.exec(raw.slice(skipped))) skipped += word[0].length;
  const text = raw
    .slice(skipped)
    .replace(tail, "")
    .replace(term, "")
    .replace(/(?<![\s,.;:)])[\s,.;:)]+$/, "")
    .replace(/\s*\([^)]*$/, "");
  const head = headNoun(text) ?? headNoun(text.replace(shared, "$1-"));
  if (head === null) return null;
  const beforeHead = text.slice(0, text.toLowerCase().indexOf(head));
  const adverb = raw.slice(0, skipped);
  return {
    text: text.replace(/\s+/g, " "),
    start: rawStart + skipped,
    end: rawStart + skipped + text.length,
    isFormer: isPast || term.test(raw) || isEnded.test(raw) || formerWord.test(` ${beforeHead}`) || /\b(?:formerly|previously|once)\b/i.test(adverb),
    isOffice: !otherPersonNouns.has(head) || isQualified(head, text),
    organizations: findOrganizations(text.replace(/\n/g, " ")),
  };
}

/** "nutrition expert", "Expert on border law": what somebody is an expert of makes it a post. */
const isQualified = (head: string, text: string): boolean =>
  head === "expert" && (/\S\s+expert\b/i.test(text) || /^expert (?:on|in|for)\s/i.test(text));

/** "a former diplomat and intelligence officer": one article, no complement between, so one "former". */
function sharesFormer(before: RoleWords | null, next: string): boolean {
  if (!before?.isFormer) return false;
  return !/\s(?:of|at|for|to|in|on|with)\s|,/.test(before.text) && !/^\s*(?:an?|the|now|currently)\s/i.test(next);
}
