import type { MarkedPerson } from "../people/author-mark.ts";

const placeBefore = /\b(?:in|from|at)\s+$/;

/**
 * A person whose name was read too far, as labels of the page tell: "from Orvik Ada Lund" of "Ada", "Ada Lund Orvik Dredging - Chief Executive" of "Ada Lund".
 *
 * @param before the words of the same unit before the name
 */
export function withinLabels(person: MarkedPerson, before: string, labels: readonly string[]): MarkedPerson {
  const { name, nameSpan } = person;
  const head = labels.find((label) => label.includes(" ") && name.startsWith(`${label} `));
  if (head !== undefined) return { ...person, name: head, nameSpan: { ...nameSpan, end: nameSpan.start + head.length } };
  const [place = "", given, ...others] = name.split(" ");
  const rest = name.slice(place.length + 1);
  const isLabel = given !== undefined && labels.some((label) => label === given || label.toLowerCase() === rest.toLowerCase());
  if (!placeBefore.test(before) || others.length === 0 || !isLabel) return person;
  return { ...person, name: rest, nameSpan: { ...nameSpan, start: nameSpan.start + place.length + 1 } };
}
