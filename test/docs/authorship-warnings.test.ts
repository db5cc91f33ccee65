import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

it("every warning on who wrote what is told in docs/formats.md, and only those", () => {
  const given = [...read("packages/reader/src/pages/unsure/authorship-warnings.ts").matchAll(/code: "([a-z-]+)"/g)].map(([, code]) => code);
  const table = /\| warning \| what it says[\s\S]*?\n\n/.exec(read("docs/formats.md"))?.[0] ?? "";
  const told = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code);
  expect([...new Set(given)].toSorted()).toEqual(told.toSorted());
  expect(told).toHaveLength(5);
});
