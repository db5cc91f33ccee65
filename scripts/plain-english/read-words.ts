import { readFileSync } from "node:fs";

/** A word or shape that our prose does not use. */
export interface BannedWord {
  /** Matches whole words in any case. */
  readonly pattern: RegExp;
  /** What to write instead. */
  readonly write: string;
  /** A text that the pattern finds something in. */
  readonly bad: string;
  /** The same in plain words, in which it finds nothing. */
  readonly good: string;
}

const path = new URL("words.tsv", import.meta.url);

/**
 * The banned words of `words.tsv`: one row a word, with columns pattern, write, bad and good.
 *
 * @throws Error naming the line where a column is missing
 */
export function readWords(): BannedWord[] {
  const [, ...rows] = readFileSync(path, "utf8").trimEnd().split("\n");
  return rows.map((row, at) => {
    const [pattern, write, bad, good, ...others] = row.split("\t");
    if (pattern === undefined || write === undefined || bad === undefined || good === undefined || others.length > 0)
      throw new Error(`words.tsv:${at + 2} needs four columns: pattern, write, bad, good.`);
    return { pattern: new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${pattern})(?![\\p{L}\\p{N}_-])`, "giu"), write, bad, good };
  });
}
