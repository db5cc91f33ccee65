import type { Sentence } from "../language/sentence.ts";
import { objectsOf, obliquesOf } from "../language/tree/clause.ts";
import { childrenBy } from "../language/tree/tree.ts";
import type { ActionPattern } from "../coding/lexicons/parse-action-lexicon.ts";

/** "accused *each other*", "clashed with *one another*", where a pattern leads. */
export function isReciprocal(sentence: Sentence, head: number, { objects, prepositions, complement }: ActionPattern): boolean {
  if (objects !== null || complement) return false;
  const reached =
    prepositions === null
      ? objectsOf(sentence, head)
      : obliquesOf(sentence, head).flatMap((oblique) => (prepositions.has(oblique.preposition) ? [oblique.head] : []));
  // "blocked each other's plans", too.
  const owners = reached.flatMap((at) => childrenBy(sentence, at, "nmod:poss", "amod"));
  return [...reached, ...owners].some((at) => [at, at - 1].some((first) => /^(?:each other|one another)$/i.test(wordsAt(sentence, first))));
}

/** Two forms of a sentence, from the first on, with a space between. */
export function wordsAt(sentence: Sentence, first: number): string {
  return `${sentence.tokens[first]?.form ?? ""} ${sentence.tokens[first + 1]?.form ?? ""}`;
}
