import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { DescribedParties } from "./described-parties.ts";

test("an office before a name that nobody knows is no part of it", () => {
  const words = "Omani Foreign Minister Badr Harthy";
  const text = `For months ${words} built the truce.`;
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  if (sentence === undefined) throw new Error("no sentence");
  const span = { start: text.indexOf(words), end: text.indexOf(words) + words.length };
  const parties = new DescribedParties(text);
  const id = parties.at(span, { sentence, head: sentence.tokens.findIndex(({ end }) => end === span.end), actsFor: null });
  expect(parties.entities(new Set([id ?? ""]))).toMatchObject([{ id: "person:badr-harthy", name: "Badr Harthy", type: "person" }]);
});
