import { moveSpan, type MarkedPerson } from "../author-mark.ts";
import type { RoleWords } from "../bio-roles.ts";
import { headNoun } from "../head-noun.ts";
import { findOrganizations, isPlaceOrState } from "../organization-names.ts";
import { titlesStart } from "./mentions.ts";

type Posts = Pick<MarkedPerson, "roles" | "organizations">;

/** ", a pearl diver in Orvik, ", ", once deputy head of the choir, ": an article or an adverb of time tells it from a clause. */
const behind =
  /^\s*(?:,|[—–])\s+(?:\d{2},\s+)?(?:an?|the|now an?|once an?|once|formerly|until \p{L}+)\s+((?:[\p{Ll}\p{N}]|\p{Lu}[\p{L}.]*-?\s)[^,;:.!?“”"()\n—–]{3,90}?)\s?(?=[,;:.!?—–\n]|$|\s(?:who|which|that)\s)/u;
const word =
  "(?!(?:its|their|his|her|the|an?|by|with|on|over|from|to|who|that|which|when|where|as|is|was|are|were|has|had|said|says|before|after)(?![\\p{L}]))(?:d['’])?\\p{L}[\\p{L}-]*";
const linked = "\\s+(?:(?:of|for|in|at|and)\\s+(?:the\\s+)?)?";
/** "the locksmith Ada Lund", "its treasurer, Mrs Ada Lund", "the guild's piper, Ada Lund", "A former head of the pool, Ada Lund". */
const before = new RegExp(
  `(?:^|(\\p{L}+)?[\\s(“"]+)([Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|(?:[Tt]he\\s+)?[\\p{L}-]+['’]s?)\\s+(${word}(?:${linked}${word}){0,6}),?\\s+$`,
  "u",
);
/** "On the roof, Ada Lund": a place, where a small word governs what would be a post. */
const governs =
  /^(?:on|in|at|over|from|with|of|near|under|behind|after|before|for|into|inside|outside|through|across|during|since|until|this|that)$/i;
/** "the same Ada Lund", "the year Ada Lund": words before a name that are no posts. */
const noPost = /(?:^|\s)(?:same|young|old|great|late|day|week|month|year|time|moment|way|name|words?|\p{Ll}+ly)$/u;
/** ", the rains have failed, ": a clause. */
const finite = /\s(?:has|have|had|is|are|was|were|will|would|can|could)\s/;
const furthest = 150;
/** "its": of the body named so far before. */
const ownerNear = 260;

/**
 * What an apposition tells of somebody, whatever its noun: grammar alone makes it a post, so that it must be asked only of people who are known to speak.
 *
 * @param start where the name begins, titles left out
 * @param end where it ends
 * @returns null where no apposition stands there. Cost: bounded.
 */
export function apposedPosts(text: string, { start, end }: { readonly start: number; readonly end: number }): Posts | null {
  const after = behind.exec(text.slice(end, end + furthest));
  if (after?.[1] !== undefined && / |\p{Ll}{4}/u.test(after[1]) && !finite.test(after[1]))
    return { roles: [roleOf(after[1], end + after[0].lastIndexOf(after[1]))], organizations: [] };
  const from = titlesStart(text, start);
  const near = text.slice(Math.max(0, from - furthest), from);
  const sentence = near.slice(Math.max(near.lastIndexOf("\n\n"), near.search(/[.!?]["”]?\s+(?=\p{Lu}[^.!?]*$)/u)) + 1);
  const found = before.exec(sentence);
  const [, governing = "", owner = "", words = ""] = found ?? [];
  const head = words.split(/\s+(?:of|for|in|at|and)\s+/u)[0] ?? "";
  if (
    !found ||
    governs.test(governing) ||
    (/^(?:to|by)$/.test(governing) && !/^(?:its|their)$/i.test(owner) && /,/.test(sentence.slice(sentence.lastIndexOf(words)))) ||
    noPost.test(words) ||
    // "A minister's regret Ada Lund": without a comma the noun must be one of persons.
    (/['’]s?$/.test(owner) && !/,\s+$/.test(found[0]) && headNoun(head) === null) ||
    (!(/\p{Ll}[\p{L}-]*$/u.test(head) && /(?:^|\s)(?:d['’])?\p{Ll}[\p{L}-]{2,}$/u.test(head)) && headNoun(head) === null)
  )
    return null;
  const role = roleOf(words, from - sentence.length + found.index + found[0].lastIndexOf(words));
  const isOwned = /^(?:its|their)$/i.test(owner) || /['’]s?$/.test(owner);
  return { roles: [role], organizations: isOwned && role.organizations.length === 0 ? ownerBefore(text, role.start) : [] };
}

function roleOf(words: string, start: number): RoleWords {
  return {
    text: words.replace(/\s+/g, " "),
    start,
    end: start + words.length,
    isFormer: /(?:^|\s)(?:former|ex-|retired|once)/i.test(words),
    isOffice: true,
    organizations: findOrganizations(words),
  };
}

/** No body is looked for at the start of a role's words. */
const opener = "whose ";

/** The body that "its" stands for: the last one named before. */
export function ownerBefore(text: string, at: number): MarkedPerson["organizations"] {
  // "Its" may open the paragraph after the one that names the body.
  const blank = text.lastIndexOf("\n\n", at);
  const paragraph = at - blank < 8 ? text.lastIndexOf("\n\n", blank - 1) : blank;
  const near = at - ownerNear;
  // No name is cut in two.
  const from = paragraph >= near ? paragraph + (paragraph < 0 ? 1 : 2) : near + Math.max(0, text.slice(near, at).search(/\s/));
  const last = findOrganizations(`${opener}${text.slice(from, at)}`).at(-1);
  return last ? [{ ...moveSpan(last, from - opener.length), name: last.name.replace(/^The /, ""), link: "," }] : [];
}

/** "political scientist Ada Lund of Orvik University": the body of a post that names none. */
export function bodyBehindName(text: string, end: number): MarkedPerson["organizations"] {
  const words = /^(?:\s+|,\s+(?=at\s))(?:of|at|from|with)\s[^.;:!?“”"\n]{3,80}/u.exec(text.slice(end, end + 90))?.[0].replace(/^,/, " ") ?? "";
  const [first] = findOrganizations(words.trimStart());
  if (words === "") return bodyBeside(text, end);
  return first && first.start <= 9 ? [moveSpan(first, end + words.length - words.trimStart().length)] : [];
}

/** "ADA LUND, CORVID FORUM:", "Ada Lund (Lund & Ibarra, Orvik)". */
function bodyBeside(text: string, end: number): MarkedPerson["organizations"] {
  const [whole = "", lead = "", words = ""] =
    /^(\s*\(|,\s+)((?:\p{Lu}[\p{L}\p{N}&.’'-]*|&)(?:\s+(?:of|for|and|de|&)?\s*\p{Lu}[\p{L}\p{N}&.’'-]*){1,6})(?=[,:)])/u.exec(
      text.slice(end, end + 120),
    ) ?? [];
  const closes = lead.includes("(") ? /^(?:,[^()\n]{1,40})?\)/ : /^(?::|\))/;
  if (words === "" || isPlaceOrState(words) || headNoun(words) !== null || !closes.test(text.slice(end + whole.length, end + whole.length + 50)))
    return [];
  return [{ name: words.replace(/\s+/g, " "), start: end + lead.length, end: end + whole.length, link: "," }];
}
