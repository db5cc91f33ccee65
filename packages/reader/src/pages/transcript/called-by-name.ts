import { bearersOf, type NameForms } from "../people/name-forms.ts";
import type { MarkedPerson } from "../people/author-mark.ts";
import { isSamePerson } from "../section.ts";
import { namedGuests } from "./guests/named-guests.ts";
import type { Turn } from "./turns.ts";

/** Somebody is spoken to by name: "Ada, who owns it?", "Thank you, Ada.", "Professor Lund, is it so?". */
const address =
  /(?:^|[.?!…:;,–—-]\s+|\b(?:and|so|now|well|but|okay|thanks|thank you)\s+)((?:Dr|Mr|Ms|Mrs|Prof|Professor|Ambassador|General|Minister|Senator|Sir|Dame|Father)\.?\s+)?(\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){0,2})\s*[,?]|,\s+((?:Dr|Mr|Ms|Mrs|Prof|Professor|Ambassador|General|Minister|Senator|Sir|Dame|Father)\.?\s+)?(\p{Lu}[\p{L}’'-]+)\s*[.?!]/gu;
/** "Joining me now is the economist Ada Lund.", "Here's Senator Per Holm.": who is heard next. */
const presents =
  /\b(?:here(?:['’]s| is)|joining (?:me|us)(?: \p{L}+){0,3} is|with (?:me|us)(?: \p{L}+){0,3} is|joined(?: \p{L}+)? by|(?:my|our)(?: next)? guest(?: \p{L}+){0,2} is|let['’]s (?:hear from|listen to))\s/iu;
/** Of a turn, so much of the end tells who has the next word. */
const longestEnd = 600;

/**
 * Who stands behind labels that name nobody ("Speaker 2"): the person whom the turn before calls by name is who speaks next. A label for which two people speak, or a person
 * who is called before two labels as often, is left open.
 *
 * @param open labels that nobody is bound to
 * @param people whom the page introduces and nothing else binds
 * Cost: linear in the turns times the people.
 */
export function calledByName(turns: readonly Turn[], open: ReadonlySet<string>, people: readonly NameForms[]): Map<string, MarkedPerson> {
  const votes = new Map<string, Map<MarkedPerson, number>>();
  const known = people.map(({ person }) => person);
  const knownAs = (person: MarkedPerson | null): MarkedPerson | null => {
    if (person === null) return null;
    const same = known.find(({ name }) => isSamePerson(name, person.name));
    if (same === undefined) known.push(person);
    return same ?? person;
  };
  for (const [index, turn] of turns.entries()) {
    const before = turns[index - 1];
    if (!before || before.label === turn.label || !open.has(turn.label)) continue;
    const person = calledIn(before, people) ?? knownAs(presentedIn(before));
    if (person === null) continue;
    const own = votes.get(turn.label) ?? new Map<MarkedPerson, number>();
    votes.set(turn.label, own.set(person, (own.get(person) ?? 0) + 1));
  }
  const bound = new Map<string, MarkedPerson>();
  for (const [label, own] of votes) {
    const [[first, most] = [null, 0], [, next] = [null, 0]] = [...own].toSorted((a, b) => b[1] - a[1]);
    const isRivalled = first !== null && [...votes].some(([other, counts]) => other !== label && (counts.get(first) ?? 0) >= most);
    if (first !== null && most > next && !isRivalled) bound.set(label, first);
  }
  return bound;
}

/** The only one of the people whom the end of a turn calls by name. */
function calledIn({ units }: Turn, people: readonly NameForms[]): MarkedPerson | null {
  const words = units
    .map(({ plain }) => plain)
    .join(" ")
    .replace(/\s+/g, " ");
  const called = [...words.slice(-longestEnd).matchAll(address)].flatMap(([, , name, , last]) => bearersOf(name ?? last ?? "", people));
  const last = called.at(-1) ?? null;
  return last !== null && new Set(called).size === 1 ? last : null;
}

/** The only person whom the end of a turn presents. */
function presentedIn({ units }: Turn): MarkedPerson | null {
  for (const unit of units.slice(-mostPresenting)) {
    const words = unit.plain.replace(/\s/g, " ");
    const opener = presents.exec(words);
    const from = opener === null ? -1 : opener.index + opener[0].length;
    const plain = from < 0 ? "" : words.slice(from).replace(/[.?!]\s[^]*$/u, ".");
    const [first, ...others] = namedGuests([{ ...unit, start: unit.start + from, plain }]).filter(({ evidence }) => evidence > 0);
    if (first && others.length === 0) return first.person;
  }
  return null;
}

const mostPresenting = 3;
