/** Numbers of the shapes, which the uncased pieces lack: lower, title, upper, mixed, digits, mark, title at the beginning of a sentence. */
export const wordShapes = { lower: 0, title: 1, upper: 2, mixed: 3, digits: 4, mark: 5, initialTitle: 6 } as const;
export type WordShape = (typeof wordShapes)[keyof typeof wordShapes];

const isUpper = (character: string): boolean => /\p{Lu}/u.test(character);

/** @param beginsSentence only marks stand before the word in its sentence */
export function wordShape(word: string, beginsSentence: boolean): WordShape {
  if (/^[a-z]+$/.test(word)) return wordShapes.lower;
  const letters = word.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return /\p{N}/u.test(word) ? wordShapes.digits : wordShapes.mark;
  const upperCount = letters.filter(isUpper).length;
  if (upperCount === 0) return wordShapes.lower;
  if (upperCount === letters.length && (letters.length > 1 || !beginsSentence)) return letters.length > 1 ? wordShapes.upper : wordShapes.title;
  if (upperCount === 1 && isUpper(letters[0] ?? "")) return beginsSentence ? wordShapes.initialTitle : wordShapes.title;
  return wordShapes.mixed;
}
