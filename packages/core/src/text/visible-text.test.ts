import fc from "fast-check";
import { expect, it } from "vitest";
import { visibleText } from "./visible-text.ts";

const unseen = ["\u00ad", "\u200b", "\u200d", "\u2060", "\u202e", "\ufe0f", "\u{e0061}"];
const text = fc.array(fc.constantFrom("a", "B", "é", " ", "\n", "😀", ...unseen), { maxLength: 40 }).map((parts) => parts.join(""));
const without = (whole: string): string => unseen.reduce((left, sign) => left.replaceAll(sign, ""), whole);

it("is null where everything is seen", () => {
  expect(visibleText("Sanctions — “hold”, 😀 says Zoë.")).toBeNull();
});

it("holds what is seen and nothing else", () => {
  fc.assert(
    fc.property(text, (whole) => {
      expect(visibleText(whole)?.text ?? whole).toBe(without(whole));
    }),
  );
});

it("finds each stretch again in the whole text, with nothing unseen at its edges", () => {
  fc.assert(
    fc.property(text, fc.nat(40), fc.nat(40), (whole, one, other) => {
      const visible = visibleText(whole);
      if (visible === null) return;
      const { length } = visible.text;
      const [start, end] = [Math.min(one, other, length), Math.min(Math.max(one, other), length)];
      const found = visible.toWhole({ start, end });
      expect(without(whole.slice(found.start, found.end))).toBe(visible.text.slice(start, end));
      if (end === start) expect(found.end).toBe(found.start);
      else for (const edge of [whole[found.start], whole[found.end - 1]]) expect(unseen).not.toContain(edge);
    }),
  );
});

it("tells where an offset of the whole text falls", () => {
  fc.assert(
    fc.property(text, fc.nat(40), (whole, at) => {
      const offset = Math.min(at, whole.length);
      // Between the halves of a pair nothing begins.
      fc.pre(!/[\ud800-\udbff]$/.test(whole.slice(0, offset)));
      expect(visibleText(whole)?.toVisible(offset) ?? offset).toBe(without(whole.slice(0, offset)).length);
    }),
  );
});
