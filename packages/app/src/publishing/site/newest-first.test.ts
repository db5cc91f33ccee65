import { expect, test } from "vitest";
import { newestFirst } from "./newest-first.ts";

test("pages stand with the latest first, and those of one moment by their addresses, in whatever order they come", () => {
  const [may, june] = ["2031-05-31T23:59:59.999Z", "2031-06-01T00:00:00.000Z"];
  const pages = [
    { publishedAt: june, slug: "b" },
    { publishedAt: june, slug: "c" },
    { publishedAt: may, slug: "a" },
    { publishedAt: may, slug: "d" },
  ];
  expect(pages.toSorted(newestFirst)).toEqual(pages);
  expect(pages.toReversed().sort(newestFirst)).toEqual(pages);
});
