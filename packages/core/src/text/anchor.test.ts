import { expect, test } from "vitest";
import { findAnchor, makeAnchor } from "./anchor.ts";

const text = "Xi came. He said “no”. Putin came. He said “no”. Then both left, and nobody signed a thing.";

test("the right one of two equal quotes is found by its surroundings", () => {
  const second = text.lastIndexOf("“no”");
  const anchor = makeAnchor(text, { start: second, end: second + 4 });
  expect(findAnchor(`A new first line.\n\n${text}`, anchor)).toEqual({
    kind: "found",
    span: { start: second + 19, end: second + 23 },
    isVerbatim: true,
  });
});

test("found after quotes, spaces and dashes were re-set, and said so", () => {
  const start = text.indexOf("Putin");
  const anchor = makeAnchor(text, { start, end: start + 26 });
  const reset = text.replaceAll(/[“”]/g, '"').replaceAll(" ", "\n  ");
  const result = findAnchor(reset, anchor);
  expect(result).toMatchObject({ kind: "found", isVerbatim: false });
  if (result.kind === "found") expect(reset.slice(result.span.start, result.span.end).replaceAll(/\s+/g, " ")).toBe('Putin came. He said "no". ');
});

test("a tie is never decided", () => {
  const doubled = "Same words here. Same words here. Same words here.";
  const anchor = { quote: "words", prefix: "Same ", suffix: " here" };
  expect(findAnchor(doubled, anchor)).toEqual({
    kind: "ambiguous",
    candidates: [
      { start: 5, end: 10 },
      { start: 22, end: 27 },
      { start: 39, end: 44 },
    ],
  });
});

test("a short quote in strange surroundings is offered, not taken", () => {
  const anchor = { quote: "no", prefix: "the chancellor said ", suffix: " to the offer" };
  expect(findAnchor("There is no way around it.", anchor)).toEqual({ kind: "ambiguous", candidates: [{ start: 9, end: 11 }] });
});

test.each(["", " \n", "\u00ad", "never written"])("%j is lost", (quote) => {
  expect(findAnchor(text, { quote, prefix: "", suffix: "" })).toEqual({ kind: "lost" });
});

test("a whole text anchors to itself", () => {
  expect(findAnchor("Yes.", makeAnchor("Yes.", { start: 0, end: 4 }))).toMatchObject({ kind: "found", isVerbatim: true });
});

test("context never cuts a pair in half", () => {
  const emoji = "😀".repeat(40);
  const anchor = makeAnchor(`${emoji}x${emoji}`, { start: 80, end: 81 });
  expect(anchor.prefix.isWellFormed() && anchor.suffix.isWellFormed()).toBe(true);
  const odd = makeAnchor(`${emoji}ab${emoji}`, { start: 81, end: 82 });
  expect(odd.prefix.isWellFormed()).toBe(true);
});
