import { announcesSeveral, type PageParts } from "../page-parts.ts";
import { isSmallLine } from "../page-unit.ts";
import type { AuthorMark } from "../people/author-mark.ts";
import { personKey } from "../section.ts";
import { opensQuotation } from "./own-voice.ts";
import { readRoleMarks } from "./role-marks.ts";

/** Words hand over to several, and the first of them stands under these with a text of their own: the rest is on another page, or behind a wall. */
export function isHandedOver(parts: PageParts, byUnit: ReadonlyMap<number, AuthorMark>): boolean {
  const { units, top, roster } = parts;
  const marks = [...readRoleMarks(parts, byUnit)].filter(([index]) => index >= top && index < roster);
  const [index, mark] = marks[0] ?? [roster, null];
  const isOne = new Set(marks.flatMap(([, { people }]) => people.map(({ name }) => personKey(name)))).size === 1;
  if (!mark || !isOne || mark.kind === "signature" || /^by\s/i.test(units[index]?.plain ?? "")) return false;
  const next = units.slice(index + 1, roster).find(({ kind }) => kind !== "other" && kind !== "bio");
  if (mark.kind !== "lead" && next?.kind !== "paragraph" && next?.kind !== "quote") return false;
  const behind = units.slice(index + 1, roster).filter(({ kind, plain }) => kind === "paragraph" && !isSmallLine({ plain }));
  // The news goes on behind somebody's words in quotation marks.
  if (behind.some(({ plain }) => opensQuotation(plain)) && !behind.every(({ plain }) => opensQuotation(plain))) return false;
  if (mark.handsOver === true && (mark.kind !== "lead" || !mark.isBare)) return true;
  const hasPosts = mark.people.some(({ roles, organizations }) => roles.length + organizations.length > 0);
  const before = [...parts.standfirstUnits, ...units.slice(top, index)].filter(({ kind }) => kind === "paragraph" || mark.kind === "lead");
  const announcing = before.findLastIndex(({ plain }) => announcesSeveral(plain));
  // A text between the words that hand over and the name stands over it.
  if (announcing >= 0 && mark.kind !== "bio") return before.slice(announcing + 1).every(({ plain }) => plain.length < longestRemark);
  return announcing >= 0 || (hasPosts && announcesSeveral(parts.titleText ?? ""));
}

const longestRemark = 160;
