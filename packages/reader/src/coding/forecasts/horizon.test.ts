import { describe, expect, test } from "vitest";
import { findHorizons } from "./horizon.ts";

const date = "2031-10-03";

function horizons(text: string, on: string | null = date): [string, string | null, string | null][] {
  return findHorizons(text, { start: 0, end: text.length }, on).map((match) => [text.slice(match.start, match.end), match.from, match.to]);
}

describe("findHorizons", () => {
  test.each([
    ["It will collapse within two years.", "within two years", "2031-10-03", "2033-10-03"],
    ["It will end by winter.", "by winter", "2031-10-03", "2031-12-01"],
    ["They meet next year", "next year", "2032-01-01", "2032-12-31"],
    ["It lasts beyond January", "beyond January", "2032-02-01", null],
    ["before 2033 it fails", "before 2033", "2031-10-03", "2032-12-31"],
    ["By March, prices rise", "By March", "2031-10-03", "2032-03-31"],
    ["by the end of the year", "by the end of the year", "2031-10-03", "2031-12-31"],
    ["before the end of 2034", "before the end of 2034", "2031-10-03", "2034-12-31"],
    ["before the end of June 2034", "before the end of June 2034", "2031-10-03", "2034-06-30"],
    ["before the start of June 2034", "before the start of June 2034", "2031-10-03", "2034-05-31"],
    ["by the end of 2034", "by the end of 2034", "2031-10-03", "2034-12-31"],
    ["by the end of next year", "by the end of next year", "2031-10-03", "2032-12-31"],
    ["in the next two years", "in the next two years", "2031-10-03", "2033-10-03"],
    ["over the coming months", "over the coming months", "2031-10-03", null],
    ["in the years ahead", "in the years ahead", "2031-10-03", null],
    ["this decade", "this decade", "2031-10-03", "2039-12-31"],
    ["later this year", "later this year", "2031-10-03", "2031-12-31"],
    ["by early 2032", "by early 2032", "2031-10-03", "2032-04-30"],
    ["in the autumn", "in the autumn", "2031-09-01", "2031-11-30"],
    ["by next spring", "by next spring", "2031-10-03", "2032-03-01"],
    ["on 5 May 2032", "on 5 May 2032", "2032-05-05", "2032-05-05"],
    ["by May 5", "by May 5", "2031-10-03", "2032-05-05"],
    ["by Christmas", "by Christmas", "2031-10-03", "2031-12-31"],
    ["before the elections", "before the elections", null, null],
    ["before the inauguration in May", "before the inauguration in May", null, null],
    ["any time soon", "any time soon", null, null],
    ["between 2032 and 2035", "between 2032 and 2035", "2032-01-01", "2035-12-31"],
    ["by Friday", "by Friday", "2031-10-03", "2031-10-10"],
  ])("%s", (text, words, from, to) => {
    expect(horizons(text)).toEqual([[words, from, to]]);
  });

  test.each([
    ["before May", "2031-05-09", "2032-04-30"],
    ["before the end of May", "2031-05-09", "2031-05-31"],
    ["by May", "2031-05-09", "2031-05-31"],
    ["before June", "2031-05-09", "2031-05-31"],
    ["before winter", "2031-05-09", "2031-11-30"],
  ])("%s, on 9 May 2031", (words, from, to) => {
    expect(horizons(words, "2031-05-09")).toEqual([[words, from, to]]);
  });

  test("a season under way is not the one by which something will be", () => {
    expect(horizons("by winter", "2032-01-10")).toEqual([["by winter", "2032-01-10", "2032-12-01"]]);
    expect(horizons("before winter", "2032-01-10")).toEqual([["before winter", "2032-01-10", "2032-11-30"]]);
  });

  test("a time that is over has no first day", () => {
    expect(horizons("before 2031")).toEqual([["before 2031", null, "2030-12-31"]]);
    expect(horizons("by June 2030")).toEqual([["by June 2030", null, "2030-06-30"]]);
  });

  test("without a document date the words are kept and nothing is resolved", () => {
    expect(horizons("within two years", null)).toEqual([["within two years", null, null]]);
    expect(horizons("by March", null)).toEqual([["by March", null, null]]);
  });

  test.each([
    ["by 31 December 2031", null, "2031-12-31"],
    ["before 2032", null, "2031-12-31"],
    ["in March 2032", "2032-03-01", "2032-03-31"],
    ["after 2031", "2032-01-01", null],
  ])("without a document date %s has the days that its year gives it", (words, from, to) => {
    expect(horizons(words, null)).toEqual([[words, from, to]]);
  });

  test("finds nothing in the verb may, in past stretches or in words that merely contain a unit", () => {
    expect(horizons("Turnout will be lower than in 2020")).toEqual([]);
    expect(horizons("They may leave, for the first time in two years, by maybe weekly trains")).toEqual([]);
  });
});
