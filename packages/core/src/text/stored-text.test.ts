import { expect, test } from "vitest";
import { isStoredText, toStoredText } from "./stored-text.ts";

test.each([
  ["CRLF and lone CR become LF", "a\r\nb\rc\r\r\nd", "a\nb\nc\n\nd"],
  ["byte order marks at the start go, elsewhere they stay", "\ufeff\ufeffa\ufeffb", "a\ufeffb"],
  ["a mark behind a NUL is at the start too", "\0\ufeffa", "a"],
  ["a NUL inside a CRLF does not make two lines", "a\r\0\nb", "a\nb"],
  ["a lone surrogate is shown as lost", "a\ud83db", "a\ufffdb"],
  ["halves are never joined by dropping what stood between", "\ud83d\0\ude00", "\ufffd\ufffd"],
  ["nothing is composed", "cafe\u0301", "cafe\u0301"],
  ["emoji, no-break spaces and line separators stay", "👩‍🚀\u00a0\u2028", "👩‍🚀\u00a0\u2028"],
])("%s", (_, decoded, stored) => {
  expect(toStoredText(decoded)).toBe(stored);
});

test("tells stored from unstored", () => {
  expect(["", "a\nb", "a\r", "\0", "\ufeffa", "\ud800"].map(isStoredText)).toEqual([true, true, false, false, false, false]);
});
