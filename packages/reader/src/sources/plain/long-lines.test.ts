import { expect, test } from "vitest";
import { cutGlued } from "./cut-glued.ts";
import { parseFrontLine } from "./front-lines.ts";

/* Letters outside the first plane are matched one by one: a pattern over millions of them, or a call for each repetition, overflows. */

test("a value of millions of letters is read whole", () => {
  const value = "𝒜𝓁 ".repeat(3_000_000);
  expect(parseFrontLine(`Publisher: ${value}`)).toEqual({ key: "publisher", value, valueStart: 11 });
});

test("a line of one repeated word loses its first repetition", () => {
  const text = "𝒜𝓁".repeat(400_000);
  const piece = { start: 0, end: text.length, shape: "paragraph", level: 0, role: null, markup: [], emphasis: [] } as const;
  expect(cutGlued(text, piece)).toHaveLength(1);
});
