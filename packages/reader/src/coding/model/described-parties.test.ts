import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { DescribedParties } from "./described-parties.ts";

test.each([
  ["Omani Foreign Minister Badr Harthy", { id: "person:badr-harthy", name: "Badr Harthy", type: "person" }],
  ["journalist Badr Harthy", { id: "person:badr-harthy", name: "Badr Harthy", type: "person" }],
  ["Cmdr. Badr Harthy", { id: "person:badr-harthy", name: "Badr Harthy", type: "person" }],
  // What stands behind "many" names no party alone.
  ["many in the party", { name: "many in the party", type: "group" }],
  ["most of the farmers", { name: "most of the farmers", type: "group" }],
  ["many farmers", { name: "farmers", type: "group" }],
  // Half a pair of marks is no part of a name.
  ["the island’s ‘harbour guards", { name: "island’s harbour guards", type: "group" }],
])("%s: an office or a rank before a name that nobody knows is no part of it", (words, party) => {
  const text = `For months ${words} built the truce.`;
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  if (sentence === undefined) throw new Error("no sentence");
  const span = { start: text.indexOf(words), end: text.indexOf(words) + words.length };
  const parties = new DescribedParties(text);
  const id = parties.at(span, { sentence, head: sentence.tokens.findIndex(({ end }) => end === span.end), actsFor: null });
  expect(parties.entities(new Set([id ?? ""]))).toMatchObject([party]);
});
