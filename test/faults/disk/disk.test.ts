import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { seededRandom } from "../../../packages/core/src/base/random.ts";
import { times } from "../../support/effort.ts";
import { buildShim } from "./build-shim.ts";
import { CutDisk } from "./cut-disk.ts";
import { powerCutsOfWriter } from "./power-cuts.ts";
import { quickFolder } from "./quick-folder.ts";
import { sweepDisk } from "./sweep-disk.ts";

const folder = quickFolder("disk-");
// What lies in memory may not be run.
const programs = mkdtempSync(join(tmpdir(), "shim-"));
const shim = buildShim(programs);
afterAll(() => [folder, programs].forEach((place) => rmSync(place, { recursive: true, force: true })));

/* Where there is no C compiler, what is below is not tried; `npm run faults` fills a real small disk besides, where it may mount one. */
describe.skipIf(shim === null)("under a library", () => {
  test("a disk that is full from any change on is named, loses nothing acknowledged, and all goes on with room", async () => {
    const swept = await sweepDisk(folder, shim ?? "", { step: times(97, 5), acts: ["commit", "import", "backup", "restore", "migration"] });
    expect(swept.map(({ act }) => act)).toEqual(["commit", "import", "backup", "restore", "migration"]);
    expect(swept.every(({ places, codes }) => places > 0 && Object.keys(codes).length > 0)).toBe(true);
  });

  test("a power cut loses nothing acknowledged, and is found out where the disk only says that it wrote", async () => {
    const options = { shim: shim ?? "", cuts: times(1, 20), random: seededRandom(3) };
    const { writes } = await powerCutsOfWriter(folder, 150, options);
    expect(writes).toBeGreaterThan(0);
    await expect(powerCutsOfWriter(folder, 150, { ...options, cuts: 1, forgets: true })).rejects.toThrow(/gone|NO_LIBRARY|older/);
  });
});

test("a cut disk keeps what was waited for, and of the rest what it is told to", () => {
  const place = mkdtempSync(join(folder, "cut-"));
  mkdirSync(join(place, "disk"));
  writeFileSync(join(place, "disk", "old"), "old");
  const disk = new CutDisk(join(place, "disk"));
  const path = join(place, "disk", "new");
  disk.apply({ kind: "create", inode: -1, path });
  disk.apply({ kind: "write", inode: -1, offset: 0, bytes: Buffer.from("ab") });
  disk.apply({ kind: "sync", inode: -1, path });
  disk.apply({ kind: "write", inode: -1, offset: 4, bytes: Buffer.from("cd") });
  disk.apply({ kind: "rename", path: join(place, "disk", "old"), to: join(place, "disk", "moved") });
  expect(disk.look("lost")).toEqual({ old: "old" });
  expect(disk.look("kept")).toEqual({ new: "ab\0\0cd", moved: "old" });
  disk.apply({ kind: "sync", inode: -2, path: join(place, "disk") });
  expect(disk.look("lost")).toEqual({ new: "ab", moved: "old" });
});
