import { moveSpan, shiftPerson, type MarkedPerson } from "./author-mark.ts";
import { readRoles } from "./bio-roles.ts";
import { readJoinedPredicates, readPredicates, startsBioPredicate } from "./bio-sentences.ts";
import { headNoun } from "./head-noun.ts";
import { matchName } from "./person-names.ts";
import { readPosts } from "./read-bio.ts";

/**
 * People whom running text names with what they are: "Jane Doe, director of X, says …", "Jane Doe (Institute Y)", "with Jane Doe, head of the U.S. team; and …".
 * Names without a post are left out. Cost: linear but for the length of appositions.
 */
export function peopleInText(text: string, offset: number): MarkedPerson[] {
  const people: MarkedPerson[] = [];
  let from = 0;
  for (const word of text.matchAll(/(?<![\p{L}\p{N}.’'&-])\p{Lu}/gu)) {
    if (word.index < from) continue;
    const match = matchName(text, word.index);
    if (!match) continue;
    from = match.end;
    if (/^['’]\s\p{Lu}/u.test(text.slice(match.end, match.end + 3))) continue;
    const posts = postsBeside(text, match.after) ?? postsBefore(text, word.index);
    if (!posts) continue;
    people.push(shiftPerson({ name: match.name, nameSpan: { start: match.start, end: match.end }, ...posts }, offset));
  }
  return people;
}

type Posts = Pick<MarkedPerson, "roles" | "organizations">;

/** Longer than this, what stands between two commas is no post. */
const longestApposition = 220;
/** Verbs with which a sentence goes on behind an apposition. */
const goesOn =
  /^(?:(?:who|which|that|whose|on|about|for a|over|what|how|why|whether|when|if|as|but|though|while|because|since|after|before|in an?|in [A-Z]|at a|to (?:discuss|talk|hear|ask))\b|(?:\p{Ll}+ly )?(?:says?|said|tells?|told|argues?|argued|adds?|added|thinks?|believes?|warns?|warned|notes?|noted|contends?|observes?|cautions?|explains?|reckons?|maintains?|maintained|sees?|calls?|called|puts?|expects?|doubts?|agrees?|disagrees?|insists?|insisted|points?|has|had|have|is|was|were|will|would|does|did|wrote|writes|joins?|joined|sat|sits|meets|met|spoke|speaks|tell|talks?|talked|discusses|asks?|answers?|replied|finds?|takes?|makes?|began|begins|spent|spends|held|holds|took|gave|went|came|kept|felt|sought|stood|brought|chose|led|built|bought|sold|paid|lost|left|ran|grew|knew|drew|drove|flew|rose|fell|sent|won|thought|also|(?:\p{Ll}+ly |then |now )?\p{Ll}{3,}[^\Ws]s\s+(?:an?|the|his|her|their|its|it|that|up|down|no|not|out|visitors|\d)|(?!based|retired|born|trained|educated|appointed|elected|named|called|accredited|affiliated)\p{Ll}{3,}ed(?!\s+(?:by|from|in|at|to|as|with)\b))\b)/u;

/** "…, the President has little room": what follows the comma is a clause of its own. */
const clause =
  /^(?:the|an?|its?|his|her|their|this|that|no|there)\s[^,;.]{1,60}?\s(?:has|have|had|is|are|was|were|will|would|should|must|can|could|may|might|does|did)\s|^\p{Ll}{3,}ed\s(?:for|against|that|the|an?|his|her|its|their|it|what|why|how)\s/u;

/** What stands beside a name that ends at `after`: a bracket, an apposition, a predicate; null where it tells no post. */
export function postsBeside(text: string, after: number): Posts | null {
  const rest = text.slice(after, after + longestApposition + 80);
  const short = /^\s*\(\p{Lu}[\p{L}. -]{1,14}\)(?=[ *_]{0,20},|\s+\p{Ll})/u.exec(rest);
  if (short && !/\p{Ll}{3}/u.test(short[0])) return postsBeside(text, after + short[0].length);
  const bracket = /^\s*\((?![Tt]hrough|[Ss]peaking|[Vv]ia\b)((?:[^()]|\([^()]{2,40}\)){2,120})\)/.exec(rest);
  if (bracket) return readPosts(text.slice(0, after + bracket[0].length), after);
  // Marks of emphasis and the address of a link behind a name are blank, or stand there as they are written.
  const comma = /^(?:(?:\]\([^()\s]{1,300}\))?[ *_]{0,300},\s+|\s*\|\s*|\s+[–—-]\s+|\n)(?=\S)/.exec(rest);
  if (!comma) return startsBioPredicate(text, after) ? predicate(text, after) : null;
  const start = after + comma[0].length;
  const end = appositionEnd(text, start);
  const words = text.slice(start, end);
  // "Professor Lund, you have shaken your head."
  if (/^(?:you|I|we|he|she|they|it|which)(?:\s|['’])/.test(words)) return null;
  if (/^who\s/.test(words)) {
    const at = words.indexOf(" ") + 1;
    const roles = startsBioPredicate(words, at) ? readPredicates(words, at, false) : readJoinedPredicates(words, at);
    return roles.length > 0 ? { roles: roles.map((role) => moveSpan(role, start)), organizations: [] } : null;
  }
  const roles = readRoles(words, start, false);
  const [first] = roles;
  // What stands before the first role would be part of another name: "Jane Doe, John Roe, director of X".
  if (!first || first.start > start + 8) return null;
  return { roles: [...roles, ...clauseRoles(words, start)], organizations: [] };
}

/** "…, a former trade official who is now a senior fellow at X". */
function clauseRoles(words: string, start: number): Posts["roles"] {
  const at = words.search(/(?<=\S)\swho\s/) + 4;
  return at > 4 && startsBioPredicate(words, at) ? readPredicates(words, at, false).map((role) => moveSpan(role, start)) : [];
}

const officeBefore =
  /(?:^|[.!?][”"]?\s+|[,;]\s+|\b(?:[Tt]he|[Bb]y|[Ff]rom|and|said|says|told)\s+)((?:[Ff]ormer\s+|[Rr]etired\s+)?(?:\p{Lu}[\p{L}’'.&-]*\s+(?:of\s+|for\s+|and\s+)?){0,6}(?:\p{Ll}[\p{Ll}-]+\s+){0,2}(\p{Ll}+)\s+(?:(?:to|of|at|for|in)\s+(?:the\s+)?(?:\p{Lu}[\p{L}’'.-]*\s+){1,4})?)$/u;

/** "the Andes Policy Centre's senior fellow, " before a name. */
const possessed =
  /(?:^|[\s(“"])((?:\p{Lu}[\p{L}’'.&-]*\s+(?:of\s+|for\s+|and\s+)?){0,5}\p{Lu}[\p{L}.&-]*['’]s\s+(?:\p{Ll}[\p{L}-]*\s+){0,3}(\p{Ll}+)),?\s+$/u;

/** "Levant Millers Association deputy chairman Ada Lund", "Former high commissioner to Malé Ada Lund": a post with its body before the name. */
function postsBefore(text: string, start: number): Posts | null {
  const before = text.slice(Math.max(0, start - 120), start);
  const owned = possessed.exec(before);
  if (owned?.[1] !== undefined && headNoun(owned[2] ?? "") !== null)
    return {
      roles: readRoles(owned[1].replace(/^The\s+/, ""), start - before.length + owned.index + owned[0].indexOf(owned[1]), false),
      organizations: [],
    };
  const [, phrase = "", noun = ""] = officeBefore.exec(before) ?? [];
  if (!/\p{Lu}/u.test(phrase) || headNoun(noun) === null) return null;
  const roles = readRoles(phrase.trim(), start - phrase.length, false);
  return roles.length === 1 && (roles[0]?.organizations.length ?? 0) > 0 ? { roles, organizations: [] } : formerOffice(roles);
}

const formerOffice = (roles: Posts["roles"]): Posts | null => (roles.length === 1 && roles[0]?.isFormer ? { roles, organizations: [] } : null);

/** No sentence says more of what somebody is; one without end would be read again from each name in it. */
const longestPredicate = 800;

function predicate(text: string, after: number): Posts | null {
  const rest = text.slice(after, after + longestPredicate);
  const stop = /(?<!\p{Lu})[.!?]["”’)]?(?:\s+[\p{Lu}“"‘(]|$)/u.exec(rest);
  const roles = readPredicates(text.slice(0, after + (stop?.index ?? rest.length)), after, false);
  return roles.length > 0 ? { roles, organizations: [] } : null;
}

/** Where an apposition closes: at a semicolon, a full stop before a capital, a quotation mark, or a comma behind which the sentence goes on. */
function appositionEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + longestApposition);
  for (let index = start; index < limit; index++) {
    const letter = text[index] as string;
    if (/[;“”"?!:|\n]/.test(letter)) return index;
    if (
      letter === "." &&
      !/(?<!\p{L})\p{Lu}$/u.test(text.slice(Math.max(0, index - 2), index)) &&
      /^\.(?:\s+\p{Lu}|["”’)]|$)/u.test(text.slice(index, index + 4))
    )
      return index;
    if (letter === ",") {
      const next = text.slice(index + 1).trimStart();
      if (
        goesOn.test(next) ||
        clause.test(next) ||
        /^and\s+(?=\p{Lu})/u.test(next) ||
        (matchName(next, 0) !== null && /^[^,]{3,60}(?:,|\s\()/.test(next) && isAnotherPerson(next))
      )
        return index;
    }
  }
  return limit;
}

/** "…, director of X, John Roe, head of Y": the next name, with a post of its own, ends the one before. */
function isAnotherPerson(next: string): boolean {
  const match = matchName(next, 0);
  return match !== null && readRoles(next.slice(match.after).replace(/^,\s*/, "").slice(0, 60), 0, false)[0]?.start === 0;
}
