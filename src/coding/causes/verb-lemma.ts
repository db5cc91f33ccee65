import type { Sentence } from "../../nlp/sentence.ts";
import { lemmaAt } from "../syntax/tree.ts";
import { causalVerbs, inducingVerbs, preventingVerbs } from "./causal-lexicon.ts";

function isKnown(lemma: string): boolean {
  return causalVerbs.has(lemma) || inducingVerbs.has(lemma) || preventingVerbs.has(lemma);
}

/** Lemma of a verb; where a rare verb was cut too short ("erod", "plung") the form with its "e", if the lexicon knows that. */
export function verbLemma(sentence: Sentence, verb: number): string {
  const lemma = lemmaAt(sentence, verb);
  return !isKnown(lemma) && isKnown(`${lemma}e`) ? `${lemma}e` : lemma;
}
