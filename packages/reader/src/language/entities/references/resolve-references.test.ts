import { expect, test } from "vitest";
import { recogniseEntities } from "../recognise-entities.ts";
import { parsedSentences } from "../testing/untagged-sentences.ts";

function references(...written: readonly string[]): string[] {
  const { text, sentences } = parsedSentences(...written);
  return recogniseEntities(text, sentences)
    .mentions.filter((mention) => mention.kind === "pronoun" || mention.kind === "description")
    .map((mention) => `${text.slice(mention.start, mention.end)}=${mention.entities.join("+")}`);
}

const meeting =
  "Russian/ADJ/amod/1 President/PROPN/nsubj/4 Vladimir/PROPN/flat/1 Putin/PROPN/flat/1 met/VERB/root/-1 Chinese/ADJ/amod/6 leader/NOUN/obj/4 Xi/PROPN/flat/6 Jinping/PROPN/flat/6 ./PUNCT/punct/4";

test("he is the subject before, him is not the subject of the same verb", () => {
  expect(references(meeting, "He/PRON/nsubj/1 smiled/VERB/root/-1 ./PUNCT/punct/1")).toContain("He=person:vladimir-putin");
  expect(references(meeting, "Putin/PROPN/nsubj/1 praised/VERB/root/-1 him/PRON/obj/1 ./PUNCT/punct/1")).toContain("him=person:xi-jinping");
});

test("she does not take a man, and it does not take a person", () => {
  expect(references(meeting, "She/PRON/nsubj/1 smiled/VERB/root/-1 ./PUNCT/punct/1")).toEqual([]);
  expect(references(meeting, "It/PRON/nsubj/1 ended/VERB/root/-1 ./PUNCT/punct/1")).toEqual([]);
});

test("it takes a state, but no competing noun and no place in a pleonasm", () => {
  const denial = "China/PROPN/nsubj/1 denied/VERB/root/-1 that/SCONJ/mark/4 it/PRON/nsubj/4 spied/VERB/ccomp/1 ./PUNCT/punct/1";
  expect(references(denial)).toEqual(["it=state:CHN"]);
  expect(
    references(
      "China/PROPN/nsubj/1 waited/VERB/root/-1 ./PUNCT/punct/1",
      "It/PRON/nsubj/2 is/AUX/cop/2 clear/ADJ/root/-1 that/SCONJ/mark/5 talks/NOUN/nsubj/5 failed/VERB/csubj/2 ./PUNCT/punct/2",
    ),
  ).toEqual([]);
  expect(
    references("The/DET/det/1 plan/NOUN/nsubj/2 failed/VERB/root/-1 ./PUNCT/punct/2", "It/PRON/nsubj/1 collapsed/VERB/root/-1 ./PUNCT/punct/1"),
  ).toEqual([]);
});

test("where only somebody who acts fits, things do not compete, and whose thing the subject was may act", () => {
  const doubts = "Riyadh/PROPN/nmod:poss/2 's/PART/case/0 doubts/NOUN/nsubj/3 grew/VERB/root/-1 ./PUNCT/punct/3";
  const accuses = "It/PRON/nsubj/1 accuse/VERB/root/-1 Iran/PROPN/obj/1 ./PUNCT/punct/1";
  expect(references(doubts, accuses)).toEqual(["It=state:SAU"]);
  expect(references(doubts, "It/PRON/nsubj/1 worry/VERB/root/-1 Iran/PROPN/obj/1 ./PUNCT/punct/1")).toEqual([]);
  expect(references("The/DET/det/1 treaty/NOUN/nsubj/3 of/ADP/case/3 Egypt/PROPN/nmod/1 aged/VERB/root/-1 ./PUNCT/punct/4", accuses)).toEqual([]);
});

test("it is no name where a body spoken of beside it may be meant as well", () => {
  const both = "Europe/PROPN/nsubj/1 waits/VERB/root/-1 because/SCONJ/mark/5 the/DET/det/4 junta/NOUN/nsubj/5 flatters/VERB/advcl/1 ./PUNCT/punct/1";
  expect(references(both, "It/PRON/nsubj/1 released/VERB/root/-1 them/PRON/obj/1 ./PUNCT/punct/1")).toEqual([]);
});

test("they are a people named for its state; a bloc with its name beside it does not compete", () => {
  expect(
    references("The/DET/det/1 Emiratis/PROPN/nsubj/2 left/VERB/root/-1 ./PUNCT/punct/2", "They/PRON/nsubj/1 invade/VERB/root/-1 Yemen/PROPN/obj/1"),
  ).toEqual(["They=state:ARE"]);
  expect(
    references(
      "The/DET/det/1 bloc/NOUN/root/-1 ,/PUNCT/punct/3 ECOWAS/PROPN/appos/1 ,/PUNCT/punct/1 erred/VERB/conj/1 ./PUNCT/punct/1",
      "Its/PRON/nmod:poss/1 threats/NOUN/nsubj/2 failed/VERB/root/-1 ./PUNCT/punct/2",
    ),
  ).toEqual(["Its=org:ECOWAS"]);
});

test("a junta in another place is not the one spoken of before", () => {
  const before = "Burkina/PROPN/nsubj/2 Faso/PROPN/flat/0 left/VERB/root/-1 ./PUNCT/punct/2";
  const after = "The/DET/det/1 junta/NOUN/nsubj/4 in/ADP/case/3 Niamey/PROPN/nmod/1 stayed/VERB/root/-1 ./PUNCT/punct/4";
  expect(references(before, after)).toEqual([]);
});

test("a possessive behind “and” takes what the “and” joins", () => {
  expect(
    references(
      "Russia/PROPN/nsubj/1 fears/VERB/root/-1 the/DET/det/4 United/PROPN/compound/4 States/PROPN/obj/1 and/CCONJ/cc/7 its/PRON/nmod:poss/7 allies/NOUN/conj/4 ./PUNCT/punct/1",
    ),
  ).toEqual(["its=state:USA"]);
});

test("the two leaders and both countries are the pair in reach", () => {
  expect(references(meeting, "The/DET/det/2 two/NUM/nummod/2 leaders/NOUN/nsubj/3 agreed/VERB/root/-1 ./PUNCT/punct/3")).toContain(
    "The two leaders=person:vladimir-putin+person:xi-jinping",
  );
  expect(references(meeting, "Both/DET/det/1 countries/NOUN/nsubj/2 gained/VERB/root/-1 ./PUNCT/punct/2")).toContain(
    "Both countries=state:CHN+state:RUS",
  );
});

test("the Chinese leader is the person of that office, and nobody where the text names none", () => {
  expect(references(meeting, "The/DET/det/2 Chinese/ADJ/amod/2 leader/NOUN/nsubj/3 left/VERB/root/-1 ./PUNCT/punct/3")).toContain(
    "The Chinese leader=person:xi-jinping",
  );
  expect(references(meeting, "The/DET/det/2 French/ADJ/amod/2 leader/NOUN/nsubj/3 left/VERB/root/-1 ./PUNCT/punct/3")).not.toContain(
    "The French leader=person:xi-jinping",
  );
});

test("the alliance and the island take up what they suit", () => {
  expect(
    references(
      "NATO/PROPN/nsubj/1 met/VERB/root/-1 Taiwan/PROPN/obj/1 ./PUNCT/punct/1",
      "The/DET/det/1 alliance/NOUN/nsubj/2 praised/VERB/root/-1 the/DET/det/4 island/NOUN/obj/2 ./PUNCT/punct/2",
    ),
  ).toEqual(["The alliance=org:NATO", "the island=state:TWN"]);
});

test("gender is learnt from the text", () => {
  const first = "Minister/PROPN/nsubj/2 Oyo/PROPN/flat/0 left/VERB/root/-1 because/SCONJ/mark/5 she/PRON/nsubj/5 lost/VERB/advcl/2 ./PUNCT/punct/2";
  expect(references(first, "He/PRON/nsubj/1 smiled/VERB/root/-1 ./PUNCT/punct/1")).toEqual(["she=person:oyo"]);
});

test("a reflexive takes the subject of its own verb, whose takes a state", () => {
  expect(
    references("Washington/PROPN/nsubj/1 said/VERB/root/-1 Cuba/PROPN/nsubj/4 should/AUX/aux/4 blame/VERB/ccomp/1 itself/PRON/obj/4 ./PUNCT/punct/1"),
  ).toEqual(["itself=state:CUB"]);
  expect(
    references(
      "Greece/PROPN/nsubj/6 ,/PUNCT/punct/3 whose/PRON/nmod:poss/3 flag/NOUN/nsubj/4 flew/VERB/acl:relcl/0 ,/PUNCT/punct/6 protested/VERB/root/-1 ./PUNCT/punct/6",
    ),
  ).toEqual(["whose=state:GRC"]);
});

test("who speaks behind the verb is its subject", () => {
  const quoted =
    "Peter/PROPN/nsubj/2 Ito/PROPN/flat/0 was/AUX/root/-1 late/ADJ/xcomp/2 ,/PUNCT/punct/5 says/VERB/parataxis/2 Anna/PROPN/obj/5 Bloom/PROPN/flat/6 ./PUNCT/punct/2";
  expect(references(quoted, "She/PRON/nsubj/1 smiled/VERB/root/-1 ./PUNCT/punct/1")).toEqual(["She=person:anna-bloom"]);
});
