const counted = /^(?:(both|each|either|neither)|(?:the|these|those|all) (two|three))(?: of (?:the|these|those|them|us|you))?(?: (?!of\b)\p{Ll}+)?$/iu;

/** How many "both navies", "the two sides" or "each" are, who are nobody until the text names them; null for all other words. */
export function countedWithoutName(words: string): number | null {
  const found = counted.exec(words.trim());
  if (found === null) return null;
  return /^three$/i.test(found[2] ?? "") ? 3 : 2;
}
