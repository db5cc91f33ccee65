import { expect, test } from "vitest";
import { columnParameters, columnText, foldedText } from "./column-text.ts";

const half = "\ud83d";

test("a column holds no NUL and no half of a character, and every other text as it is", () => {
  expect(columnText(`a\0b${half}`)).toBe("a\u{fffd}b\u{fffd}");
  for (const text of ["", "😀 Čeněk", "\u{fffd}", "a".repeat(100)]) expect(columnText(text)).toBe(text);
});

test("parameters are given on as they are where all are sound, and are made sound where one is not, short or long", () => {
  const sound = ["id", 1, null, ["list", 2], "😀".repeat(30)];
  expect(columnParameters(sound)).toBe(sound);
  for (const text of ["\0", half, `${"a".repeat(40)}\0`, `${"a".repeat(50)}${half}`, `${"a".repeat(39)}${half}`])
    expect(columnParameters([1, ["b", text], text])).toEqual([1, ["b", columnText(text)], columnText(text)]);
});

test("for comparing, neither case nor accents nor spaces around count", () => {
  expect(foldedText("  ČENĚK\0 ")).toBe(foldedText("cenek\u{fffd}"));
});
