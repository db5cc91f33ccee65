import { looksLikeName } from "./line-roles.ts";

/** What stands behind a name where a text introduces its bearer: "Jane Doe is …", "Jane Doe, fellow at …", "Jane Doe (…". */
const introducing = /[*_]*(?:,\s\p{Ll}|\s(?:is|was)\s|\s\()/gu;
const mostWords = 8;
const longestName = 120;

/** The names of people whom a text introduces. Found in one pass over the text, when a name is first asked for. */
export class IntroducedNames {
  readonly #text: string;
  #found: ReadonlySet<string> | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** The line is a name alone, of somebody whom the text introduces elsewhere. Cost: linear in the text once, then constant. */
  has(words: string): boolean {
    if (!looksLikeName(words)) return false;
    this.#found ??= namesIn(this.#text);
    return this.#found.has(words);
  }
}

/** All that may be a name before such words: two to eight words. */
function namesIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const { index } of text.matchAll(introducing)) {
    const before = text
      .slice(Math.max(0, index - longestName), index)
      .split(/\s+/)
      .slice(-mostWords);
    for (let from = before.length - 2; from >= 0; from--)
      found.add(
        before
          .slice(from)
          .join(" ")
          .replace(/^[^\p{L}]+/u, ""),
      );
  }
  return found;
}
