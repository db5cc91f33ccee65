import { expect, test } from "vitest";
import { freeSlug } from "./free-slug.ts";

const nothing = async (): Promise<boolean> => false;

test("a title becomes letters, digits and hyphens, 100 at most; a title without any is a roundup", async () => {
  const slugs = await Promise.all(
    ["Will the truce hold?", "--- a -- b ---", "渡船", "", `${"a".repeat(99)} b`].map((title) => freeSlug(title, nothing)),
  );
  expect(slugs).toEqual(["will-the-truce-hold", "a-b", "roundup", "roundup", "a".repeat(99)]);
});

test("where others have the title, the next number follows, found in few questions", async () => {
  const after = async (count: number): Promise<[slug: string, asked: number]> => {
    const taken = new Set(Array.from({ length: count }, (_, at) => (at === 0 ? "truce" : `truce-${at + 1}`)));
    let asked = 0;
    const found = await freeSlug("Truce", async (slug) => {
      asked++;
      return taken.has(slug);
    });
    return [found, asked];
  };
  expect((await Promise.all([0, 1, 2, 3, 4, 7, 8].map(after))).map(([slug]) => slug)).toEqual([
    "truce",
    "truce-2",
    "truce-3",
    "truce-4",
    "truce-5",
    "truce-8",
    "truce-9",
  ]);
  expect(await after(0)).toEqual(["truce", 1]);
  const [slug, asked] = await after(1000);
  expect(slug).toBe("truce-1001");
  expect(asked).toBeLessThan(25);
});

test("a number that became free is never one that is taken", async () => {
  const taken = new Set(["truce", "truce-2", "truce-4", "truce-8"]);
  expect(taken.has(await freeSlug("Truce", async (slug) => taken.has(slug)))).toBe(false);
});
