import { tokenAt, tokenRange, type DocumentView, type TokenRange } from "../document-view.ts";

/** An acronym that the text defines in brackets behind the name: "Pacific Maritime Forum (PMF)". */
export interface AcronymDefinition {
  /** Last token of the name. */
  readonly nameLast: number;
  readonly acronym: string;
}

/** Definitions in text order. Cost: linear. */
export function findAcronyms(view: DocumentView): AcronymDefinition[] {
  const definitions: AcronymDefinition[] = [];
  for (const [index, token] of view.tokens.entries()) {
    if (token.form !== "(" || index === 0) continue;
    const acronym = tokenAt(view, index + 1, index);
    const close = tokenAt(view, index + 2, index);
    if (acronym === null || close?.form !== ")" || !/^\p{Lu}[\p{Lu}\p{N}&]{1,8}s?$/u.test(acronym.form)) continue;
    definitions.push({ nameLast: index - 1, acronym: acronym.form });
  }
  return definitions;
}

/** True where the letters of the acronym are among the initials of the words, in order, and nearly all of them. */
export function fitsInitials(acronym: string, name: string): boolean {
  const initials = name.split(/[\s\-‐‑–]+/).map((word) => word.charAt(0).toUpperCase());
  const letters = [...acronym.replace(/s$/, "").toUpperCase()].filter((letter) => /\p{L}/u.test(letter));
  let at = 0;
  let matched = 0;
  for (const letter of letters) {
    const next = initials.indexOf(letter, at);
    if (next < 0) continue;
    matched += 1;
    at = next + 1;
  }
  return letters.length > 1 && matched >= letters.length - (letters.length > 3 ? 1 : 0) && initials[0] === letters[0];
}

/** Every later token that is one of the acronyms. */
export function findAcronymUses(view: DocumentView, acronyms: ReadonlyMap<string, string>, cover: Int32Array): { range: TokenRange; id: string }[] {
  const uses: { range: TokenRange; id: string }[] = [];
  if (acronyms.size === 0) return uses;
  for (const [index, token] of view.tokens.entries()) {
    const id = acronyms.get(token.form);
    if (id !== undefined && (cover[index] ?? -1) < 0) uses.push({ range: tokenRange(view, index, index), id });
  }
  return uses;
}
