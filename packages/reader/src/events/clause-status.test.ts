import { describe, expect, it } from "vitest";
import { sentenceFromTable } from "../../../../test/support/sentences-from-table.ts";
import type { Sentence } from "../language/sentence.ts";
import { clauseStatus } from "./clause-status.ts";

function at(sentence: Sentence, form: string): number {
  return sentence.tokens.findIndex((token) => token.form === form);
}

const forced = sentenceFromTable(`
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

const embedded = sentenceFromTable(`
  Beijing Beijing PROPN NNP 4 nsubj
  did do AUX VBD 4 aux
  _n't not PART RB 4 advmod
  refuse refuse VERB VB 0 root
  to to PART TO 6 mark
  arm arm VERB VB 4 xcomp
  Moscow Moscow PROPN NNP 6 obj`);

const conditional = sentenceFromTable(`
  If if SCONJ IN 3 mark
  Russia Russia PROPN NNP 3 nsubj
  attacks attack VERB VBZ 8 advcl
  Poland Poland PROPN NNP 3 obj
  _, , PUNCT , 8 punct
  NATO NATO PROPN NNP 8 nsubj
  must must AUX MD 8 aux
  respond respond VERB VB 0 root`);

const step = sentenceFromTable(`
  Minsk Minsk PROPN NNP 4 nsubj
  wo will AUX MD 4 aux
  n't not PART RB 4 advmod
  take take VERB VB 0 root
  the the DET DT 6 det
  step step NOUN NN 4 obj
  to to PART TO 8 mark
  sign sign VERB VB 6 acl`);

describe("clauseStatus", () => {
  it("denies the act that a step not taken would be", () => {
    expect(clauseStatus(step.sentence, at(step.sentence, "sign")).status).toBe("denied");
  });

  it("cancels a denied refusal", () => {
    expect(clauseStatus(embedded.sentence, at(embedded.sentence, "arm")).status).toBe("actual");
    expect(clauseStatus(embedded.sentence, at(embedded.sentence, "refuse")).status).toBe("denied");
  });

  it("supposes what stands under if, and demands what must be", () => {
    expect(clauseStatus(conditional.sentence, at(conditional.sentence, "attacks"))).toMatchObject({ status: "hypothetical", conditional: true });
    expect(clauseStatus(conditional.sentence, at(conditional.sentence, "respond"))).toMatchObject({ status: "demanded", modal: "must" });
  });

  it("asserts what was forced", () => {
    expect(clauseStatus(forced.sentence, at(forced.sentence, "withdraw")).status).toBe("actual");
  });
});
