/** A word behind its indefinite article, by its first letter: which is enough for the words of this program. */
export function withArticle(word: string): string {
  return `${/^[aeiou]/i.test(word) ? "an" : "a"} ${word}`;
}
