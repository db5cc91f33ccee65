import type { MarkedPerson } from "../../people/author-mark.ts";
import { nameForms, personOf, type NameForms } from "../../people/name-forms.ts";
import type { PageParts } from "../../page-parts.ts";
import type { PageUnit } from "../../page-unit.ts";
import { addBody, addPeople, hasBody, openSection, type Section } from "../../section.ts";

const fewestViews = 2;
const longestHeading = 120;
/** "Capt. Lund: stay away", "Ada's reading". */
const ownsHeading = /^([^:’']{2,60}?)(?::\s|[’']s\s)/u;

/**
 * A text by two or more in which headings give each author's own view ("Capt. Lund: stay away", "Ada's reading"): the parts under such headings are that author's, the
 * others stay joint work. Cost: linear.
 *
 * @returns the section alone where fewer than two of its authors have such a heading
 */
export function splitViews(section: Section, { units }: PageParts): Section[] {
  const from = headingOver(section, units)?.start ?? section.bodyStart;
  const inside = units.filter(({ kind, start, end }) => kind !== "other" && start >= from && end <= section.bodyEnd);
  const forms = section.people.map(nameForms);
  const owners = inside.map((unit) => ownerOf(unit, forms));
  if (section.people.length < fewestViews || new Set(owners.filter((owner) => owner !== null)).size < fewestViews) return [section];
  const sections: Section[] = [];
  for (const [index, unit] of inside.entries()) {
    const people = owners[index] === null || owners[index] === undefined ? section.people : [owners[index]];
    const isCut = unit.kind === "heading" && (owners[index] !== null || sections.at(-1)?.people.length === 1);
    if (isCut || sections.length === 0) sections.push(opened(unit, people, isCut));
    if (!isCut) addBody(sections.at(-1) as Section, unit);
  }
  const kept = sections.filter(hasBody);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first) first.start = Math.min(first.start, section.start);
  if (last) last.end = Math.max(last.end, section.end);
  return kept;
}

/** The heading right over the first words, which gives a view as the later ones do. */
function headingOver(section: Section, units: readonly PageUnit[]): PageUnit | null {
  const before = units.findLast(({ kind, start, end }) => kind !== "other" && start >= section.start && end <= section.bodyStart);
  return before?.kind === "heading" ? before : null;
}

function opened(unit: PageUnit, people: readonly MarkedPerson[], isHeaded: boolean): Section {
  const section = openSection(unit.start);
  if (isHeaded) section.heading = unit.plain.replace(/\s+/g, " ");
  addPeople(section, people);
  return section;
}

function ownerOf({ kind, plain }: PageUnit, forms: readonly NameForms[]): MarkedPerson | null {
  const written = kind === "heading" && plain.length <= longestHeading ? ownsHeading.exec(plain)?.[1] : undefined;
  return written === undefined ? null : personOf(written, forms);
}
