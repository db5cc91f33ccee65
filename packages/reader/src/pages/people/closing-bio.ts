import { splitSentences } from "../../language/syntax/split-sentences.ts";
import { moveSpan, shiftPerson, type MarkedPerson } from "./author-mark.ts";
import type { RoleWords } from "./bio-roles.ts";
import { readPredicates, startsBioPredicate } from "./bio-sentences.ts";
import type { PageUnit } from "../page-unit.ts";
import { matchName } from "./person-names.ts";
import { readBio } from "./read-bio.ts";
import { isSamePerson } from "../section.ts";

const anonymous = /^\(?(?:The (?:author|writer|columnist|Ambassador|Professor|General|Admiral)|This (?:author|writer))(?=\s)/;
const again = /^(?:The (?:author|writer)|He|She|They)(?=\s)/;
const longest = 1_500;

/**
 * Reads the last paragraph of a text as the bio of an author who is known already: "The author is …", or a paragraph that opens with the
 * author's full name, whatever its verb ("Dale Morrissey retired from the navy as a captain").
 *
 * @param author whom a byline or a heading names for the text above
 * @returns the author with what the paragraph says, or null where it is about somebody or something else. Cost: linear in the unit.
 */
export function readClosingBio(unit: PageUnit, author: MarkedPerson): MarkedPerson | null {
  if (unit.kind === "heading" || unit.plain.length > longest) return null;
  const roles = rolesOfTheAuthor(unit.plain);
  if (roles) return shiftPerson({ name: author.name, nameSpan: moveSpan(author.nameSpan, -unit.start), roles, organizations: [] }, unit.start);
  const short = rolesOfSurname(unit.plain, author.name);
  if (short) return shiftPerson({ name: author.name, nameSpan: moveSpan(author.nameSpan, -unit.start), roles: short, organizations: [] }, unit.start);
  const match = matchName(unit.plain, 0);
  if (!match || !isSamePerson(match.name, author.name) || /^[\s,]*$/.test(unit.plain.slice(match.after))) return null;
  const found = readBio(unit.plain, true)?.[0] ?? { name: match.name, nameSpan: match, roles: [], organizations: [] };
  return shiftPerson({ ...found, nameSpan: { start: match.start, end: match.end } }, unit.start);
}

/** "Dr Feng is president of …": a part of the name after a title, and a predicate of a bio. */
function rolesOfSurname(text: string, name: string): RoleWords[] | null {
  const found = /^(?:Dr|Prof|Professor|Mr|Ms|Mrs|Ambassador|General|Admiral|Colonel|Sir|Dame|Lord|Lady)\.?\s+(\p{Lu}[\p{L}’'-]+)(?=\s)/u.exec(text);
  if (!found || !name.split(/\s+/).includes(found[1] ?? "") || !startsBioPredicate(text, found[0].length)) return null;
  const roles = readPredicates(text, found[0].length, false);
  return roles.length > 0 ? roles : null;
}

function rolesOfTheAuthor(text: string): RoleWords[] | null {
  const roles: RoleWords[] = [];
  for (const [index, sentence] of splitSentences(text).entries()) {
    const words = text.slice(sentence.start, sentence.end);
    const subject = (index === 0 ? anonymous : again).exec(words)?.[0];
    if (subject === undefined || !startsBioPredicate(words, subject.length)) {
      if (index === 0) return null;
      continue;
    }
    roles.push(...readPredicates(words, subject.length, false).map((role) => moveSpan(role, sentence.start)));
  }
  return roles;
}
