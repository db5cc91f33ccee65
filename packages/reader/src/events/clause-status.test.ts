import { describe, expect, it } from "vitest";
import { at, conditional, forced } from "../../../../test/support/samples/parsed-sentences.ts";
import { sentenceFromTable } from "../../../../test/support/samples/sentences-from-table.ts";
import { clauseStatus } from "./clause-status.ts";

const embedded = sentenceFromTable(`
  Beijing Beijing PROPN NNP 4 nsubj
  did do AUX VBD 4 aux
  _n't not PART RB 4 advmod
  refuse refuse VERB VB 0 root
  to to PART TO 6 mark
  arm arm VERB VB 4 xcomp
  Moscow Moscow PROPN NNP 6 obj`);

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
