import { foldText } from "./shadow.ts";

const longestCompared = 80;

/** A name as it is compared: case, accents, quotes and runs of spaces do not count. */
export function foldedName(name: string): string {
  return foldText(name).trim();
}

/**
 * How many letters two names are apart where they are spelled so nearly alike that one may be meant for the other (a letter or two, more in long names);
 * null where they are not. Cost: O(length), bounded.
 */
export function lettersApart(one: string, other: string): number | null {
  const [a, b] = [foldedName(one).slice(0, longestCompared), foldedName(other).slice(0, longestCompared)];
  const most = Math.min(3, Math.max(1, Math.floor(Math.min(a.length, b.length) / 5)));
  if (Math.abs(a.length - b.length) > most) return null;
  const distance = editDistance(a, b, most);
  return distance <= most ? distance : null;
}

/** Parts of a name by which one that is spelled a little differently can be found: its longest word, its first letters and its last ones. */
export function partsToFind(name: string): string[] {
  const folded = foldedName(name);
  const longest = folded.split(" ").toSorted((a, b) => b.length - a.length)[0] ?? "";
  return [...new Set([longest, folded.slice(0, 3).trim(), folded.slice(-4).trim()])].filter((part) => part.length > 1);
}

/** Letters to put in, take out or change to make one word of another; some number above `most` where it is more. Cost: O(length × most). */
function editDistance(a: string, b: string, most: number): number {
  const beyond = most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => Math.min(at, beyond));
  for (let i = 1; i <= a.length; i++) {
    const next = Array.from({ length: b.length + 1 }, () => beyond);
    next[0] = Math.min(i, beyond);
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const changed = (row[j - 1] ?? beyond) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(changed, (row[j] ?? beyond) + 1, (next[j - 1] ?? beyond) + 1);
    }
    if (next.every((distance) => distance > most)) return beyond;
    row = next;
  }
  return row[b.length] ?? 0;
}
