import { expect, test } from "vitest";
import { daysOf, metadataOf, metadataPlaces, plainName } from "./metadata-columns.ts";

test("columns are known by many names, the first that is there by the first of its names", () => {
  expect(plainName("  Publication-Date_ ")).toBe("publication date");
  const header = ["Headline", "Title", "PUB_DATE", "Newspaper", "Manual Tags", "Byline", "Link", "Path"];
  expect(metadataPlaces(header)).toEqual({ file: 7, title: 1, date: 2, publisher: 3, authors: 5, url: 6, tags: 4 });
  expect(metadataPlaces(["Pubdate", "Published"])).toMatchObject({ date: 1, title: -1 });
});

test("a column of dates gives days; what has no day gives none, and months in words are read one by one", () => {
  const days = (...values: string[]): (string | null)[] =>
    daysOf(
      values.map((value, at) => ({ value, row: at + 2 })),
      { file: "a.csv", column: "date" },
    );
  expect(days("2031-05-01", "", "5 May 2031", "May 6, 2031")).toEqual(["2031-05-01", null, "2031-05-05", "2031-05-06"]);
  for (const value of ["2031", "2031-05", "2031-00-00", "2031-05-00", "May 2031", "n.d.", "nd"]) expect(days(value), value).toEqual([null]);
  expect(() => days("2031-05-01", "whenever")).toThrow(expect.objectContaining({ code: "RAP_EXCHANGE_CELL" }));
});

test("an empty cell says nothing; names of a bibliography are put in order where all of them are written so", () => {
  const row = (cells: Record<string, string>, day: string | null = null) => metadataOf((column) => cells[column] ?? "", day);
  expect(row({})).toEqual({});
  expect(row({ title: "T", publisher: "P", url: "U", tags: "a, b" }, "2031-05-01")).toEqual({
    title: "T",
    publisher: "P",
    url: "U",
    tags: ["a", "b"],
    published: "2031-05-01",
  });
  expect(row({ authors: "Lind, Ada; Mehl, Ben" })).toEqual({ authors: ["Ada Lind", "Ben Mehl"] });
  expect(row({ authors: "Lind, Ada; Ben Mehl" })).toEqual({ authors: ["Lind, Ada", "Ben Mehl"] });
  expect(row({ authors: "Lind, Ada, Jr." })).toEqual({ authors: ["Lind, Ada, Jr."] });
});
