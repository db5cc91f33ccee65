import { describe, expect, test } from "vitest";
import { cutPassages, longestPassage } from "./passages.ts";
import { matchPhrases } from "./match-phrases.ts";
import { parseQuery } from "./query.ts";
import { makeSnippet } from "./snippet.ts";
import { tokenize } from "./tokens.ts";
import { toFtsQuery, toTsQuery, toTsVector } from "./literals.ts";

const codes = (text: string): string[] => tokenize(text).map((token) => token.code);
const phrasesOf = (text: string) => parseQuery(text).wanted.flatMap((term) => term.phrases);

describe("tokenize", () => {
  test("folds case, accents, ligatures and width, and cuts at everything else", () => {
    expect(codes("The Élysée’s ﬁrst ５-point plan")).toEqual(["the", "elysee", "s", "first", "5", "point", "plan"]);
  });
  test("spells other scripts in hexadecimal", () => {
    expect(codes("Мир")).toEqual(["_43c__438__440_"]);
  });
  test("takes characters of scripts without spaces, and pictures, one by one", () => {
    expect(codes("北京 🚀🚀")).toEqual(["_5317_", "_4eac_", "_1f680_", "_1f680_"]);
  });
  test("gives offsets into the text as it was, marks included", () => {
    const text = "a cafe\u0301 🚀 b";
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual(["a", "cafe\u0301", "🚀", "b"]);
  });
  test("cuts a run without end into pieces that databases can hold", () => {
    expect(codes("a".repeat(130)).map((code) => code.length)).toEqual([60, 60, 10]);
    expect(codes("я".repeat(61)).map((code) => code.split("__").length)).toEqual([60, 1]);
  });
});

describe("cutPassages", () => {
  test("gives the blocks and what stands between them", () => {
    const text = "Title\n\nFirst one. Second.\n\nrest";
    const found = cutPassages(text, [
      { start: 0, end: 5 },
      { start: 7, end: 25 },
    ]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(["Title", "First one. Second.", "rest"]);
  });
  test("cuts a long block after a sentence", () => {
    const text = "It goes on and on. ".repeat(100);
    const found = cutPassages(text, []);
    expect(found.every(({ start, end }) => text.slice(start, end).endsWith("on."))).toBe(true);
    expect(found.map(({ tokens }) => tokens.length)).toEqual([250, 250]);
  });
  test("cuts where there is no sentence, too, and keeps every word", () => {
    const found = cutPassages("word ".repeat(1001), []);
    expect(found.every(({ tokens }) => tokens.length <= longestPassage)).toBe(true);
    expect(found.reduce((sum, { tokens }) => sum + tokens.length, 0)).toBe(1001);
  });
});

describe("parseQuery", () => {
  test("reads words, phrases, beginnings, fields, exclusions and alternatives", () => {
    const { wanted, excluded } = parseQuery('Xi “gas pipeline” tit* title:summit author:"jane d"* -taiwan -tag:war gas OR oil');
    expect(wanted.map((term) => term.phrases)).toEqual([
      [{ codes: ["xi"], isBeginning: false, field: null }],
      [{ codes: ["gas", "pipeline"], isBeginning: false, field: null }],
      [{ codes: ["tit"], isBeginning: true, field: null }],
      [{ codes: ["summit"], isBeginning: false, field: "title" }],
      [{ codes: ["jane", "d"], isBeginning: true, field: "author" }],
      [
        { codes: ["gas"], isBeginning: false, field: null },
        { codes: ["oil"], isBeginning: false, field: null },
      ],
    ]);
    expect(excluded.map((term) => term.phrases[0]?.field)).toEqual([null, "tag"]);
  });
  test("takes a hyphen between spaces, a title's colon and an address for what they are", () => {
    expect(phrasesOf("China - Russia").map((phrase) => phrase.codes)).toEqual([["china"], ["russia"]]);
    expect(phrasesOf("Ukraine: what").map((phrase) => phrase.codes)).toEqual([["ukraine"], ["what"]]);
    expect(phrasesOf("https://example.org").map((phrase) => phrase.codes)).toEqual([["https", "example", "org"]]);
    expect(phrasesOf("title: peace")).toEqual([{ codes: ["peace"], isBeginning: false, field: "title" }]);
    expect(phrasesOf("at 10:30").map((phrase) => phrase.codes)).toEqual([["at"], ["10", "30"]]);
  });
  test.each([
    ["", "no word"],
    ["… !", "no word"],
    ["-china", "only what to leave out"],
    ['say "what', "not closed"],
    ["wo*rd", "end of a word"],
    ["*", "beginning"],
    ["speaker:xi", "no field"],
    ["OR china", "OR"],
    ["china OR", "OR"],
    ["china OR -russia", "OR"],
    ["a ".repeat(40), "more than 32"],
    ["a".repeat(1001), "longer than"],
  ])("refuses %j and says why", (text, reason) => {
    expect(() => parseQuery(text)).toThrow(expect.objectContaining({ code: "RAP_STORE_SEARCH", message: expect.stringContaining(reason) }));
  });
});

describe("literals", () => {
  test("say the same to both databases", () => {
    const phrases = phrasesOf('"gas pipe"* OR oil');
    expect(toFtsQuery(phrases)).toBe('"gas pipe"* OR "oil"');
    expect(toTsQuery(phrases)).toBe("('gas' <-> 'pipe':*) | ('oil')");
    expect(toTsVector(tokenize("to be or not to be"))).toBe("'to':1,5 'be':2,6 'or':3 'not':4");
  });
});

describe("snippets", () => {
  test("mark every place where a phrase stands", () => {
    const text = "Gas, gas pipes and gas.";
    const hits = matchPhrases(tokenize(text), phrasesOf('gas "gas pipe"*'));
    expect(hits.map(([start, end]) => text.slice(start, end))).toEqual(["Gas", "gas pipes", "gas"]);
  });
  test("show the densest stretch of a long text and cut between words", () => {
    const text = `one oil here ${"filler ".repeat(80)}then oil and oil and oil ${"more ".repeat(80)}`;
    const { snippet, hits } = makeSnippet(text, matchPhrases(tokenize(text), phrasesOf("oil")));
    expect(hits.map(([start, end]) => snippet.slice(start, end))).toEqual(["oil", "oil", "oil"]);
    expect(snippet).toMatch(/^…filler .* more…$/);
  });
  test("never show half a character", () => {
    const text = "🚀".repeat(500);
    const { snippet, hits } = makeSnippet(text, [[400, 402]]);
    expect(snippet.isWellFormed()).toBe(true);
    expect(hits.map(([start, end]) => snippet.slice(start, end))).toEqual(["🚀"]);
  });
});
