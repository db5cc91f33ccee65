import { expect, it } from "vitest";
import { nextNode } from "./next-node.ts";
import { changePin, readPins, withPins } from "./pins.ts";

const spots = [
  { key: "middle", x: 100, y: 100 },
  { key: "right", x: 200, y: 110 },
  { key: "far", x: 400, y: 100 },
  { key: "below", x: 90, y: 300 },
];

it("an arrow leads to the nearest node that lies its way, and from nowhere to the first", () => {
  expect(nextNode(spots, null, "ArrowUp")).toBe("middle");
  expect(nextNode(spots, "middle", "ArrowRight")).toBe("right");
  expect(nextNode(spots, "right", "ArrowRight")).toBe("far");
  expect(nextNode(spots, "middle", "ArrowDown")).toBe("below");
  expect(nextNode(spots, "middle", "ArrowUp")).toBe(null);
});

it("pins are kept as words of the address, changed and taken back one by one", () => {
  const one = changePin([], "1:person:ada", { x: 1.4, y: -2 });
  expect(one).toEqual(["1:person:ada", "1", "-2"]);
  expect([...readPins(changePin(one, "b", { x: 0, y: 0 })).keys()]).toEqual(["1:person:ada", "b"]);
  expect(changePin(one, "1:person:ada", null)).toEqual([]);
  expect(readPins(["a", "no number", "2"]).size).toBe(0);
  const graph = { nodes: [{ key: "1:person:ada", label: "Ada", x: 9, y: 9, size: 4, group: null }], ties: [] };
  expect(withPins(graph, one).nodes[0]).toMatchObject({ x: 1, y: -2, label: "Ada" });
});
