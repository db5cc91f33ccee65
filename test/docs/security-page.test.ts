import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const page = read("docs/security.md");

interface Point {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly state: string;
}
const numbers = (text: string): number[] => text.split(".").map(Number);
const points: Point[] = [...page.matchAll(/^\| (\d+\.\d+\.\d+)(?:–(\d+\.\d+\.\d+))? \| [^|]+ \| ([^|]+) \|[^|]*\|$/gm)].map(
  ([, first = "", last, state = ""]) => ({
    first: numbers(first),
    last: numbers(last ?? first),
    state,
  }),
);
const before = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((number, place) => number !== b[place]);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
};

describe("docs/security.md", () => {
  test("goes through all chapters in order, each point with a state", () => {
    expect(points.length).toBeGreaterThan(150);
    expect(new Set(points.map(({ first }) => first[0])).size).toBe(17);
    for (const [place, point] of points.entries()) {
      expect(["met", "not applicable", "open"]).toContain(point.state);
      if (place > 0) expect(before(points[place - 1]!.last, point.first), point.first.join(".")).toBe(true);
    }
    expect(page.match(/^\| \d/gm)).toHaveLength(points.length);
  });

  test("shows or says why each point is met", () => {
    for (const [row] of page.matchAll(/^\| [\d.–]+ \| [^|]+ \| met \|[^|]*\|$/gm)) expect(row.split("|")[4]?.trim(), row).not.toBe("");
  });
});

test.each(["SECURITY.md", "docs/security.md", "docs/privacy.md"])("%s names files that are there", (path) => {
  const named = [...read(path).matchAll(/`((?:packages|test|web|scripts|clients|\.github)\/[^`]+)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
});
