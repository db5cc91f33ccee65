import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignLanes, cutBlock, marksByBlock, marksKey, mostLanes, type Mark } from "./segments.ts";

const span = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 60 })).map(([start, length]) => ({ start, end: start + length }));
const places = fc
  .array(fc.record({ place: span, isBeside: fc.boolean() }), { maxLength: 40 })
  .map((list) => list.map(({ place, isBeside }, at) => ({ id: `s${at}`, type: "position", look: "draft" as const, isBeside, ...place })));

describe("lanes", () => {
  it("keep overlapping statements of one coder apart as long as there are lanes", () => {
    fc.assert(
      fc.property(places, (given) => {
        const marks = assignLanes(given);
        expect(marks).toHaveLength(given.length);
        for (const [at, one] of marks.entries()) {
          for (const other of marks.slice(at + 1)) {
            const isTogether = one.isBeside === other.isBeside && one.start < other.end && other.start < one.end && one.lane === other.lane;
            if (isTogether) expect(Math.max(one.lane, other.lane)).toBe(mostLanes - 1);
          }
        }
      }),
    );
  });

  it("are used again once they are free", () => {
    const place = (id: string, start: number, end: number) => ({ id, type: "cause", look: "draft" as const, isBeside: false, start, end });
    const lanes = assignLanes([place("a", 0, 10), place("b", 5, 15), place("c", 10, 20)]).map(({ id, lane }) => [id, lane]);
    expect(lanes).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 0],
    ]);
  });
});

describe("segments of a block", () => {
  const block = { start: 50, end: 150 };

  it("cover the block exactly, and each carries just the marks that lie over it", () => {
    fc.assert(
      fc.property(places, fc.array(span), (given, quotations) => {
        const marks = assignLanes(given);
        const segments = cutBlock(block, { marks, quotations, markup: [], emphasis: [] });
        expect(segments[0]?.start).toBe(block.start);
        expect(segments.at(-1)?.end).toBe(block.end);
        for (const [at, segment] of segments.entries()) {
          expect(segment.end).toBeGreaterThan(segment.start);
          if (at > 0) expect(segment.start).toBe(segments[at - 1]?.end);
          const over = marks.filter(({ start, end }) => start < segment.end && end > segment.start).map(({ id }) => id);
          expect(segment.marks.map(({ id }) => id).toSorted()).toEqual(over.toSorted());
          expect(segment.isQuotation).toBe(quotations.some(({ start, end }) => start < segment.end && end > segment.start));
        }
      }),
    );
  });
});

describe("marks by block", () => {
  it("name every block that a mark touches and no other", () => {
    const blocks = [
      { start: 0, end: 40 },
      { start: 42, end: 100 },
      { start: 102, end: 260 },
    ];
    fc.assert(
      fc.property(places, (given) => {
        const marks = assignLanes(given);
        const grouped = marksByBlock(blocks, marks);
        for (const [at, block] of blocks.entries()) {
          const touching = marks.filter(({ start, end }) => start < block.end && end > block.start).map(({ id }) => id);
          expect((grouped.get(at) ?? []).map(({ id }) => id)).toEqual(touching);
        }
      }),
    );
  });

  it("have a key that changes with all that is drawn", () => {
    const mark: Mark = { id: "a", type: "cause", look: "draft", lane: 0, isBeside: false, start: 1, end: 5 };
    const others: Mark[] = [
      { ...mark, look: "accepted" },
      { ...mark, lane: 1 },
      { ...mark, isBeside: true },
      { ...mark, end: 6 },
      { ...mark, type: "position" },
    ];
    for (const other of others) expect(marksKey([other])).not.toBe(marksKey([mark]));
    expect(marksKey([{ ...mark }])).toBe(marksKey([mark]));
  });
});
