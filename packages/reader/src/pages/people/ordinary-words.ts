/** The words that a text has in lower case. Cost: linear. */
export function lowerCaseWords(text: string): ReadonlySet<string> {
  return new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}]{2,}/gu));
}

/** "SERIOUS PROBLEMS" or "Serious Problems" on a page that has both words in lower case: two words with capitals, and no name. */
export function isOrdinary(name: string, words: ReadonlySet<string>): boolean {
  return name.split(/[\s-]+/).every((word) => words.has(word.toLowerCase()));
}
