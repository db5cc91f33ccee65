import { expect, it } from "vitest";
import { toCsv } from "./to-csv.ts";

it("keeps cells apart whatever is in them, and disarms formulas", () => {
  expect(
    toCsv([
      ["a,b", 'say "no"', "two\nlines"],
      ["=1+1", "-x", -1.5],
      [null, true, ""],
    ]),
  ).toBe('"a,b","say ""no""","two\nlines"\r\n\'=1+1,\'-x,-1.5\r\n,true,""\r\n');
  expect(toCsv([["＝1+1", "'=1"]])).toBe("'＝1+1,''=1\r\n");
  expect(toCsv([['=HYPERLINK("x")']])).toBe('"\'=HYPERLINK(""x"")"\r\n');
});
