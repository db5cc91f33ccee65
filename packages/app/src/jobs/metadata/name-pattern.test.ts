import { describe, expect, it, test } from "vitest";
import { bareName, listed, namePattern } from "./name-pattern.ts";

describe("a pattern of file names", () => {
  it("takes a name apart, without its folders and its ending", () => {
    const read = namePattern("{date}_{publisher}_{title}");
    expect(read("in/2024-03-05_The Gazette_Talks.txt")).toEqual({ published: "2024-03-05", publisher: "The Gazette", title: "Talks" });
    // A field takes as little as it can, the last one all that is left.
    expect(read("2024-03-05_Gazette_Talks_go_on.txt")).toEqual({ published: "2024-03-05", publisher: "Gazette", title: "Talks go on" });
    for (const name of ["2024-03-05 Gazette Talks.txt", "2024-03-05_Gazette_.txt", "soon_Gazette_Talks.txt"]) expect(read(name), name).toBeNull();
  });

  it("reads authors and tags as lists, and passes over what is of no use", () => {
    expect(namePattern("{any} {author} - {tags}")("12 Ada_Lind and Ben Mehl - trade, tolls.pdf")).toEqual({
      authors: ["Ada Lind", "Ben Mehl"],
      tags: ["trade", "tolls"],
    });
    expect(namePattern("{any}-{title}-{any}")("a-b-c.txt")).toEqual({ title: "b" });
  });

  it("looks for what stands between its fields letter for letter", () => {
    expect(namePattern("{title} (v.1) [{author}]")("Talks (v.1) [Ada].txt")).toEqual({ title: "Talks", authors: ["Ada"] });
    expect(namePattern("{title} (v.1)")("Talks (vx1).txt")).toBeNull();
  });

  it("is refused where it cannot tell what is what", () => {
    const problemOf = (pattern: string): unknown => {
      try {
        namePattern(pattern);
      } catch (thrown) {
        return (thrown as { details: { problem: string } }).details.problem;
      }
      return null;
    };
    expect(["{date}{title}", "{writer}", "{title}_{Title}", "{any}", "title"].map(problemOf)).toEqual([
      "two fields have nothing between them",
      "there is no field {writer}",
      "{title} stands twice",
      "it names no field",
      "it names no field",
    ]);
    expect(["{any}_{any}_{title}", "{ TITLE }", "{title}"].map(problemOf)).toEqual([null, null, null]);
  });
});

test("a bare name has neither folder nor ending; a dot at its beginning is no ending", () => {
  expect(["a/b\\c.txt", "c.tar.gz", ".hidden", "v1.2 final", "cafe\u0301.md"].map(bareName)).toEqual([
    "c",
    "c.tar",
    ".hidden",
    "v1.2 final",
    "caf\u00e9",
  ]);
});

test("authors have semicolons, “and” or “&” between them, tags commas too", () => {
  expect(listed("authors", "Ada Lind; Ben & Co and Cem, Jr.")).toEqual({ authors: ["Ada Lind", "Ben", "Co", "Cem, Jr."] });
  expect(listed("tags", "trade, sea_tolls;war;")).toEqual({ tags: ["trade", "sea tolls", "war"] });
  expect([listed("tags", undefined), listed("tags", " ; ")]).toEqual([{}, {}]);
});
