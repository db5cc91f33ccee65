/** Nouns of bodies that take up a state or a body named before: "the government", "the alliance". People and things are a party of their own ("the exile", "the yard"). */
const bodies: ReadonlySet<string> = new Set(
  "government administration authority leadership country nation state kingdom republic capital side regime company firm bank organization organisation alliance bloc union ministry council agency commission committee group".split(
    " ",
  ),
);

/**
 * A short definite description of a body can stand for who was named before it; "the farmers of Ica" and "our people" cannot.
 *
 * @param lemma of the word that heads the words
 */
export function takesUp(words: string, lemma: string): boolean {
  return bodies.has(lemma) && /^(?:the|this|that|its|their) (?:\S+ )?\S+$/i.test(words);
}

const counted = /^(?:(both|each|either|neither)|(?:the|these|those|all) (two|three))(?: of (?:the|these|those|them|us|you))?(?: (?!of\b)\p{Ll}+)?$/iu;

/** How many "both navies", "the two sides" or "each" are, who are nobody until the text names them; null for all other words. */
export function countedWithoutName(words: string): number | null {
  const found = counted.exec(words.trim());
  if (found === null) return null;
  return /^three$/i.test(found[2] ?? "") ? 3 : 2;
}
