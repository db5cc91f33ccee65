import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupAlike, leastShared } from "./near-duplicates.ts";
import { sharedPart, shingleHashes, sketchText } from "./text-sketch.ts";
import { changeWords, inventText } from "./testing/invent-texts.ts";

const sketchOf = (text: string): Uint32Array => sketchText(text) ?? expect.unreachable(text);

/** Jaccard's coefficient of the shingles themselves. */
function trueShare(a: string, b: string): number {
  const [one, other] = [new Set(shingleHashes(a)), new Set(shingleHashes(b))];
  const common = [...one].filter((hash) => other.has(hash)).length;
  return common / (one.size + other.size - common);
}

describe("sketchText", () => {
  it("gives back the share of common shingles within four standard errors", () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 0.4, noNaN: true }), (seed, change) => {
        const text = inventText(seed, 300);
        const other = changeWords(text, seed + 1, change);
        expect(Math.abs(sharedPart(sketchOf(text), sketchOf(other)) - trueShare(text, other))).toBeLessThan(0.18);
      }),
      { numRuns: 100 },
    );
  });

  it("does not look at case, punctuation, line breaks and compatible forms of letters", () => {
    const text = inventText(1, 100);
    expect(sketchOf(`“${text.toUpperCase().replaceAll(" ", "\r\n")}”`)).toEqual(sketchOf(text));
    expect(sketchOf(`${text} ﬁnal e\u0301tude`)).toEqual(sketchOf(`${text} final étude`));
  });

  it("is the same at all times, so that sketches of different versions compare", () => {
    expect([...shingleHashes("One, two three four.")]).toEqual([3989050248, 2837431623]);
    expect(sketchOf("a b c d ".repeat(20)).slice(0, 4)).toEqual(Uint32Array.of(409468246, 882105396, 865424883, 2928210548));
    const whole = createHash("sha256");
    for (const text of [inventText(1, 40), inventText(2, 300)]) whole.update(sketchOf(text));
    expect(whole.digest("hex").slice(0, 16)).toBe("5276b124ec19992b");
  });

  it("counts characters as words where a script has no spaces", () => {
    const chinese = "国务院发言人星期一表示双方将在下个月恢复谈判因为任何一方都无法承受长期的争端并且呼吁各国保持克制避免采取使局势复杂化的行动";
    expect(sketchText(chinese)).not.toBeNull();
    expect(sharedPart(sketchOf(chinese), sketchOf(chinese.replace("星期一", "星期二")))).toBeGreaterThan(leastShared);
  });

  it("says nothing of a text of a few words, or of none", () => {
    for (const text of ["", "…", inventText(3, 39), "\u{1f600}".repeat(500)]) expect(sketchText(text)).toBeNull();
    expect(sketchText(inventText(3, 40))).not.toBeNull();
  });
});

describe("groupAlike", () => {
  const sketched = (texts: readonly string[]) => texts.map((text, at) => ({ id: `d${at}`, sketch: sketchOf(text) }));

  it("finds one story among others, whatever the order", () => {
    const story = inventText(7, 500);
    const texts = [inventText(8, 500), story, inventText(9, 500), changeWords(story, 1, 0.05), `${story} ${inventText(10, 100)}`];
    expect(groupAlike(sketched(texts))).toEqual([[1, 3, 4]]);
    expect(groupAlike(sketched(texts.toReversed()))).toEqual([[0, 1, 3]]);
  });

  it("leaves apart what shares a paragraph", () => {
    const common = inventText(5, 80);
    expect(groupAlike(sketched([`${inventText(1, 400)} ${common}`, `${common} ${inventText(2, 400)}`]))).toEqual([]);
  });

  it("puts thousands of equal texts into one set without comparing all with all", () => {
    const [one] = sketched([inventText(1, 200)]);
    const many = Array.from({ length: 20_000 }, () => one ?? expect.unreachable());
    const start = performance.now();
    expect(groupAlike(many).map(({ length }) => length)).toEqual([20_000]);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
