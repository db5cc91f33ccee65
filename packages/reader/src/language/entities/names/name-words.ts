import { foldName } from "../fold-name.ts";

/** Words of a name for comparison: folded, lower case, hyphens and dots away, "Zelensky" and "Zelenskyy" alike. */
export function nameWords(name: string): readonly string[] {
  return foldName(name)
    .toLowerCase()
    .split(/[\s\-‐‑–.]+/)
    .filter((word) => word !== "")
    .map(comparableWord);
}

/** Spellings of one Slavic ending are one word: -iy, -yy, -ii, -ij, -yi, -y. */
export function comparableWord(word: string): string {
  return word.length > 4 ? word.replace(/(?:iy|yy|ii|ij|yi|yj)$/, "y") : word;
}
