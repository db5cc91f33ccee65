import { hashText } from "../packages/reader/src/language/syntax/hash.ts";
import type { LexicalEntry } from "../packages/reader/src/language/syntax/lexicon.ts";

/** A word seen at least this often is tried with the tags it was seen with, and no others. */
const closedFrom = 12;

/** Counts of tags by form, as written and in lower case. */
export class WordCounts {
  readonly #counts = new Map<string, Map<number, number>>();

  add(form: string, tag: number): void {
    this.#bump(form, tag);
    const lowered = form.toLowerCase();
    if (lowered !== form) this.#bump(lowered, tag);
  }

  #bump(form: string, tag: number): void {
    let tags = this.#counts.get(form);
    if (!tags) this.#counts.set(form, (tags = new Map()));
    tags.set(tag, (tags.get(tag) ?? 0) + 1);
  }

  forms(): string[] {
    return [...this.#counts.keys()].sort((a, b) => (a < b ? -1 : 1));
  }

  /** The entry of a form, as if one instance of it with the tag `without` had not been seen. */
  entry(form: string, without = -1): LexicalEntry | undefined {
    const tags = this.#counts.get(form);
    if (!tags) return undefined;
    const ranked: [number, number][] = [];
    let count = 0;
    for (const [tag, seen] of tags) {
      const left = tag === without ? seen - 1 : seen;
      if (left > 0) ranked.push([tag, left]);
      count += left;
    }
    if (count === 0) return undefined;
    ranked.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const candidates = count >= closedFrom ? Uint8Array.from([...tags.keys()].sort((a, b) => a - b)) : null;
    return { count: Math.min(count, 255), ambiguity: ambiguityOf(ranked, count), candidates };
  }
}

/** Hash of the up to four tags that make up at least a twentieth each, most frequent first. */
function ambiguityOf(ranked: readonly [number, number][], count: number): number {
  const kept = ranked.filter(([, seen]) => seen * 20 >= count).slice(0, 4);
  return hashText(kept.map(([tag]) => String.fromCharCode(tag + 1)).join(""));
}
