import { describe, expect, it } from "vitest";
import { findWords } from "./find-words.ts";
import { nearestWords } from "./nearest-words.ts";

const found = (line: string, words: string) => findWords(line, words).map(({ start, end }) => line.slice(start, end));

describe("findWords", () => {
  it("finds whole words only", () => {
    expect(found("It will wait, with it or not.", "it")).toEqual(["it"]);
    expect(found("US-led strikes", "led")).toEqual(["led"]);
    expect(found("Moscow's offer", "Moscow")).toEqual(["Moscow"]);
    expect(found("étude", "tude")).toEqual([]);
  });

  it.each([
    ["“We can’t wait…” he said", '"We can\'t wait..."'],
    ["a 2019–2021 pact", "2019-2021"],
    ["The closure hurt", "the closure"],
    ["the closure hurt", "the closure."],
  ])("takes typographic variants as one: %s", (line, words) => {
    expect(found(line, words)).toHaveLength(1);
  });

  it("prefers words as they stand to another first letter", () => {
    expect(found("The accord and the accord", "the accord")).toEqual(["the accord"]);
  });

  it("does not confuse “us” with “US”", () => {
    expect(found("The US left", "us")).toEqual([]);
  });
});

describe("nearestWords", () => {
  it("proposes what looks alike and nothing else", () => {
    expect(nearestWords("Paris condemned the accord, again.", "the acord")).toBe("the accord");
    expect(nearestWords("Paris condemned the accord.", "zebra crossing")).toBeUndefined();
  });
});
