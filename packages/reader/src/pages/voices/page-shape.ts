import type { PageUnit } from "../page-unit.ts";
import { skipTitles } from "../people/person-names.ts";
import { labelAt } from "../transcript/labels.ts";
import type { NameMention } from "./name-mentions.ts";
import { bucket } from "./feature-rows.ts";

/** What a page looks like as a whole: where lines name somebody, where prose stands, and which comes first. */
export interface PageShape {
  readonly labels: readonly (string | null)[];
  readonly labelCounts: ReadonlyMap<string, number>;
  readonly lineCounts: ReadonlyMap<string, number>;
  /** "L" for a short line that begins with a name, "P" for prose, "o" for any other. */
  readonly kinds: readonly ("L" | "P" | "o")[];
  /** Prose before the first and after the last line with a name: 0, 1 or 2 for more. */
  readonly proseBefore: number;
  readonly proseAfter: number;
  /** In how many gaps between two lines with names prose stands, as a bucket. */
  readonly gaps: number;
  readonly nameLines: number;
  /** How far the line with a name before and behind each unit is, as buckets. */
  readonly sinceName: readonly number[];
  readonly untilName: readonly number[];
}

const longestNameLine = 160;
const shortestProse = 110;
const distanceEdges = [1, 2, 3, 5, 9, 98];

/** Cost: linear in the units and mentions. */
export function pageShape(units: readonly PageUnit[], mentions: readonly NameMention[]): PageShape {
  const labels = units.map((unit) => labelAt(unit)?.label ?? null);
  const opening = new Set(mentions.flatMap((mention) => (opensUnit(mention, units) ? [mention.unit] : [])));
  const kinds = units.map(({ plain, kind }, index) =>
    opening.has(index) && plain.length < longestNameLine ? "L" : plain.length >= shortestProse && kind !== "bio" && kind !== "byline" ? "P" : "o",
  );
  const [first, last] = [kinds.indexOf("L"), kinds.lastIndexOf("L")];
  const proseIn = (part: readonly string[]): number => part.filter((kind) => kind === "P").length;
  return {
    labels,
    labelCounts: countsOf(labels.filter((label) => label !== null)),
    lineCounts: countsOf(units.map(({ plain }) => plain).filter((plain) => plain.length < 60)),
    kinds,
    proseBefore: first < 0 ? 0 : Math.min(2, proseIn(kinds.slice(0, first))),
    proseAfter: last < 0 ? 0 : Math.min(2, proseIn(kinds.slice(last))),
    gaps: bucket(gapsWithProse(kinds), [0, 1, 2, 4]),
    nameLines: proseLess(kinds),
    sinceName: distances(kinds),
    untilName: distances(kinds.toReversed()).toReversed(),
  };
}

const signsBefore = /^[\s\-–—•*"“([>#\d.:)\]]*(?:by\b\s*)?(?:(?:the|chair|moderator|host)\b\s*)?/iu;
const furthestStart = 24;

/** Nothing but a title, a dash, a number or "by" stands before it. */
export function opensUnit({ form, unit, start }: NameMention, units: readonly PageUnit[]): boolean {
  if (form === "metadata" || start > furthestStart) return false;
  const { plain = "" } = units[unit] ?? {};
  return skipTitles(plain, signsBefore.exec(plain)?.[0].length ?? 0) >= start;
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const proseLess = (kinds: readonly string[]): number => kinds.filter((kind) => kind === "L").length;

function gapsWithProse(kinds: readonly string[]): number {
  let [count, hasProse, hasName] = [0, false, false];
  for (const kind of kinds) {
    if (kind === "P") hasProse = true;
    if (kind !== "L") continue;
    if (hasName && hasProse) count++;
    [hasProse, hasName] = [false, true];
  }
  return count;
}

function distances(kinds: readonly string[]): number[] {
  let last = -Infinity;
  return kinds.map((kind, index) => {
    const distance = bucket(Math.min(99, index - last), distanceEdges);
    if (kind === "L") last = index;
    return distance;
  });
}
