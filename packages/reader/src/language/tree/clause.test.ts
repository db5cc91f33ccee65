import { describe, expect, it } from "vitest";
import { at, conditional, forced } from "../../../../../test/support/samples/parsed-sentences.ts";
import { sentenceFromTable } from "../../../../../test/support/samples/sentences-from-table.ts";
import type { Sentence } from "../sentence.ts";
import { agentsOf, isPassive, obliquesOf, patientsOf, subjectsOf } from "./clause.ts";
import { headOfSpan, subtreeSpan } from "./tree.ts";

function forms(sentence: Sentence, indexes: readonly number[]): string[] {
  return indexes.map((index) => sentence.tokens[index]?.form ?? "?");
}

const passive = sentenceFromTable(`
  Kyiv Kyiv PROPN NNP 3 nsubj:pass
  was be AUX VBD 3 aux:pass
  attacked attack VERB VBN 0 root
  by by ADP IN 5 case
  Russia Russia PROPN NNP 3 obl:agent
  and and CCONJ CC 7 cc
  denounced denounce VERB VBD 3 conj
  it it PRON PRP 7 obj`);

describe("subjects and objects", () => {
  it("spreads coordination out", () => {
    expect(forms(forced.sentence, subjectsOf(forced.sentence, at(forced.sentence, "forced")))).toEqual(["China", "Iran"]);
  });

  it("finds the understood subject of an infinitive under object control", () => {
    expect(forms(forced.sentence, subjectsOf(forced.sentence, at(forced.sentence, "withdraw")))).toEqual(["Russia"]);
  });

  it("turns a passive round", () => {
    const verb = at(passive.sentence, "attacked");
    expect(isPassive(passive.sentence, verb)).toBe(true);
    expect(forms(passive.sentence, agentsOf(passive.sentence, verb))).toEqual(["Russia"]);
    expect(forms(passive.sentence, patientsOf(passive.sentence, verb))).toEqual(["Kyiv"]);
  });

  it("lets an active verb share the subject of a passive one", () => {
    const verb = at(passive.sentence, "denounced");
    expect(isPassive(passive.sentence, verb)).toBe(false);
    expect(forms(passive.sentence, agentsOf(passive.sentence, verb))).toEqual(["Kyiv"]);
  });

  it("names the preposition of an oblique", () => {
    const [oblique] = obliquesOf(passive.sentence, at(passive.sentence, "attacked"));
    expect(oblique?.preposition).toBe("by");
  });
});

describe("spans", () => {
  it("leaves punctuation at the edges out", () => {
    const root = at(forced.sentence, "forced");
    const span = subtreeSpan(forced.sentence, root);
    expect(forced.text.slice(span.start, span.end)).toBe("China and Iran forced Russia to withdraw its troops");
  });

  it("stops where a dependent was left out", () => {
    const verb = at(conditional.sentence, "respond");
    const span = subtreeSpan(conditional.sentence, verb, { without: (token) => token.deprel === "advcl" });
    expect(conditional.text.slice(span.start, span.end)).toBe("NATO must respond");
  });

  it("finds the head of a span", () => {
    expect(forms(forced.sentence, [headOfSpan(forced.sentence, { start: 0, end: 14 })])).toEqual(["China"]);
    expect(headOfSpan(forced.sentence, { start: 900, end: 914 })).toBe(-1);
  });
});
