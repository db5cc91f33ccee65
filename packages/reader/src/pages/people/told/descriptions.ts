import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../author-mark.ts";
import { readRoles } from "../bio-roles.ts";
import { readPredicates } from "../bio-sentences.ts";
import { type NameForms, personOf } from "../name-forms.ts";
import { matchName } from "../person-names.ts";
import { personKey } from "../../section.ts";
import { postPhraseEnd } from "./post-phrase.ts";

type Posts = Pick<MarkedPerson, "roles" | "organizations">;

/** "The director of X points to …", "says the director of X", "A transport economist at X, she has …", "She's a demographer at X". */
const openers =
  /(?:(?<=[.!?]["”’)]{0,2}\s{1,4})|(?<=\n))(?:(?<the>The)|(?<a>An?))\s+(?=\p{L})|(?<=["”’]\s{1,3}|,\s)(?:says?|said|adds?|added|argues?|argued|warns?|warned|notes?|noted|recalls?|recalled)\s+(?<said>the)\s+(?=\p{L})|(?<=[.!?]["”’)]{0,2}\s{1,4})(?<who>She|He)(?=['’]s\s|\s+(?:is|was)\s)/gu;
/** So far before it stands the name that a description takes up. */
const reach = 700;
const mostOpeners = 200;
const longestSentence = 300;

/**
 * Posts by which a text takes up somebody whom it has just named: the last person named before, in the same paragraph or the one over it. By `personKey`.
 *
 * Cost: linear in the text.
 */
export function describedPeople(text: string, people: readonly NameForms[]): Map<string, Posts> {
  const found = new Map<string, Posts>();
  let count = 0;
  for (const opener of text.matchAll(openers)) {
    if (++count > mostOpeners) break;
    const start = opener.index + opener[0].length;
    const roles = opener.groups?.["who"] === undefined ? describing(text, start, opener.groups?.["a"] !== undefined) : told(text, start);
    if (roles.length === 0) continue;
    const person = lastNamed(text, opener.index, people);
    const key = person && personKey(person.name);
    if (key !== null && !(found.get(key)?.roles.some(({ organizations }) => organizations.length > 0) ?? false))
      found.set(key, { roles, organizations: [] });
  }
  return found;
}

/** The post in "the director of X": of one word alone it may be anybody's. */
function describing(text: string, start: number, isIndefinite: boolean): Posts["roles"] {
  const end = postPhraseEnd(text, start);
  if (end === null) return [];
  const behind = text.slice(end, end + 60);
  const words = text.slice(start, end);
  if (isIndefinite ? !/^,\s+(?:she|he|they)\s/.test(behind) : !/\s/.test(words) || /^(?:,?\s+\p{Lu}|['’]|\s+(?:and|or|who|is|was)\s)/u.test(behind))
    return [];
  return readRoles(words, start, false).slice(0, 1);
}

function told(text: string, start: number): Posts["roles"] {
  const rest = text.slice(start, start + longestSentence);
  const contracted = /^['’]s\s/.test(rest) ? 2 : 0;
  const end = /[.!?;:]["”’)]?(?:\s|$)|\n/.exec(rest)?.index ?? rest.length;
  return contracted > 0
    ? readRoles(rest.slice(contracted, end), start + contracted, false)
    : readPredicates(text.slice(0, start + end), start, false).filter(({ isOffice }) => isOffice);
}

/** The person whom the text names last before `at`; null where that is none of those who speak. */
function lastNamed(text: string, at: number, people: readonly NameForms[]): MarkedPerson | null {
  const near = nearBefore(text, at);
  let last: { readonly end: number; readonly person: MarkedPerson | null } | null = null;
  for (const { index } of text.slice(near.start, near.end).matchAll(/(?<![\p{L}\p{N}.’'&-])\p{Lu}/gu)) {
    const from = near.start + index;
    if (last && from < last.end) continue;
    const match = matchName(text, from);
    if (match && match.end <= at) last = { end: match.end, person: personOf(match.name, people) };
    else {
      const word = /^\p{Lu}[\p{L}\p{M}’'-]+/u.exec(text.slice(from, from + 60))?.[0].replace(/['’]s$/, "") ?? "";
      const person = word.length > 2 ? personOf(word, people) : null;
      if (person) last = { end: from + word.length, person };
    }
  }
  // Over an interview, "The head of X has spent …" is of the one who speaks.
  return last === null && people.length === 1 && at < headRoom ? (people[0]?.person ?? null) : (last?.person ?? null);
}

const headRoom = 1_000;

function nearBefore(text: string, at: number): Span {
  const from = Math.max(0, at - reach);
  const near = text.slice(from, at);
  // One blank line may part the words from the name.
  const blank = near.lastIndexOf("\n\n", near.trimEnd().length - 1);
  const over = blank <= 0 ? -1 : near.lastIndexOf("\n\n", blank - 1);
  return { start: over < 0 ? from : from + over, end: at };
}
