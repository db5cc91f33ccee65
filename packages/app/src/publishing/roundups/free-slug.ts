import { slug } from "@rapporteur/core/model";

/**
 * The title as a slug that is not taken: with a number where others have the title too. The number is found by doubling and halving, so it need not be the
 * smallest that is free. Cost: O(log roundups of one title).
 */
export async function freeSlug(title: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  const base =
    slug(title)
      .replace(/[^a-z0-9-]/g, "")
      .replace(/-{2,}/g, "-")
      .slice(0, 100)
      .replace(/^-+|-+$/g, "") || "roundup";
  const numbered = (number: number): string => (number === 1 ? base : `${base}-${number}`);
  let [taken, free] = [0, 1];
  while (await isTaken(numbered(free))) [taken, free] = [free, free * 2];
  while (free - taken > 1) {
    const middle = Math.floor((taken + free) / 2);
    if (await isTaken(numbered(middle))) taken = middle;
    else free = middle;
  }
  return numbered(free);
}
