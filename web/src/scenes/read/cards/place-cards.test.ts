import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeCards } from "./place-cards.ts";

const cards = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 10, max: 90 })), { minLength: 1, maxLength: 30 }).map((list) => {
  let at = 0;
  return { anchors: list.map(([step]) => (at += step)), heights: list.map(([, height]) => height) };
});

describe("cards in the margin", () => {
  it("never cover one another, keep their order, and none stands above the column", () => {
    fc.assert(
      fc.property(cards, fc.nat(30), ({ anchors, heights }, active) => {
        const tops = placeCards({ anchors, heights, active: active % anchors.length, floor: 0, gap: 6 });
        expect(tops[0]).toBeGreaterThanOrEqual(0);
        for (let at = 1; at < tops.length; at++) expect(tops[at]).toBeGreaterThanOrEqual((tops[at - 1] ?? 0) + (heights[at - 1] ?? 0) + 6);
      }),
    );
  });

  it("stand at their passages where there is room", () => {
    expect(placeCards({ anchors: [0, 100, 300], heights: [50, 50, 50], active: -1, floor: 0, gap: 6 })).toEqual([0, 100, 300]);
  });

  it("move up before the active one, which stands exactly at its passage", () => {
    const given = { anchors: [200, 210, 220], heights: [50, 50, 50], floor: 0, gap: 6 };
    expect(placeCards({ ...given, active: -1 })).toEqual([200, 256, 312]);
    expect(placeCards({ ...given, active: 2 })).toEqual([108, 164, 220]);
  });

  it("give way where there is no room above the active one", () => {
    expect(placeCards({ anchors: [0, 10], heights: [50, 50], active: 1, floor: 0, gap: 6 })).toEqual([0, 56]);
  });
});
