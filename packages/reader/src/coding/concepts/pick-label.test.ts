import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { pickLabel, shownLabel } from "./pick-label.ts";

test.each<[text: string, words: string, label: string | null]>([
  // What somebody is made to do is the matter, not who does it.
  ["The strike forced the Union to sell its mills.", "the Union to sell its mills", "“Union to sell its mills”"],
  ["The fee kept the navy from sailing to Riga.", "the navy from sailing to Riga", "“navy from sailing to Riga”"],
  // Eight words, those with hyphens counted once, and no half phrase at the end.
  [
    "The mill is idle because the island depends on the Malacca Strait for a vast majority of its trade.",
    "the island depends on the Malacca Strait for a vast majority of its trade",
    "“island depends on the Malacca Strait”",
  ],
  [
    "Any raid would badly harm the port's grain-fed economy, as traders know.",
    "Any raid would badly harm the port's grain-fed economy",
    "“raid would badly harm the port's grain-fed economy”",
  ],
  // What only stands for something said before names nothing.
  ["Lomé was refusing to do so.", "do so", null],
  ["They've been decent to people.", "They've", null],
  ["I hope that it will, and already it does.", "it will", null],
])("%s", (text, words, label) => {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const start = text.indexOf(words);
  const picked = sentence === undefined ? null : pickLabel(sentence, { start, end: start + words.length });
  expect(picked === null ? null : shownLabel(picked)).toBe(label);
});
