import type { PageUnit } from "../page-unit.ts";
import { matchName } from "../people/person-names.ts";
import { isPostLine } from "../people/read-bio.ts";

const fewestEntries = 3;
const longestEntry = 120;

/**
 * Units of a table of contents in words: titles, each with a line that names its author, and no text between them. Who stands there wrote
 * other pages, and nothing on this one. Cost: linear.
 */
export function contentsList(units: readonly PageUnit[], top: number): Set<number> {
  const listed = new Set<number>();
  for (let index = top; index < units.length; index++) {
    let end = index;
    while (end < units.length && isEntry(units[end] as PageUnit)) end++;
    if (isContents(units.slice(index, end))) for (let at = index; at < end; at++) listed.add(at);
    index = Math.max(index, end);
  }
  return listed;
}

/** A short line that is no sentence. */
function isEntry({ plain }: PageUnit): boolean {
  return plain.length <= longestEntry && !/[.!…]["”’)]*$/.test(plain);
}

/** Names take turns with titles: names and posts alone sign a text together. */
function isContents(run: readonly PageUnit[]): boolean {
  const names = run.flatMap((unit, index) => (namesAuthor(unit) ? [index] : []));
  if (names.length < fewestEntries) return false;
  const isTitle = (unit: PageUnit | undefined): boolean =>
    unit !== undefined && !namesAuthor(unit) && !isPostLine(unit.plain) && /\s/.test(unit.plain);
  return names.every((at, order) => isTitle(run[at - 1]) || (order > 0 && run.slice((names[order - 1] ?? 0) + 1, at).some(isTitle)));
}

function namesAuthor({ plain }: PageUnit): boolean {
  const match = matchName(plain, /^by\s+/i.exec(plain)?.[0].length ?? 0);
  return match !== null && !plain.endsWith("?") && /^\s*(?:$|,|\(|\band\s)/.test(plain.slice(match.after));
}
