import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { type AuthorMark, shiftPerson, type MarkedPerson } from "../people/author-mark.ts";
import { matchName, surnameOf } from "../people/person-names.ts";
import { readPosts } from "../people/read-bio.ts";
import { addBody, addPeople, hasBody, openSection, type Section } from "../section.ts";

/** So many names in a row under one text have signed it together. */
const fewestSigners = 5;
/** Of the lines under the text, the share that opens with a name: a heading over the names and lines of the site stand among them. */
const leastNames = 0.75;
const longestSigner = 120;
const leastText = 120;

/**
 * An open letter: one text, under it a line for each who signs it, and no text between these. Everybody who signs is an author of it. Cost: linear.
 *
 * @param marks what signs, by unit index
 * @returns null where a text stands between names, or too few sign
 */
export function readOpenLetter({ units, top }: PageParts, marks: ReadonlyMap<number, AuthorMark>): Section[] | null {
  const all = units.slice(top);
  const last = all.findLastIndex(isText);
  const under = all.slice(last + 1);
  const signers = under.flatMap((unit) => signerOf(unit) ?? []);
  const before = all.slice(0, last + 1);
  if (last < 0 || signers.length < fewestSigners || signers.length < leastNames * under.length) return null;
  // A name over a text is of whoever wrote that text alone.
  if (before.some((unit) => signerOf(unit) !== null) || [...marks.keys()].some((index) => index <= top + last)) return null;
  const text = before.map(({ plain }) => plain).join("\n");
  if (signers.filter(({ name }) => isNamedIn(text, name)).length > mostNamed * signers.length) return null;
  const section = openSection(all[0]?.start ?? 0);
  for (const unit of before.slice(before.findIndex(isText))) if (unit.kind !== "other") addBody(section, unit);
  if (!hasBody(section)) return null;
  addPeople(section, signers);
  section.start = section.bodyStart;
  section.bio = { start: under[0]?.start ?? section.end, end: under.at(-1)?.end ?? section.end };
  section.end = section.bio.end;
  return [section];
}

const isText = ({ kind, plain }: PageUnit): boolean => (kind === "paragraph" || kind === "quote" || kind === "item") && plain.length >= leastText;

/** A text that speaks of the people under it reports them. */
const mostNamed = 0.25;
const shortestName = 3;

function isNamedIn(text: string, name: string): boolean {
  return [name.split(" ")[0] ?? "", surnameOf(name)].some((part) => part.length >= shortestName && text.includes(part));
}

/** "Jane Doe, University X", "Ambassador Jane Doe, ret.": a name, and at most what its bearer is. */
function signerOf({ plain, start }: PageUnit): MarkedPerson | null {
  const match = plain.length > longestSigner ? null : matchName(plain, 0);
  if (match === null || !/^\s*(?:$|[,(–—-])/.test(plain.slice(match.after)) || /[.!?]\s+\p{Lu}/u.test(plain.slice(match.after))) return null;
  const posts = readPosts(plain, match.after);
  return shiftPerson(
    {
      name: match.name,
      nameSpan: { start: match.start, end: match.end },
      roles: posts?.roles ?? [],
      organizations: posts?.organizations ?? [],
    },
    start,
  );
}
