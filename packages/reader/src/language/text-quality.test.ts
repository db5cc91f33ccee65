import { describe, expect, test } from "vitest";
import { times } from "../../../../test/support/effort.ts";
import { assessText } from "./text-quality.ts";

const codes = (text: string): string[] => assessText(text).warnings.map(({ code }) => code);
const prose = "The ministers of the two countries will meet in the spring to talk about the border. ".repeat(4);

const length = times(1_500_000, 6_000_000);

describe("runs of millions", () => {
  test.each([
    ["small letters", "a".repeat(length), ["text-missing-spaces"]],
    ["capitals", "A".repeat(length), []],
    ["letters of both kinds", "aB".repeat(length / 2), []],
    ["marks", "|".repeat(length), []],
  ])("of %s are assessed like any other text", (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

test("what is noise is still found", () => {
  expect(codes(prose)).toEqual([]);
  expect(codes(`${prose} ${"theministersofthetwocountrieswill meet ".repeat(2)}`)).toEqual(["text-missing-spaces"]);
  expect(codes("THE MINISTERS WILL MEET AGAIN SOON in the spring")).toEqual(["text-all-capitals"]);
  expect(codes(`${prose} m0ney and w|re || the rep-\nort`)).toEqual(["text-scan-noise"]);
});
