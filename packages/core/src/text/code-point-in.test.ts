import fc from "fast-check";
import { expect, test } from "vitest";
import { codePointIn } from "./code-point-in.ts";
import { foldText } from "./shadow.ts";

test("gives what codePointAt gives", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(40), (text, cut) => {
      const half = text.slice(0, cut);
      for (let at = 0; at < half.length; at++) expect(codePointIn(half, at)).toBe(half.codePointAt(at));
    }),
  );
  expect(codePointIn("\u{1f600}", 0)).toBe(0x1f600);
  expect(codePointIn("\ud83d", 0)).toBe(0xd83d);
  expect(codePointIn("", 0)).toBeNaN();
});

test("half a character at the end of a slice stays half, however often it is folded", () => {
  const whole = "the tälks of the day were long and hard talks \u{1f600} of others ".repeat(50);
  const wrong = new Set<string>();
  for (let turn = 0; turn < 20_000; turn++) {
    const at = whole.indexOf("\u{1f600}", (turn * 7) % 2000);
    const folded = foldText(whole.slice(at - 40, at + 1));
    if (!folded.endsWith("\ud83d")) wrong.add(folded);
  }
  expect(wrong).toEqual(new Set());
});
