import type { PageUnit } from "../page-unit.ts";
import { matchName } from "../people/person-names.ts";
import type { FoundLabel } from "./labels.ts";
import { postedLine } from "./heads/posted-lines.ts";

/** Lines that name who speaks next, with a constituency or a party behind the name, and the lines over them that are no words. */
export interface SpeakerLines {
  readonly labels: ReadonlyMap<PageUnit, FoundLabel>;
  /** The time, the party: short lines over a speaker's line. */
  readonly skipped: ReadonlySet<PageUnit>;
}

const longestLine = 160;
const longestAbove = 30;
const mostAbove = 3;
const fewestSpeakers = 2;
/** "Photo of Ada LundAda Lund (Green Party) Share this": the words for a picture stand before the name, a button behind it. */
const picture = /^(?:Photo|Picture|Portrait|Image) of (\p{Lu}[^()\n]{3,60}?)\s*(?=\1)/u;
const button = /\s+(?:Share|Link to) this\b.*$/iu;
const presiding = /^(?:The )?(?:(?:Acting|Deputy|Vice)[ -])?(?:Chair(?:man|woman|person)?|Speaker|President)\s+(?=\p{Lu})/u;
/** "Vancouver East, BC", "Chilliwack—Fraser Canyon": capitalised words and what joins them. A word counts whole: capitals could be told apart in very many ways else. */
const place = /^(?:[\s,/&—–-]|\p{Lu}[\p{L}\p{M}.’']*(?![\p{L}\p{M}.’'])|(?:of|and|the|de|du|la|des|upon|on|in|for)(?=[\s-]))*$/u;

/**
 * Finds lines that open with a name and come again over words: "Ada Lund Orvik North, BC", "Ada Lund (Green Party)". Cost: linear.
 *
 * @returns nothing where fewer than two people have such lines, or nobody has two
 */
export function speakerLines(units: readonly PageUnit[]): SpeakerLines {
  const found = new Map<PageUnit, FoundLabel>();
  const counts = new Map<string, number>();
  for (const [index, unit] of units.entries()) {
    const label = speakerOf(unit);
    const next = units[index + 1];
    // What tells of the bearer under a name is a bio.
    if (!label || !isWords(next) || next?.kind === "bio" || next?.line?.role === "bio" || next?.plain.startsWith(label.label)) continue;
    found.set(unit, label);
    counts.set(label.label, (counts.get(label.label) ?? 0) + 1);
  }
  const posted = [...found].filter(([{ plain }, { label }]) => plain.length > label.length + 1).length;
  if (counts.size < fewestSpeakers || Math.max(...counts.values()) < 2 || posted === 0) return { labels: new Map(), skipped: new Set() };
  // Where most have a constituency without a bracket, the third word of a line is one too.
  const bare = [...found.values()].filter(({ bracket }) => bracket === null).length;
  const isCut = posted * 2 > found.size && bare === found.size;
  const labels = isCut ? new Map([...found].map(([unit, label]) => [unit, { ...label, label: nameIn(label.label) }])) : found;
  return { labels, skipped: linesAbove(units, found) };
}

function speakerOf({ kind, plain }: PageUnit): FoundLabel | null {
  if (kind === "item" || plain.length > longestLine || /[.?!:]$/.test(plain) || postedLine(plain) !== null) return null;
  const at = picture.exec(plain)?.[0].length ?? 0;
  const line = plain.slice(at).replace(button, "");
  const office = presiding.exec(line)?.[0].length ?? 0;
  const match = matchName(line, office);
  if (!match) return null;
  const behind = line.slice(match.after).trim();
  const bracket = /^\(([^()]{2,120})\)$/.exec(behind)?.[1] ?? null;
  const lead = line.slice(0, match.start);
  const whole = line.slice(match.start, match.end);
  const name = bracket !== null || (behind === "" && whole.split(" ").length < 4) ? whole : nameIn(whole);
  const rest = line.slice(match.start + name.length).trim();
  if (bracket === null && (!place.test(rest) || rest.startsWith(","))) return null;
  return { label: `${lead}${name}`.replace(/\s+/g, " ").trim(), bracket, after: plain.length };
}

/** "Libby Lund" of "Libby Lund Orvik North": without a comma or a bracket nothing but the number of words parts a name from a place. */
const nameIn = (words: string): string => (presiding.test(words) ? words : (/^\S+\s+(?:\p{Ll}\S*\s+|\p{Lu}\.\s+)*\S+/u.exec(words)?.[0] ?? words));

/** A page may break off within a turn. */
const isWords = (unit: PageUnit | undefined): boolean =>
  unit !== undefined && (/[.?!…—–][”"’)]?$/.test(unit.plain) || unit.plain.length > longestLine);

function linesAbove(units: readonly PageUnit[], found: ReadonlyMap<PageUnit, FoundLabel>): Set<PageUnit> {
  const lines = new Map<string, number>();
  for (const { plain } of units) lines.set(plain, (lines.get(plain) ?? 0) + 1);
  const isAbove = (unit: PageUnit | undefined): unit is PageUnit =>
    unit !== undefined &&
    unit.plain.length <= longestAbove &&
    (/\b\d{1,2}[:.]\d{2}\b/.test(unit.plain) || ((lines.get(unit.plain) ?? 0) > 1 && !/[.?!]$/.test(unit.plain)));
  const above = new Set<PageUnit>();
  for (const [index, unit] of units.entries()) {
    if (!found.has(unit)) continue;
    for (let back = 1; back <= mostAbove && isAbove(units[index - back]); back++) above.add(units[index - back] as PageUnit);
  }
  return above;
}
