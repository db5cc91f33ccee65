import { describe, expect, it } from "vitest";
import { findOnPage, pageAt, wordsOnPage } from "./find-passage.ts";

const piece = (text: string, y: number) => ({ text, x: 100, y, width: 10 * text.length, height: 12 });

describe("the page of an offset", () => {
  const pages = [
    { page: 1, start: 0, end: 100 },
    { page: 2, start: 102, end: 200 },
    // Notes of the first page stand at the end of the text.
    { page: 1, start: 202, end: 220 },
  ];
  it.each([
    [0, 1],
    [99, 1],
    [101, 1],
    [150, 2],
    [210, 1],
    [500, 1],
  ])("%d is on %d", (offset, page) => expect(pageAt(pages, offset)).toBe(page));

  it("is none where the text has no pages", () => expect(pageAt([], 5)).toBe(null));

  it("has the words of a passage that belong to it", () => {
    const text = "The gates will close. They will open again in spring.";
    const cut = [
      { page: 1, start: 0, end: 21 },
      { page: 2, start: 22, end: text.length },
    ];
    expect(wordsOnPage(text, cut, { page: 2, span: { start: 10, end: 31 } })).toEqual(["They will"]);
  });
});

describe("words on a page", () => {
  it("are found over line ends, hyphens, ligatures and spacing", () => {
    const pieces = [piece("The ofﬁcials of the har-", 10), piece("bour ofﬁce  will", 30), piece("agree.", 50)];
    const boxes = findOnPage(pieces, "harbour office will agree");
    expect(boxes.map(({ y }) => y)).toEqual([10, 30, 50]);
    expect(boxes[0]!.x).toBeGreaterThan(200);
    expect(boxes[2]!.x).toBe(100);
  });

  it("are cut to the letters that belong", () => expect(findOnPage([piece("ab cd", 0)], "cd")).toEqual([{ x: 125, y: 0, width: 25, height: 12 }]));

  it("are nowhere where they do not stand", () => expect([findOnPage([piece("ab", 0)], "x"), findOnPage([piece("ab", 0)], " – ")]).toEqual([[], []]));
});
