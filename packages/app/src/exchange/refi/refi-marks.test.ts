import { expect, test } from "vitest";
import { readMemo, writeMemo } from "./refi-marks.ts";

test.each(["-2", "two\nlines", 'in "marks"', "a\u2028line separator", 'a\u2029b\n"c" = d', "x = y"])("a value is read back: %j", (value) => {
  expect(readMemo(writeMemo([["event", value]]))).toEqual(new Map([["event", value]]));
});

test("lines of another form are passed over", () => {
  expect(readMemo("seen in May\nweight = 3\n")).toEqual(new Map([["weight", "3"]]));
});
