import { expect, test } from "vitest";
import { builtInGazetteer } from "./built-in-gazetteer.ts";
import { matchGazetteer } from "./match-gazetteer.ts";

function hits(text: string): string[] {
  return matchGazetteer(text, builtInGazetteer()).map(
    (hit) => `${text.slice(hit.start, hit.end)}=${[...new Set(hit.forms.map((form) => form.entry ?? "nothing"))].join("/")}`,
  );
}

test("acronyms count by case", () => {
  expect(hits("The US told us that the U.S. and U.S.A. agree.")).toEqual(["US=state:USA", "U.S.=state:USA", "U.S.A.=state:USA"]);
  expect(hits("He said who was there, but the WHO was not.")).toEqual(["WHO=org:WHO"]);
  expect(hits("Turkish turkey and polish from Poland")).toEqual(["Turkish=state:TUR", "Poland=state:POL"]);
});

test("the longest name wins, whatever the apostrophe", () => {
  expect(hits("the People’s Republic of China")).toEqual(["People’s Republic of China=state:CHN"]);
  expect(hits("the Republic of China's army")).toEqual(["Republic of China=state:TWN"]);
  expect(hits("the Democratic Republic of the Congo")).toEqual(["Democratic Republic of the Congo=state:COD"]);
  expect(hits("Equatorial Guinea, Guinea-Bissau and Papua New Guinea")).toEqual([
    "Equatorial Guinea=state:GNQ",
    "Guinea-Bissau=state:GNB",
    "Papua New Guinea=state:PNG",
  ]);
});

test("accents, hyphens and line breaks do not hide a name", () => {
  expect(hits("Turkiye, Türkiye and Saudi-Arabia")).toEqual(["Turkiye=state:TUR", "Türkiye=state:TUR", "Saudi-Arabia=state:SAU"]);
  expect(hits("the United\nStates")).toEqual(["United\nStates=state:USA"]);
  expect(hits("United\n\nStates")).toEqual([]);
});

test("possessives and compounds keep the name alone", () => {
  expect(hits("China’s US-led talks, NATO's Russian-Chinese worry")).toEqual([
    "China=state:CHN",
    "US=state:USA",
    "NATO=org:NATO",
    "Russian=state:RUS",
    "Chinese=state:CHN",
  ]);
});

test("headings in capitals are read, words that happen to be acronyms are not", () => {
  expect(hits("CHINA AND SAUDI ARABIA: WHO WILL WIN")).toEqual(["CHINA=state:CHN", "SAUDI ARABIA=state:SAU"]);
});

test("some names need the article, some stand for nothing", () => {
  expect(hits("Go West with the West")).toEqual(["West=group:west"]);
  expect(hits("The Paris Agreement and the Gulf War")).toEqual(["Paris Agreement=nothing", "Gulf War=nothing"]);
  expect(hits("Sino-Russian ties, General Franco")).toEqual(["Sino=state:CHN", "Russian=state:RUS"]);
});

test("an ambiguous form carries all its meanings", () => {
  expect(hits("Korea")).toEqual(["Korea=state:KOR/state:PRK"]);
});
