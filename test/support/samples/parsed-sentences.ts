import type { Sentence } from "../../../packages/reader/src/language/sentence.ts";
import { sentenceFromTable } from "./sentences-from-table.ts";

/** Index of the token with a form. */
export function at(sentence: Sentence, form: string): number {
  return sentence.tokens.findIndex((token) => token.form === form);
}

export const forced = sentenceFromTable(`
  China China PROPN NNP 4 nsubj
  and and CCONJ CC 3 cc
  Iran Iran PROPN NNP 1 conj
  forced force VERB VBD 0 root
  Russia Russia PROPN NNP 4 obj
  to to PART TO 7 mark
  withdraw withdraw VERB VB 4 xcomp
  its its PRON PRP$ 9 nmod:poss
  troops troop NOUN NNS 7 obj
  _. . PUNCT . 4 punct`);

export const conditional = sentenceFromTable(`
  If if SCONJ IN 3 mark
  Russia Russia PROPN NNP 3 nsubj
  attacks attack VERB VBZ 8 advcl
  Poland Poland PROPN NNP 3 obj
  _, , PUNCT , 8 punct
  NATO NATO PROPN NNP 8 nsubj
  must must AUX MD 8 aux
  respond respond VERB VB 0 root`);
