import { expect, test } from "vitest";
import { blankSpans } from "./blank-spans.ts";

test("blanks units, keeps offsets and line breaks", () => {
  const text = "a [b](x\ny) 😀 c";
  const blanked = blankSpans(text, [
    { start: 2, end: 3 },
    { start: 4, end: 10 },
    { start: 11, end: 13 },
  ]);
  expect(blanked).toBe("a  b   \n      c");
  expect(blanked.length).toBe(text.length);
  expect(blankSpans(text, [])).toBe(text);
});
