import { describe, expect, it } from "vitest";
import { analysisFromTables, entityOf } from "../../../../test/support/samples/analysis-from-tables.ts";
import { findCriticism } from "./find-criticism.ts";

const russia = entityOf("state:RUS");
const ukraine = entityOf("state:UKR");
const names = { Russia: russia, Ukraine: ukraine };

const aggression = `
  Russia Russia PROPN NNP 3 nmod:poss
  _'s 's PART POS 1 case
  aggression aggression NOUN NN 6 nsubj
  against against ADP IN 5 case
  Ukraine Ukraine PROPN NNP 3 nmod
  continues continue VERB VBZ 0 root`;
const unnamed = `
  Such such ADJ JJ 2 amod
  provocations provocation NOUN NNS 5 nsubj
  are be AUX VBP 5 cop
  plainly plainly ADV RB 5 advmod
  illegal illegal ADJ JJ 0 root`;
const thanks = `
  We we PRON PRP 2 nsubj
  thank thank VERB VBP 0 root
  Russia Russia PROPN NNP 2 obj`;
const urged = `
  We we PRON PRP 2 nsubj
  urge urge VERB VBP 0 root
  Russia Russia PROPN NNP 2 obj
  to to PART TO 5 mark
  withdraw withdraw VERB VB 2 xcomp`;

function targets(speaker: string, ...tables: string[]): string[] {
  return findCriticism(analysisFromTables(tables, names), { speaker }).map((found) => `${found.sentence} ${found.target} ${found.named}`);
}

describe("findCriticism", () => {
  it("blames who acts, not who is acted against", () => {
    expect(targets("state:FRA", aggression)).toEqual(["0 state:RUS true"]);
  });

  it("goes on about the one named before, for a while", () => {
    expect(targets("state:FRA", aggression, unnamed)).toEqual(["0 state:RUS true", "1 state:RUS false"]);
    expect(targets("state:FRA", aggression, thanks, thanks, unnamed)).toEqual(["0 state:RUS true"]);
  });

  it("takes a demand to stop as a reproach, and thanks as none", () => {
    expect(targets("state:FRA", urged)).toEqual(["0 state:RUS true"]);
    expect(targets("state:FRA", thanks)).toEqual([]);
  });

  it("lets nobody criticise itself", () => {
    expect(targets("state:RUS", aggression)).toEqual([]);
  });
});
