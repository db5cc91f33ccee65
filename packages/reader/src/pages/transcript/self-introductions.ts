import { shiftPerson, type MarkedPerson } from "../people/author-mark.ts";
import { postsBeside } from "../people/people-in-text.ts";
import { matchName } from "../people/person-names.ts";
import type { Turn } from "./turns.ts";

const says = /(?:^|[.!?,:]\s+|\b(?:and|hello|hi|everyone|everybody|all)\s+)(?:[Mm]y name(?: is|['’]s)|I am|I['’]m)\s+(?=\p{Lu})/gu;
/** So far into a turn people say who they are. */
const farthest = 300;

/** The person who says "I'm Ada Lund, a pilot" early in one of the first turns; null where nobody does, or under several names. Cost: bounded. */
export function introducedBySelf(turns: readonly Turn[]): MarkedPerson | null {
  const people = turns
    .slice(0, 2)
    .flatMap(({ units }) => units.slice(0, 2).flatMap(({ plain, start }) => namesIn(plain).map((person) => shiftPerson(person, start))));
  const [first] = people;
  return first && people.every(({ name }) => name === first.name) ? first : null;
}

function namesIn(plain: string): MarkedPerson[] {
  return [...plain.slice(0, farthest).matchAll(says)].flatMap(({ 0: words, index }) => {
    const match = matchName(plain, index + words.length);
    const posts = match && postsBeside(plain, match.after);
    return match
      ? [{ name: match.name, nameSpan: { start: match.start, end: match.end }, roles: posts?.roles ?? [], organizations: posts?.organizations ?? [] }]
      : [];
  });
}
