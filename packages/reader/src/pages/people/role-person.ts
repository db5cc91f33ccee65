import type { MarkedPerson } from "./author-mark.ts";
import { readRoles } from "./bio-roles.ts";
import { roleNouns } from "./genre-words.ts";
import { isPlaceOrState } from "./organization-names.ts";
import { findStateWords } from "./state-words.ts";

const longest = 90;
const article = /^(?:The|THE|the)\s+/;

/** A name that `personByRole` or `personOfState` gave: it names an office or a state and no person. */
export function isOffice(name: string): boolean {
  const [first = ""] = name.split(/(?<!\s)\s+(?:of|for|from|to)\s+/i);
  return roleNouns.has(first.split(/\s+/).at(-1)?.toLowerCase() ?? "") || isPlaceOrState(name);
}

const withoutColon = (words: string): string => words.trimEnd().replace(/:$/, "").trimEnd();

/** "Croatia" over a speech: the person who speaks for it, under the words of the page. */
export function personOfState(written: string, at: number): MarkedPerson | null {
  const words = withoutColon(written.trimEnd().replace(/(?<!\s)\s*\([^()]*\)$/, ""));
  if (!isPlaceOrState(words)) return null;
  const nameSpan = { start: at, end: at + words.length };
  const state = findStateWords(words.replace(/^the /i, ""))[0]?.state;
  return { name: words, nameSpan, roles: [], organizations: [], ...(state === undefined ? {} : { state }) };
}

/**
 * Somebody whom a page gives by an office alone: "The representative of Brazil", "SPOKESPERSON". The office is the name, without its article.
 *
 * @param at where the words stand in the document
 * @returns null where the words are no office. Cost: linear in the words.
 */
export function personByRole(written: string, at: number): MarkedPerson | null {
  const skipped = article.exec(written)?.[0].length ?? 0;
  const words = withoutColon(written.slice(skipped));
  if (words.length === 0 || words.length > longest) return null;
  // "SENIOR OFFICIAL TWO" is one of several.
  const first = (words.split(/(?<!\s)\s+(?:of|for|from|to)\s+|,\s+/i)[0] ?? "").replace(/(?<=\s\S+)\s+(?:one|two|three|four|five|#?\d{1,2})$/i, "");
  const head =
    first
      .split(/[\s/]+/)
      .at(-1)
      ?.toLowerCase() ?? "";
  if (!roleNouns.has(head) || first.split(/\s+/).length > 4) return null;
  const isCapitals = words === words.toUpperCase();
  // "THE REPRESENTATIVE OF ZAÏRE": the office in small letters, names with a capital.
  const small = (word: string): string =>
    /^(?:of|for|from|to|the|and)$/i.test(word) ? word.toLowerCase() : word.charAt(0) + word.slice(1).toLowerCase();
  const text = words.replace(/\p{Lu}{3,}|\b(?:OF|TO)\b/gu, (word) =>
    isCapitals && words.startsWith(first) && first.includes(word) ? word.toLowerCase() : small(word),
  );
  const start = at + skipped;
  const roles = readRoles(words, start, false);
  return { name: `${text.charAt(0).toUpperCase()}${text.slice(1)}`, nameSpan: { start, end: start + words.length }, roles, organizations: [] };
}
