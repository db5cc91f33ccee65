import type { PageParts } from "../../page-parts.ts";
import type { PageUnit } from "../../page-unit.ts";
import { type AuthorMark, shiftPerson, type MarkedPerson } from "../../people/author-mark.ts";
import { matchName, surnameOf, wholeName } from "../../people/person-names.ts";
import { isPostLine, readPosts } from "../../people/read-bio.ts";
import { isOfTheSite } from "../page-edges.ts";
import { addBody, addPeople, hasBody, openSection, type Section } from "../../section.ts";

/** So many names in a row under one text have signed it together. */
const fewestSigners = 5;
/** Fewer, where the text says "we" and the names stand under a farewell, a heading for them or over the posts of each. */
const fewestOfUs = 2;
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
  const head = all.findLastIndex(({ plain }) => signersHead.test(plain));
  const last = head > 0 ? head - 1 : all.findLastIndex(isText);
  const under = all
    .slice(last + 1)
    .filter((unit, index, lines) => !isPostOf(unit, lines[index - 1]) && !signersHead.test(unit.plain) && !isFarewell(unit) && !isOfTheSite(unit));
  const signers = under.flatMap((unit) => signerOf(unit) ?? []);
  const before = all.slice(0, last + 1);
  const isOurs = before.filter((unit) => isText(unit) && ours.test(unit.plain)).length > 1 && !before.some((unit) => singular.test(unit.plain));
  const fewest =
    isOurs && (head > 0 || under.some((unit, index) => isPostOf(all[all.indexOf(unit) + 1], unit) && index > 0)) ? fewestOfUs : fewestSigners;
  if (last < 0 || signers.length < fewest || signers.length < leastNames * under.length) return null;
  // A name over a text is of the person who wrote that text alone.
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

const signersHead = /^(?:signed(?: by)?|signatories|(?:the )?undersigned|(?:also|first) signed by|signatures):?$/i;
/** "With the expression of our highest consideration," over the names. */
const isFarewell = ({ plain }: PageUnit): boolean => plain.length < longestSigner && /^\p{Lu}[^.?!]*,$/u.test(plain);
const ours = /(?<!\p{L})[Ww]e(?!\p{L})/u;
const singular = /(?<!\p{L})(?:I|my)(?=\s\p{Ll})/u;

/** What somebody is, in a line of its own under the name. */
function isPostOf(unit: PageUnit | undefined, before: PageUnit | undefined): boolean {
  return unit !== undefined && before !== undefined && wholeName(before.plain) !== null && signerOf(unit) === null && isPostLine(unit.plain);
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
