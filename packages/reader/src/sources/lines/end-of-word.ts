/** What kind of character a code unit is, asked once of each; `code` is no half of a pair. */
export interface CharacterKind {
  readonly pattern: RegExp;
  /** By code unit: 1 for such, −1 for the rest, 0 for what nobody asked of yet. */
  readonly known: Int8Array;
}

export const isLetter: CharacterKind = { pattern: /^\p{L}/u, known: new Int8Array(0x10000) };
export const isLetterOrDigit: CharacterKind = { pattern: /^[\p{L}\p{N}]/u, known: new Int8Array(0x10000) };

/** Where a run of such characters that starts at a place ends; the place itself where none starts there. Cost: O(length of the run). */
export function endOfWord(text: string, start: number, { pattern, known }: CharacterKind): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (known[code] === 1) continue;
    if (code >= 0xd800 && code <= 0xdbff) {
      if (!pattern.test(text.slice(at, at + 2))) break;
      at++;
      continue;
    }
    if (known[code] === 0) known[code] = pattern.test(String.fromCharCode(code)) ? 1 : -1;
    if (known[code] !== 1) break;
  }
  return at;
}
