import { describe, expect, test } from "vitest";
import { searchFields } from "../search-query.ts";
import { toFtsText } from "./literals.ts";
import { parseQuery } from "./query.ts";
import { makeSnippet } from "./snippet.ts";
import { tokenize } from "./tokens.ts";

const shape = (text: string) =>
  parseQuery(text).wanted.map(({ phrases }) =>
    phrases.map(({ codes, isBeginning, field }) => `${field ?? ""}:${codes.join("+")}${isBeginning ? "*" : ""}`).join("|"),
  );

describe("what is typed", () => {
  test("may have a thousand characters and 32 words, and what has no word in it does not count", () => {
    expect(shape(`${"a".repeat(59)} ${"b".repeat(940)}`)).toHaveLength(2);
    expect(() => parseQuery(`${"a".repeat(60)} ${"b".repeat(940)}`)).toThrow(/longer than 1000 characters/);
    expect(shape(`${"a ".repeat(32)} … !`)).toHaveLength(32);
    expect(() => parseQuery("a ".repeat(33))).toThrow(/more than 32 words/);
    // What is refused is named by its beginning.
    expect(() => parseQuery("x".repeat(1001))).toThrow(new RegExp(`${"x".repeat(60)}…`));
  });

  test.each(searchFields)("names the field %s, in any case", (field) => {
    expect(shape(`${field.toUpperCase()}:peace`)).toEqual([`${field}:peace`]);
    expect(shape(`${field}:"peace talks"`)).toEqual([`${field}:peace+talks`]);
  });

  test("joins as many alternatives as are given, and the next word stands alone again", () => {
    expect(shape("a OR b OR c d")).toEqual([":a|:b|:c", ":d"]);
    expect(shape("a or b")).toEqual([":a", ":or", ":b"]);
    expect(shape("-x a OR b")).toEqual([":a|:b"]);
    expect(shape('"OR" a')).toEqual([":or", ":a"]);
    expect(shape("title:OR a")).toEqual(["title:or", ":a"]);
    expect(parseQuery("a -OR").excluded).toHaveLength(1);
    for (const text of ["a OR OR b", "OR a", "a OR", "-x OR a"]) expect(() => parseQuery(text), text).toThrow(/OR belongs between/);
  });

  test("is a beginning only with a star behind a word or a phrase", () => {
    expect(shape('tit* "two wor"* "whole"')).toEqual([":tit*", ":two+wor*", ":whole"]);
    for (const text of ["ti*t", "*tit", "a*b*"]) expect(() => parseQuery(text), text).toThrow(/end of a word/);
    for (const text of ["…*", '""*']) expect(() => parseQuery(text), text).toThrow(/needs the beginning/);
  });

  test("takes quotation marks of other languages, and a minus only before a word", () => {
    expect(shape("„two words‟ «and more»")).toEqual([":two+words", ":and+more"]);
    expect(parseQuery('a -"two words" -title:b').excluded.map(({ phrases }) => [phrases[0]?.field, phrases[0]?.codes.length])).toEqual([
      [null, 2],
      ["title", 1],
    ]);
    expect(shape("a - b")).toEqual([":a", ":b"]);
  });
});

describe("words", () => {
  test("of sixty characters are one, longer ones are cut, whatever their characters take", () => {
    for (const letter of ["a", "я", "𝒳", "𐐨"]) expect(tokenize(letter.repeat(60)), letter).toHaveLength(1);
    const cut = tokenize(`b ${"𐐨".repeat(61)} c`);
    expect(cut.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [2, 122],
      [122, 124],
      [125, 126],
    ]);
    expect(toFtsText(tokenize("One, two"))).toBe("one two");
  });

  test("end at what is no letter, digit or mark, beside pictures too", () => {
    expect(tokenize("a_b 🚀c1 ①").map(({ code, start, end }) => [code, start, end])).toEqual([
      ["a", 0, 1],
      ["b", 2, 3],
      ["_1f680_", 4, 6],
      ["c1", 6, 8],
      ["1", 9, 10],
    ]);
  });
});

describe("snippets", () => {
  const words = (count: number) => "abcd ".repeat(count).trimEnd();

  test("show a text of 240 characters whole, without dots", () => {
    const text = `${words(47)} abcde`;
    expect(text).toHaveLength(240);
    expect(makeSnippet(text, [[235, 240]])).toEqual({ snippet: text, hits: [[235, 240]] });
    expect(makeSnippet(`${text}f`, [[0, 4]]).snippet).toBe(`${words(47)}…`);
  });

  test("begin at a word some sixty characters before the densest hits, and end at one", () => {
    const text = words(200);
    // One hit early; three within the length of a snippet, the first at 500: from 440, the next word begins at 445.
    const { snippet, hits } = makeSnippet(text, [
      [100, 104],
      [500, 504],
      [600, 604],
      [676, 680],
    ]);
    expect(snippet).toBe(`…${text.slice(445, 684)}…`);
    expect(hits).toEqual([
      [56, 60],
      [156, 160],
      [232, 236],
    ]);
  });

  test("take the first of two stretches that show as many", () => {
    const text = words(200);
    expect(
      makeSnippet(text, [
        [0, 4],
        [500, 504],
      ]),
    ).toEqual({ snippet: `${text.slice(0, 239)}…`, hits: [[0, 4]] });
    // A hit longer than a snippet is shown as far as it goes.
    expect(makeSnippet(text, [[500, 900]]).hits).toEqual([[56, 240]]);
    // Beside one that can be shown whole it does not count.
    const [long, whole] = [
      [0, 300],
      [500, 504],
    ] as const;
    expect(makeSnippet(text, [long, whole]).hits).toEqual([[56, 60]]);
    expect(makeSnippet(text, []).snippet.startsWith("abcd")).toBe(true);
  });

  test("to the end of the text have dots in front alone", () => {
    const text = words(200);
    const { snippet } = makeSnippet(text, [[990, 994]]);
    expect(snippet).toBe(`…${text.slice(935)}`);
  });
});
