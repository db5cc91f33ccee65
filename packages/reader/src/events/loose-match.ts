import type { Sentence } from "../language/sentence.ts";
import { lemmaAt, tokenAt } from "../language/tree/tree.ts";
import type { ActionLexicon, ActionPattern } from "../coding/lexicons/parse-action-lexicon.ts";

/** A pattern whose words stand in the right order, whatever the tree says. */
export interface LooseMatch {
  readonly pattern: ActionPattern;
  readonly head: number;
  /** Number of words of the sentence that the pattern accounts for. */
  readonly words: number;
}

const objectReach = 7;
const particleReach = 4;
const prepositionReach = 14;

function findWithin(sentence: Sentence, from: number, to: number, test: (index: number) => boolean): number {
  for (let at = Math.max(0, from); at <= Math.min(to, sentence.tokens.length - 1); at++) if (test(at)) return at;
  return -1;
}

function matches(sentence: Sentence, head: number, pattern: ActionPattern): LooseMatch | null {
  let words = 1;
  if (pattern.particle !== null) {
    if (findWithin(sentence, head + 1, head + particleReach, (at) => tokenAt(sentence, at).form.toLowerCase() === pattern.particle) < 0) return null;
    words++;
  }
  if (pattern.objects !== null) {
    const objects = pattern.objects;
    const isObject = (at: number): boolean => /^(?:NOUN|PROPN|ADJ)$/.test(tokenAt(sentence, at).upos) && objects.has(lemmaAt(sentence, at));
    if (findWithin(sentence, head + 1, head + objectReach, isObject) < 0 && findWithin(sentence, head - objectReach, head - 1, isObject) < 0)
      return null;
    words += 2;
  }
  if (pattern.prepositions !== null) {
    const prepositions = pattern.prepositions;
    const found = findWithin(sentence, head + 1, head + prepositionReach, (at) => prepositions.has(tokenAt(sentence, at).form.toLowerCase()));
    if (found < 0 && pattern.objects === null) return null;
    if (found >= 0) words++;
  }
  return { pattern, head, words };
}

/**
 * Patterns whose words stand near each other in a sentence, for sentences whose tree cannot be trusted: the actors must
 * be known already. Cost: O(tokens · patterns of a word).
 */
export function looseMatches(sentence: Sentence, lexicon: ActionLexicon): LooseMatch[] {
  return sentence.tokens.flatMap((token, head) => {
    const lemma = lemmaAt(sentence, head);
    const patterns = [
      ...(/^(?:VERB|NOUN|ADJ|AUX)$/.test(token.upos) ? (lexicon.verbs.get(lemma) ?? []) : []),
      ...(token.upos === "NOUN" ? (lexicon.nouns.get(lemma) ?? []) : []),
    ];
    return patterns.map((pattern) => matches(sentence, head, pattern)).filter((match) => match !== null);
  });
}
