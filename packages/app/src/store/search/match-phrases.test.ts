import { expect, test } from "vitest";
import { matchPhrases } from "./match-phrases.ts";
import { parseQuery } from "./query.ts";
import { tokenize } from "./tokens.ts";

/** The stretches of a text that a query marks. */
function marked(text: string, query: string): string[] {
  const phrases = parseQuery(query).wanted.flatMap((term) => term.phrases);
  return matchPhrases(tokenize(text), phrases).map(([start, end]) => text.slice(start, end));
}

test("a word marks itself and no longer one, unless only its beginning was asked for", () => {
  const text = "Oil, oily boil. OIL";
  expect(marked(text, "oil")).toEqual(["Oil", "OIL"]);
  expect(marked(text, "oil*")).toEqual(["Oil", "oily", "OIL"]);
});

test("a phrase marks its words where they follow each other; only its last may be a beginning", () => {
  const text = "Sea tolls and seas’ tolls; the sea, tollbooths. Sea";
  expect(marked(text, '"sea tolls"')).toEqual(["Sea tolls"]);
  expect(marked(text, '"sea toll"*')).toEqual(["Sea tolls", "sea, tollbooths"]);
});

test("what overlaps is one mark, what only touches two", () => {
  expect(marked("a b c d", '"a b" OR "b c" OR d')).toEqual(["a b c", "d"]);
  expect(marked("北京北京", "北 OR 京")).toEqual(["北", "京", "北", "京"]);
  expect(marked("a b c", '"a b c" OR b')).toEqual(["a b c"]);
});

test("nothing is marked where nothing stands", () => {
  expect([marked("", "oil"), marked("gas", "oil"), marked("sea", '"sea tolls"')]).toEqual([[], [], []]);
});
