import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeLabels } from "./place-labels.ts";

const size = { width: 600, height: 400 };
const nodes = fc.array(
  fc.record({
    x: fc.double({ min: -50, max: 650, noNaN: true }),
    y: fc.double({ min: -50, max: 450, noNaN: true }),
    size: fc.integer({ min: 3, max: 20 }),
    length: fc.integer({ min: 1, max: 90 }),
    side: fc.constantFrom("left" as const, "right" as const, undefined),
  }),
  {
    maxLength: 120,
  },
);

describe("labels of a graph", () => {
  it("never touch one another nor leave the picture", () => {
    fc.assert(
      fc.property(nodes, (given) => {
        const drawn = given.map(({ x, y, size: radius, length, side }, at) => {
          const node = { key: `n${at}`, label: "x".repeat(length), x, y, size: radius, group: 0 };
          return side === undefined ? node : { ...node, labelSide: side };
        });
        const byKey = new Map(drawn.map((node) => [node.key, node]));
        const first = new Set(["n0"]);
        const widthOf = (label: string): number => label.length * 7;
        const labels = placeLabels({ nodes: drawn, spotOf: (key) => byKey.get(key) ?? null, widthOf, size, first, faded: () => false });
        const boxes = labels.map(({ words, x, y }) => ({ left: x, right: x + widthOf(words), top: y - 10, bottom: y + 3 }));
        for (const [at, box] of boxes.entries()) {
          expect(box.left >= 0 && box.right <= size.width).toBe(true);
          for (const other of boxes.slice(at + 1))
            expect(box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top).toBe(false);
        }
      }),
    );
  });

  it("come first for what is chosen, and stand at the left where the right has no room", () => {
    const at = (key: string, x: number, y: number) => ({ key, label: "a long enough name", x, y, size: 10, group: 0 });
    const drawn = [at("big", 100, 100), { ...at("chosen", 100, 104), size: 4 }, at("edge", 590, 300)];
    const byKey = new Map(drawn.map((node) => [node.key, node]));
    const wish = { nodes: drawn, spotOf: (key: string) => byKey.get(key) ?? null, widthOf: () => 90, size, faded: () => false };
    const labels = placeLabels({ ...wish, first: new Set(["edge"]) });
    expect(labels.map(({ node }) => node.key)[0]).toBe("edge");
    expect(labels[0]?.x).toBe(590 - 10 - 5 - 90);
  });

  it("stand beside the way of a tie that bends", () => {
    const drawn = [
      { key: "a", label: "chief minister", x: 200, y: 200, size: 8, group: 0 },
      { key: "b", label: "", x: 300, y: 290, size: 8, group: 0 },
    ];
    const byKey = new Map(drawn.map((node) => [node.key, node]));
    const wish = {
      nodes: drawn,
      spotOf: (key: string) => byKey.get(key) ?? null,
      widthOf: () => 90,
      size,
      first: new Set<string>(),
      faded: () => false,
    };
    const ties = [{ key: "tie", from: "a", to: "b" }];
    // Straight it goes below the name; bent up it leaves the mark through it.
    expect(placeLabels({ ...wish, ties })[0]?.x).toBe(200 + 8 + 5);
    expect(placeLabels({ ...wish, ties, bendOf: () => 0.38 })[0]?.x).toBe(200 - 8 - 5 - 90);
  });

  it("are cut at the edge where each has a line of its own, and left out elsewhere", () => {
    const long = "support for an opening of the border before the winter";
    const at = (key: string, x: number, labelSide: "left" | "right" | undefined) => {
      const node = { key, label: long, x, y: 100, size: 10, group: 0 };
      return labelSide === undefined ? node : { ...node, labelSide };
    };
    const wordsOf = (node: ReturnType<typeof at>): string[] =>
      placeLabels({
        nodes: [node],
        spotOf: () => node,
        widthOf: (label) => label.length * 7,
        size: { width: 300, height: 200 },
        first: new Set(),
        faded: () => false,
      }).map(({ words }) => words);
    expect(wordsOf(at("right", 150, "right"))).toEqual(["support for an ope…"]);
    expect(wordsOf(at("left", 150, "left"))).toEqual(["support for an ope…"]);
    expect(wordsOf(at("edge", 290, "right"))).toEqual([]);
    expect(wordsOf(at("one", 150, undefined))).toEqual([]);
  });
});
