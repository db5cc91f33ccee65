import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitLabel, labelWidth, onTwoLines } from "./label-width.ts";

describe("labels of maps", () => {
  it("are measured by their script, marks and joined signs counted with their letters", () => {
    expect(labelWidth("漁業協定")).toBe(2 * labelWidth("fish"));
    expect(labelWidth("e\u0301")).toBe(labelWidth("e"));
    expect(labelWidth("👩‍👩‍👧")).toBe(labelWidth("漁"));
  });

  it("are cut to a width between characters, at a blank where there is one", () => {
    expect(fitLabel("Norway", 100)).toBe("Norway");
    expect(fitLabel("Ministry of Fisheries and Coasts", 120)).toBe("Ministry of…");
    expect(fitLabel("東京都漁業協同組合連合会", 80)).toBe("東京都漁業…");
    expect(fitLabel("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 35)).toBe("👩‍👩‍👧👩‍👩‍👧…");
  });

  it("take all the room that there is, and break at a blank that is not too near the beginning", () => {
    const room = (words: string): number => labelWidth(words);
    expect([fitLabel("abcd", room("abcd")), fitLabel("abcdef", room("abcd…"))]).toEqual(["abcd", "abcd…"]);
    expect([onTwoLines("abcd", room("abcd")), onTwoLines("abcdef", room("abcd"))]).toEqual([
      ["abcd", ""],
      ["abcd", "ef"],
    ]);
    // Beyond half of what is kept, and beyond a quarter of a line.
    expect(["ab cdefgh", "abc defgh"].map((words) => fitLabel(words, room("ab c…")))).toEqual(["ab c…", "abc…"]);
    expect(onTwoLines("ab cdefghij", room("ab cdefg"))).toEqual(["ab cdefg", "hij"]);
    expect(onTwoLines("abc defghij", room("ab cdefg"))).toEqual(["abc", "defghij"]);
  });

  it("stand on two lines, broken between words, or characters where there are none", () => {
    expect(onTwoLines("The price of fuel on the coast", 160)).toEqual(["The price of fuel on", "the coast"]);
    expect(onTwoLines("東京都漁業協同組合連合会の決定", 160)).toEqual(["東京都漁業協同組合連合", "会の決定"]);
    expect(onTwoLines("الأسعار المرتفعة", 160)).toEqual(["الأسعار المرتفعة", ""]);
  });

  it("are never wider than asked, whatever they say", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
        for (const line of [fitLabel(text, width), ...onTwoLines(text, width)]) expect(labelWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
