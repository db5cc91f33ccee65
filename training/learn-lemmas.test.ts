import { describe, expect, it } from "vitest";
import { ByteReader, ByteWriter } from "../packages/reader/src/language/syntax/byte-stream.ts";
import { Lemmatizer } from "../packages/reader/src/language/syntax/lemmatizer.ts";
import { learnLemmas } from "./learn-lemmas.ts";
import { TagSet } from "./tag-set.ts";
import type { GoldSentence } from "../eval/treebank.ts";
import { writeLemmas } from "./write-model.ts";

function sentenceOf(words: readonly (readonly [form: string, lemma: string, upos: string, xpos: string])[]): GoldSentence {
  const column = (index: 0 | 1 | 2 | 3): string[] => words.map((word) => word[index]);
  const zeros = words.map(() => 0);
  return {
    id: "t",
    text: "",
    forms: column(0),
    lemmas: column(1),
    upos: column(2),
    xpos: column(3),
    heads: zeros,
    deprels: words.map(() => "dep"),
    startsParagraph: true,
    spaceAfter: true,
  };
}

const sentence = sentenceOf([
  ["warned", "warn", "VERB", "VBD"],
  ["attacked", "attack", "VERB", "VBD"],
  ["said", "say", "VERB", "VBD"],
  ["allies", "ally", "NOUN", "NNS"],
  ["parties", "party", "NOUN", "NNS"],
  ["talks", "talk", "NOUN", "NNS"],
  ["states", "state", "NOUN", "NNS"],
  ["Putin", "Putin", "PROPN", "NNP"],
  ["Kyiv", "Kyiv", "PROPN", "NNP"],
]);
const tags = TagSet.of([sentence], 1);

function lemmatizer(known: readonly string[] = []): Lemmatizer {
  const writer = new ByteWriter();
  writeLemmas(writer, learnLemmas([sentence], tags));
  return new Lemmatizer(new ByteReader(writer.finish()), (word) => known.includes(word));
}

describe("learnLemmas", () => {
  it("gets every form of the treebank right", () => {
    const made = lemmatizer();
    for (const [index, form] of sentence.forms.entries())
      expect(made.lemma(form, tags.numberOf(sentence.upos[index] as string, sentence.xpos[index] as string))).toBe(sentence.lemmas[index]);
  });

  it("carries rules over to forms it has not seen, by tag", () => {
    const made = lemmatizer();
    expect(made.lemma("responded", tags.numberOf("VERB", "VBD"))).toBe("respond");
    expect(made.lemma("Countries", tags.numberOf("NOUN", "NNS"))).toBe("country");
    expect(made.lemma("Bakhmut", tags.numberOf("PROPN", "NNP"))).toBe("Bakhmut");
  });

  it("mends what a rule damages where that makes a known word", () => {
    const made = lemmatizer(["provoke", "smell", "walk"]);
    const past = tags.numberOf("VERB", "VBD");
    expect(["provoked", "walked", "blorked"].map((form) => made.lemma(form, past))).toEqual(["provoke", "walk", "blork"]);
    expect(lemmatizer().lemma("provoked", past)).toBe("provok");
  });

  it("never gives an empty lemma", () => {
    expect(lemmatizer().lemma("ed", tags.numberOf("VERB", "VBD"))).not.toBe("");
  });
});
