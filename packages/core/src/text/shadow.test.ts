import { expect, test } from "vitest";
import { sliceSpan } from "../model/span.ts";
import { findFolded, foldText, makeShadow, toFoldedOffset, toSourceSpan } from "./shadow.ts";

test.each([
  ["Zelenskyy’s “peace—plan”", `zelenskyy's "peace-plan"`],
  ["Erdoğan Łódź São Straße Ærø", "erdogan lodz sao strasse aero"],
  ["coöperate cafe\u0301 ﬁnal oﬃce", "cooperate cafe final office"],
  ["no\u00adlimits\u00a0part\u200bner\n\t ship", "nolimits partner ship"],
  ["Ｗａｓｈｉｎｇｔｏｎ", "washington"],
  ["Йод и Ёлка", "йод и елка"],
  ["대한민국", "대한민국"],
  ["हिन्दी", "हिन्दी"],
  ["İstanbul Iğdır", "istanbul igdir"],
])("folds %j", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test("keeps what it is told to keep", () => {
  expect(foldText("Café\n ’", { keepCase: true })).toBe("Cafe '");
  expect(foldText("ÉTÉ `a´", { keepCase: true, keepDiacritics: true })).toBe("ÉTÉ 'a'");
  expect(foldText("plain", { keepSpace: true })).toBe("plain");
  expect(foldText("a  b")).toBe("a b");
  expect(foldText("Café\n ’", { keepDiacritics: true })).toBe("café '");
  expect(foldText("Café\n\u00a0’", { keepSpace: true })).toBe("cafe\n\u00a0'");
});

test.each([
  ["a letter with its accent", "Xe\u0301y", "e", "e\u0301"],
  ["half a ligature takes the whole", "of\ufb01ce", "fi", "\ufb01"],
  ["a soft hyphen inside, none outside", "\u00adso\u00adft\u00ad", "soft", "so\u00adft"],
  ["a run of white space", "a \n\t b", " ", " \n\t "],
  ["a surrogate pair", "x𝐀y", "a", "𝐀"],
])("finds %s", (_, text, needle, expected) => {
  expect(findFolded(makeShadow(text), needle).map((span) => sliceSpan(text, span))).toContain(expected);
});

test("finds overlapping places and nothing for nothing", () => {
  expect(findFolded(makeShadow("aaa"), "AA")).toEqual([
    { start: 0, end: 2 },
    { start: 1, end: 3 },
  ]);
  expect(findFolded(makeShadow("aaa"), "\u00ad")).toEqual([]);
});

test("offsets go there and back", () => {
  const text = "Ünï\u00adcödé “x”";
  const shadow = makeShadow(text);
  const at = text.indexOf("cö");
  expect(toFoldedOffset(shadow, at)).toBe(3);
  expect(toFoldedOffset(shadow, at - 1)).toBe(3);
  expect(toFoldedOffset(shadow, text.length)).toBe(shadow.folded.length);
  expect(toSourceSpan(shadow, { start: 3, end: 3 })).toEqual({ start: at, end: at });
});
