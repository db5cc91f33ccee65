/** What the training text shows about a word form. */
export interface LexicalEntry {
  /** How often the form was seen, capped at 255. */
  readonly count: number;
  /** Hash of the tags seen, most frequent first: words that behave alike share it. */
  readonly ambiguity: number;
  /** The only tags worth trying; null where the form is too rare to rule any out. */
  readonly candidates: Uint8Array | null;
}

/** Finds the entry of a form as written (of its lower-case form: ask for that). Undefined where it was never seen. */
export interface Lexicon {
  entry(form: string): LexicalEntry | undefined;
}
