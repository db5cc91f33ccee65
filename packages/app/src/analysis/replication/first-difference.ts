/** Two results of one formula may differ in the last digits from one processor to the next. */
const tolerance = 1e-9;

/**
 * Where two plain values (of JSON) differ first, and how; null where they do not. Numbers are the same within a relative 1e-9.
 *
 * Cost: O(size).
 */
export function firstDifference(kept: unknown, computed: unknown, place = ""): string | null {
  if (typeof kept === "number" && typeof computed === "number") {
    const isSame = kept === computed || Math.abs(kept - computed) <= tolerance * Math.max(Math.abs(kept), Math.abs(computed));
    return isSame ? null : said(place, kept, computed);
  }
  if (!isCompound(kept) || !isCompound(computed) || Array.isArray(kept) !== Array.isArray(computed))
    return kept === computed ? null : said(place, kept, computed);
  for (const key of new Set([...Object.keys(kept), ...Object.keys(computed)])) {
    const [before, after] = [(kept as Record<string, unknown>)[key], (computed as Record<string, unknown>)[key]];
    const difference = firstDifference(before, after, place === "" ? key : `${place}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

function isCompound(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function said(place: string, kept: unknown, computed: unknown): string {
  const short = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 80);
  return `${place}: ${short(kept)} in the crate, ${short(computed)} computed`;
}
