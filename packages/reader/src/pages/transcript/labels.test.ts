import { expect, test } from "vitest";
import type { PageUnit } from "../page-unit.ts";
import { labelAt } from "./labels.ts";

const unitOf = (plain: string): PageUnit => ({
  kind: "paragraph",
  level: 0,
  start: 0,
  end: plain.length,
  plain,
  isEmphasised: false,
  leadLength: 0,
  line: null,
});

test("a label of several words stands before its colon", () => {
  expect(labelAt(unitOf("Ada van der Lund (Institute X): It did not."))).toEqual({ label: "Ada van der Lund", bracket: "Institute X", after: 32 });
});

test("words far apart, as a menu leaves them, are told from a label without trying each way to part the spaces", () => {
  const menu = ["Embassy", "Consular Section", "Visas", "Trade", "Culture", "Press", "Contact"].join(" ".repeat(40));
  const begin = performance.now();
  expect(labelAt(unitOf(menu))).toBeNull();
  // Seconds to hours before; a bound that no busy machine reaches.
  expect(performance.now() - begin).toBeLessThan(2_000);
});
