import fc from "fast-check";
import { expect, it } from "vitest";
import { isBelow, treeLines } from "./make-tree.ts";

const entriesOf = fc
  .array(fc.option(fc.nat(11), { nil: null }), { maxLength: 12 })
  .map((parents) => parents.map((parent, at) => ({ id: `e${at}`, name: `n${at}`, parent: parent === null ? null : `e${parent}`, uses: at % 3 })));

it("a tree holds every entry once, each below its parent, whatever circles there are", () => {
  fc.assert(
    fc.property(entriesOf, (entries) => {
      const lines = treeLines(entries, new Set());
      expect(lines.map(({ entry }) => entry.id).sort()).toEqual(entries.map(({ id }) => id).sort());
      for (const [at, { entry, level }] of lines.entries()) {
        const above = lines.slice(0, at).findLast((line) => line.level === level - 1);
        if (level > 1) expect(above?.entry.id).toBe(entry.parent);
      }
    }),
  );
});

it("a closed entry hides what is below it, and knows how many there are", () => {
  const entries = [
    { id: "a", name: "tolls", parent: null, uses: 2 },
    { id: "b", name: "barge tolls", parent: "a", uses: 1 },
  ];
  expect(treeLines(entries, new Set(["a"])).map(({ entry, childCount, isOpen }) => [entry.id, childCount, isOpen])).toEqual([["a", 1, false]]);
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  expect([isBelow(known, "b", "a"), isBelow(known, "a", "b")]).toEqual([true, false]);
});
