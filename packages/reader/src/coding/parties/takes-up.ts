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
