import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { comparePictures, markDifference, mostCells } from "./compare-pictures.ts";
import type { LightTable } from "./light-table.ts";
import { writeSmallPng } from "./write-small-png.ts";

/** Pictures are kept at half the size of the screen. */
const scale = 0.5;
const kept = new URL("goldens/", import.meta.url);
const failures = new URL("../../.cache/pictures/", import.meta.url);
export const isUpdating = process.env["UPDATE_GOLDENS"] === "1";

export interface Shots {
  /** The screen as it is now. */
  readonly first: () => Promise<Buffer>;
  /** The screen once it has come to rest, which takes several pictures. */
  readonly atRest: () => Promise<Buffer>;
}

/**
 * Compares a screen with the reviewed picture of that name. Gives "" where it shows the same, else what differs and where to look. A screen that is as reviewed at
 * the first look need not be waited for. `UPDATE_GOLDENS=1` keeps the screenshot instead, where any cell differs: what is too small to fail a test, such as a new
 * entry of the rail, must not stay old in the manual.
 */
export async function againstGolden(table: LightTable, name: string, { first, atRest }: Shots): Promise<string> {
  const path = new URL(`${name}.png`, kept);
  const golden = existsSync(path) ? await table.decode(readFileSync(path), 1) : null;
  const compared = async (screenshot: Buffer) => {
    const actual = await table.decode(screenshot, scale);
    return { actual, difference: golden === null ? { share: 1, cells: [] } : comparePictures(golden, actual) };
  };
  if (!isUpdating && golden !== null && (await compared(await first())).difference.share <= mostCells) return "";
  const { actual, difference } = await compared(await atRest());
  if (isUpdating ? difference.share === 0 : difference.share <= mostCells) return "";
  if (isUpdating) {
    mkdirSync(kept, { recursive: true });
    writeFileSync(path, writeSmallPng(actual));
    return "";
  }
  mkdirSync(failures, { recursive: true });
  const place = (kind: string): string => fileURLToPath(new URL(`${name}.${kind}.png`, failures));
  writeFileSync(place("actual"), writeSmallPng(actual));
  writeFileSync(place("difference"), writeSmallPng(markDifference(actual, difference)));
  const what = golden === null ? "there is no reviewed picture" : `${(difference.share * 100).toFixed(1)} % of the picture differs`;
  return `${name}: ${what}; see ${place("actual")} and ${place("difference")}. UPDATE_GOLDENS=1 keeps it once it has been looked at.`;
}
