import type { Sentence } from "../../language/sentence.ts";
import { verbReadings } from "../syntax/clause.ts";
import { childBy, lemmaAt, tokenAt } from "../syntax/tree.ts";
import { causalVerbs, inducingVerbs, preventingVerbs } from "./causal-lexicon.ts";

function isKnown(lemma: string): boolean {
  return causalVerbs.has(lemma) || inducingVerbs.has(lemma) || preventingVerbs.has(lemma);
}

/**
 * Lemma of a verb; where a rare verb was cut too short ("erod", "plung") the form with its "e", and where a causal verb was
 * tagged as a noun or adjective ("pretending otherwise *breeds* cynicism") the verb it is a form of, if the lexicon knows that.
 */
export function verbLemma(sentence: Sentence, verb: number): string {
  const lemma = lemmaAt(sentence, verb);
  if (isKnown(lemma)) return lemma;
  if (isKnown(`${lemma}e`)) return `${lemma}e`;
  return mistagged(sentence, verb) ?? lemma;
}

/** True for a verb, and for a causal verb that was tagged as something else but has a subject or an object. */
export function isVerbal(sentence: Sentence, index: number): boolean {
  return tokenAt(sentence, index).upos === "VERB" || mistagged(sentence, index) !== null;
}

function mistagged(sentence: Sentence, index: number): string | null {
  const { upos, form } = tokenAt(sentence, index);
  if (upos === "NOUN" || upos === "PROPN") return verbReadings(sentence, index).find(isKnown) ?? null;
  const word = form.toLowerCase();
  return upos === "ADJ" && isKnown(word) && childBy(sentence, index, "obj") !== null && childBy(sentence, index, "nsubj") !== null ? word : null;
}
