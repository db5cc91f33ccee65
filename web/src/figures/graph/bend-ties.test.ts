import { expect, it } from "vitest";
import { bendTies, tieCurve } from "./bend-ties.ts";

const node = (key: string, x: number, y: number) => ({ key, label: key, x, y, size: 10, group: null });
const tie = (from: string, to: string, isDirected = false) => ({ key: `${from} ${to}`, from, to, value: 1, width: 1, isDirected });
const fit = { scale: 1, radiusOf: () => 10 };

it("a tie bends round a mark that lies on its way, and goes straight where there is none", () => {
  const nodes = [node("a", 0, 0), node("b", 200, 0), node("between", 100, 0), node("c", 0, 200)];
  const bends = bendTies({ nodes, ties: [tie("a", "b"), tie("a", "c")] }, fit);
  expect(bends.get("a c")).toBe(0);
  const curve = tieCurve({ x: 0, y: 0 }, { x: 200, y: 0 }, bends.get("a b") ?? 0);
  expect(Math.min(...curve.map(({ x, y }) => Math.hypot(x - 100, y)))).toBeGreaterThan(10);
});

it("two ties with a direction between the same nodes bend to different sides", () => {
  const nodes = [node("a", 0, 0), node("b", 200, 0)];
  const bends = bendTies({ nodes, ties: [tie("a", "b", true), tie("b", "a", true)] }, fit);
  const middle = (from: number, to: number, key: string) => tieCurve({ x: from, y: 0 }, { x: to, y: 0 }, bends.get(key) ?? 0)[8]?.y ?? 0;
  expect(Math.sign(middle(0, 200, "a b"))).toBe(-Math.sign(middle(200, 0, "b a")));
});
