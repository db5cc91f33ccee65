import { announcesSeveral, type PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import type { AuthorMark } from "../people/author-mark.ts";
import { addBody, addPeople, hasBody, openSection, type Section } from "../section.ts";
import { isOwnVoice, opensQuotation } from "./own-voice.ts";

const leastText = 120;
const sureOfText = 0.8;

/**
 * A page with one signature amid its texts: what stands over it is signed, and what stands under it is another's, whose name is on a further page or was cut off.
 * A name without a dash signs so only where
 * somebody speaks over it, in the first person or in quotation marks, or where words above the text hand over to several. Cost: linear.
 *
 * @returns null where several sign, nothing stands on either side, or a byline opens the page
 */
export function readClosingSignature({ units, top, roster }: PageParts, marks: ReadonlyMap<number, AuthorMark>): Section[] | null {
  const [only, ...others] = [...marks].filter(([index]) => index < roster);
  if (!only || others.length > 0) return null;
  const [index, mark] = only;
  const all = units.slice(top, index).filter(isText);
  const announcing = all.findLastIndex(({ plain }) => announcesSeveral(plain));
  const before = all.slice(announcing + 1);
  const after = units.slice(index + 1, roster).filter((unit) => isText(unit) && unit.line?.role === "body" && unit.line.probability >= sureOfText);
  if (mark.people.length !== 1 || before.length === 0 || after.length === 0 || !(announcing >= 0 || closes(mark, before))) return null;
  if (mark.kind !== "signature" && mark.kind !== "name" && mark.kind !== "byline") return null;
  if (/^by\s/i.test(units[index]?.plain ?? "")) return null;
  const signed = openSection(before[0]?.start ?? 0);
  for (const unit of before) addBody(signed, unit);
  addPeople(signed, mark.people);
  signed.end = mark.end;
  signed.bio = { start: mark.start, end: mark.end };
  const open = openSection(after[0]?.start ?? 0);
  for (const unit of after) addBody(open, unit);
  return [signed, open].filter(hasBody);
}

const isText = ({ kind, plain }: PageUnit): boolean => (kind === "paragraph" || kind === "quote") && plain.length >= leastText;

function closes({ kind, isBare, people }: AuthorMark, before: readonly PageUnit[]): boolean {
  if (kind === "signature") return true;
  const isSpoken = before.some(({ plain }) => isOwnVoice(plain) || opensQuotation(plain));
  return !isBare && isSpoken && people.every(({ roles, organizations }) => roles.length + organizations.length > 0);
}
