import { headlineBeside, type MarkedPerson } from "../../people/author-mark.ts";
import { readRoles } from "../../people/bio-roles.ts";
import { isPostLine } from "../../people/read-bio.ts";
import { isOffice } from "../../people/role-person.ts";
import type { PageUnit } from "../../page-unit.ts";
import { addBody, addPeople, hasBody, openSection, personKey, type Section } from "../../section.ts";
import { readMark } from "../../signed/read-marks.ts";
import type { Cast } from "../cast.ts";
import { answerLabel } from "../label-names.ts";
import type { Turn } from "../turns.ts";

const fewestGuests = 2;
/** Posts, a place, a picture's caption. */
const mostBetween = 4;
const longestPosts = 200;

/** A heading that is a name, and whom it names. */
interface Headed {
  readonly unit: PageUnit;
  readonly person: MarkedPerson;
  /** Beside the name in it. */
  readonly headline: string | null;
  /** Where the line before it ends. */
  readonly before: number;
}

/**
 * Several interviews on one page: under each heading that is a name, questions are put to its bearer, and "A" answers. One such heading also names whom the post under it stood for.
 *
 * @param units those of the interview, and what stands right over it
 * @returns the sections with whom each is by, or null where the page is not of this kind
 * Cost: linear.
 */
export function byHeadedGuests(
  sections: readonly Section[],
  { turns, cast, units }: { turns: readonly Turn[]; cast: Cast; units: readonly PageUnit[] },
): Section[] | null {
  const asked = new Set(turns.flatMap(({ label, units: [first] }) => (cast.asking.has(label) && first ? [first.start] : [])));
  const headed = guestsOver(units, ({ start }) => asked.has(start));
  const isByOffice = sections.some(({ people: [guest] }) => guest !== undefined && isOffice(guest.name));
  if (peopleIn(headed) < (isByOffice ? 1 : fewestGuests)) return null;
  // A heading that is a name looks like a label of the posts under it.
  const heads = new Set(headed.map(({ unit }) => unit.start));
  const presenting = turns.filter(({ labelSpan }) => heads.has(labelSpan.start));
  if (presenting.some(({ words }) => words.reduce((sum, { start, end }) => sum + end - start, 0) > longestPosts)) return null;
  const presented = new Set(presenting.flatMap(({ words: [first] }) => (first ? [first.start] : [])));
  const answers = turns.filter(({ label, labelSpan }) => !cast.asking.has(label) && !heads.has(labelSpan.start));
  if (answers.length === 0 || !answers.every(({ label }) => answerLabel.test(label))) return null;
  let next = 0;
  return sections
    .filter(({ bodyStart }) => !presented.has(bodyStart))
    .map((section) => {
      while (next < headed.length && (headed[next]?.unit.start ?? 0) <= section.bodyStart) next++;
      const [own, following] = [headed[next - 1], headed[next]];
      const bodyEnd = Math.min(section.bodyEnd, following?.before ?? section.bodyEnd);
      const made: Section = { ...section, people: [], rivals: [], bodyEnd, end: bodyEnd };
      if (own) {
        addPeople(made, [own.person]);
        made.heading ??= own.headline;
      }
      return made;
    });
}

/**
 * The same where no label tells questions from answers.
 *
 * @param answers units of answers, in order
 * @returns a section for each heading that is a name and has answers under it; none where the page is not of this kind
 */
export function sectionsUnderGuests(units: readonly PageUnit[], answers: readonly PageUnit[], isAsking: (unit: PageUnit) => boolean): Section[] {
  const headed = guestsOver(units, isAsking);
  if (peopleIn(headed) < fewestGuests) return [];
  const heads = new Set(headed.map(({ unit }) => unit.start));
  let next = 0;
  return headed.flatMap(({ person, headline }, index) => {
    const end = headed[index + 1]?.unit.start ?? Infinity;
    const from = headed[index]?.unit.end ?? 0;
    while (next < answers.length && (answers[next]?.start ?? 0) < from) next++;
    const section = openSection(from);
    const [post] = person.roles;
    const isPost = (unit: PageUnit): boolean => post !== undefined && unit.start <= post.start && post.end <= unit.end;
    for (let unit = answers[next]; unit !== undefined && unit.start < end; unit = answers[++next])
      if (!heads.has(unit.start) && !isPost(unit)) addBody(section, unit);
    if (!hasBody(section)) return [];
    addPeople(section, [person]);
    return [{ ...section, start: section.bodyStart, heading: headline }];
  });
}

/** Headings that are names, each over a question. */
function guestsOver(units: readonly PageUnit[], isAsking: (unit: PageUnit) => boolean): Headed[] {
  return units.flatMap((unit, index): Headed[] => {
    const isHead = unit.kind === "heading" || unit.line?.role === "label" || unit.line?.role === "heading";
    const mark = isHead && !isAsking(unit) ? readMark(unit) : null;
    const [person, ...others] = mark?.kind === "name" || mark?.kind === "byline" ? mark.people : [];
    const isAsked = units.slice(index + 1, index + 2 + mostBetween).some(isAsking);
    if (mark === null || person === undefined || others.length > 0 || !isAsked) return [];
    const before = units[index - 1]?.end ?? unit.start;
    return [{ unit, person: withPostUnder(person, units[index + 1]), headline: headlineBeside(mark, unit), before }];
  });
}

const peopleIn = (headed: readonly Headed[]): number => new Set(headed.map(({ person }) => personKey(person.name))).size;

function withPostUnder(person: MarkedPerson, next: PageUnit | undefined): MarkedPerson {
  if (next === undefined || person.roles.length > 0 || !(next.line?.role === "role" || isPostLine(next.plain))) return person;
  return { ...person, roles: readRoles(next.plain, next.start, false) };
}
