import { splitSentences } from "../../../language/syntax/split-sentences.ts";
import { moveSpan, shiftPerson, type MarkedPerson } from "../../people/author-mark.ts";
import { readRoles, type RoleWords } from "../../people/bio-roles.ts";
import { readJoinedPredicates, readPredicates, startsBioPredicate } from "../../people/bio-sentences.ts";
import type { PageUnit } from "../../page-unit.ts";
import { matchName } from "../../people/person-names.ts";
import { readBio } from "../../people/read-bio.ts";
import { isSamePerson, joinPerson } from "../../section.ts";

/** People introduced before the first turn or in a closing bio: "Jane Doe, director of X, spoke with …", "Jane Doe led … She is …". */
export function readGuests(units: readonly PageUnit[]): MarkedPerson[] {
  const guests: MarkedPerson[] = [];
  for (const unit of units) {
    const bio = readBio(unit.plain, unit.isEmphasised);
    const found = bio ?? introduced(unit.plain);
    for (const person of found) {
      const guest = shiftPerson(person, unit.start);
      const at = guests.findIndex((known) => isSamePerson(known.name, guest.name));
      const known = guests[at];
      if (known) guests[at] = joinPerson(known, guest);
      else guests.push(guest);
    }
  }
  return guests;
}

const introduction =
  /(?:^|\b(?:with|to|asked|interviewed|joined by|(?:today|guest|me|us) is|welcome,?|have|called(?: up)?|brought in|turn(?:ed)? to|reached|and)\s+)(?=\p{Lu})/gu;
const goesOn = /^(?:He|She|They)(?=\s)/;

/** "She's an analyst" as "She is    analyst", of the same length. */
function uncontracted(words: string): string {
  return words.replace(/^(He|She|They)['’](?:s|re) (?:an?|the) /, (whole, pronoun: string) => `${pronoun} is`.padEnd(whole.length));
}

function introduced(text: string): MarkedPerson[] {
  const people: MarkedPerson[] = [];
  // The stop in "(ret.)" ends no sentence.
  for (const sentence of splitSentences(text.replace(/\(ret\.\)/g, "(ret )"))) {
    const words = uncontracted(text.slice(sentence.start, sentence.end));
    const last = people[people.length - 1];
    const pronoun = goesOn.exec(words)?.[0].length ?? 0;
    if (last && pronoun > 0 && startsBioPredicate(words, pronoun)) {
      people[people.length - 1] = joinPerson(last, { ...last, roles: predicates(words, pronoun, sentence.start), organizations: [] });
      continue;
    }
    for (const place of words.matchAll(introduction)) {
      const match = matchName(text, sentence.start + place.index + place[0].length);
      if (!match || match.end > sentence.end) continue;
      const after = match.after - sentence.start;
      const isSubject = place.index === 0 && startsBioPredicate(words, after);
      people.push({
        name: match.name,
        nameSpan: { start: match.start, end: match.end },
        roles: isSubject ? predicates(words, after, sentence.start) : rolesBeside(text, match.after, sentence.end),
        organizations: [],
      });
    }
  }
  return people;
}

function predicates(words: string, at: number, start: number): RoleWords[] {
  return readPredicates(words, at, false).map((role) => moveSpan(role, start));
}
const afterApposition =
  /,\s+(?:(?=(?:talks?|talked|spoke|speaks|tells|told|discuss(?:es|ed)?|explains|explained|answer(?:s|ed)|replied|responded|met|wrote|sat|joins?|joined|about|on)\b)|and\s+(?=\p{Lu}))|[.;]?$/u;

/** Roles in what follows a name: ", director of X, spoke …", ", who heads Y, …". */
function rolesBeside(text: string, from: number, to: number): RoleWords[] {
  const opener = /^,\s+(who\s)?/.exec(text.slice(from, to));
  if (!opener) return [];
  const start = from + opener[0].length;
  const words = text.slice(start, Math.min(to, start + 400));
  const apposition = words.slice(0, afterApposition.exec(words)?.index);
  if (!opener[1]) return readRoles(apposition, start, false);
  // "who drafted the law and now chairs X": what the first verb says is no role, and may be any verb.
  const roles = startsBioPredicate(apposition, 0) ? readPredicates(apposition, 0, false) : readJoinedPredicates(apposition, 0);
  return roles.map((role) => moveSpan(role, start));
}
