import { expect, it } from "vitest";
import { isSlug, linesOf, slugOf } from "./slug.ts";

it("makes addresses that the server takes, each its own", () => {
  const taken = new Set<string>();
  for (const title of ["Will it hold?", "Will it hold!", "Überall Öl", "漁業", "", "--a--b--", "x".repeat(300)]) {
    const slug = slugOf(title, taken);
    expect(isSlug(slug)).toBe(true);
    expect(taken.has(slug)).toBe(false);
    taken.add(slug);
  }
  expect([...taken].slice(0, 5)).toEqual(["will-it-hold", "will-it-hold-2", "uberall-ol", "roundup", "roundup-2"]);
});

it("refuses addresses that lead elsewhere", () => {
  for (const text of ["", "a/b", "..", "A", "a--b", "-a", "a b"]) expect(isSlug(text)).toBe(false);
});

it("leaves empty lines out", () => {
  expect(linesOf(" a \n\n b\r\n")).toEqual(["a", "b"]);
});
