import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignLanes, markText, type PlacedStatement } from "./annotated-text.ts";

const placed = (start: number, end: number, number: number): PlacedStatement => ({ start, end, number, type: "cause", isDraft: true });

const tags = /<[^>]*>/g;

describe("markText", () => {
  it("cuts overlapping statements into pieces that never cross", () => {
    const marked = markText("abcdef", { start: 0, end: 6 }, [placed(0, 4, 1), placed(2, 6, 2)]).text;
    expect(marked).toBe(
      '<span class="m s1 lane-0 cause draft" id="t1">ab</span>' +
        '<span class="m s2 lane-1 cause draft" id="t2"><span class="m s1 lane-0 cause draft">cd</span></span>' +
        '<span class="m s2 lane-1 cause draft">ef</span>',
    );
  });

  it("keeps the words, escaped, whatever the statements", () => {
    const statements = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: "grapheme" }), statements, (text, spans) => {
        const list = spans
          .map(([a, b], index) => placed(Math.min(a, b), Math.max(a, b) + 1, index + 1))
          .filter(({ start }) => start < text.length)
          .sort((a, b) => a.start - b.start);
        const back = markText(text, { start: 0, end: text.length }, list).text.replace(tags, "");
        expect(back.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&")).toBe(
          text,
        );
      }),
    );
  });
});

describe("assignLanes", () => {
  it("gives overlapping statements different lanes and reuses a free one", () => {
    expect(
      assignLanes([
        { start: 0, end: 5 },
        { start: 1, end: 3 },
        { start: 3, end: 6 },
        { start: 5, end: 7 },
      ]),
    ).toEqual([0, 1, 1, 0]);
  });
});
