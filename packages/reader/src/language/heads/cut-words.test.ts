import { expect, it } from "vitest";
import { cutWords } from "./cut-words.ts";

const wordsOf = (text: string): string[] => cutWords(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ["It won't end.", ["It", "wo", "n't", "end", "."]],
  ["They cannot wait", ["They", "can", "not", "wait"]],
  ["a long-term, anti-NATO line", ["a", "long", "-", "term", ",", "anti-NATO", "line"]],
  ["The U.S. spent 3.5 billion", ["The", "U.S.", "spent", "3.5", "billion"]],
  ["Mr. O'Brien's “vassal”…", ["Mr.", "O'Brien", "'s", "“", "vassal", "”", "…"]],
  ["by the 1990s, J. Doe said", ["by", "the", "1990s", ",", "J.", "Doe", "said"]],
])("cuts %j as the treebanks do", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it("leaves no character out but white space, and counts UTF-16 units", () => {
  const text = "Élan 😀 vital — naïve";
  expect(wordsOf(text).join("")).toBe(text.replace(/\s/g, ""));
  expect(cutWords(text).at(-1)).toEqual({ start: 16, end: 21 });
});
