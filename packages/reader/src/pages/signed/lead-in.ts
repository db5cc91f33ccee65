import type { PageUnit } from "../page-unit.ts";
import type { Section } from "../section.ts";

const fewestSections = 2;
const quoted = /^["“]/;

/** Where every text but the first is a quotation from its first word, what stands before the first quotation is the page's own. Cost: linear. */
export function withoutLeadIn<Signed extends Section>(sections: readonly Signed[], units: readonly PageUnit[]): Signed[] {
  const [first, ...others] = sections;
  const opens = (section: Section): boolean => quoted.test(units.find(({ start }) => start >= section.bodyStart)?.plain ?? "");
  if (!first || sections.length < fewestSections || opens(first) || !others.every(opens)) return [...sections];
  const own = units.find(({ start, end, plain }) => start > first.bodyStart && end <= first.bodyEnd && quoted.test(plain));
  return own ? [{ ...first, start: own.start, bodyStart: own.start }, ...others] : [...sections];
}
