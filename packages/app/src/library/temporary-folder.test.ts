import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { dayMs } from "@rapporteur/core/base";
import { removeAbandonedFolders, withTemporaryFolder } from "./temporary-folder.ts";

it("lends a folder that is gone afterwards, though something went wrong in it", async () => {
  let lent = "";
  const failing = withTemporaryFolder(async (folder) => {
    lent = folder;
    writeFileSync(join(folder, "statements.csv"), "words");
    throw new Error("torn");
  });
  await expect(failing).rejects.toThrow("torn");
  expect(basename(lent)).toContain(`-${process.pid}-`);
  expect(existsSync(lent)).toBe(false);
});

it("removes folders of processes that ended a day ago, and no other", async () => {
  const at = mkdtempSync(join(tmpdir(), "abandoned-"));
  const ended = spawnSync(process.execPath, ["--version"]).pid;
  const make = (name: string): string => {
    mkdirSync(join(at, name));
    writeFileSync(join(at, name, "statements.csv"), "words");
    return join(at, name);
  };
  try {
    const [abandoned, own, strange] = [make(`rapporteur-${ended}-a1B2c3`), make(`rapporteur-${process.pid}-a1B2c3`), make("rapporteur-notes")];
    await removeAbandonedFolders(Date.now() + dayMs / 2, at);
    expect(existsSync(abandoned)).toBe(true);
    await removeAbandonedFolders(Date.now() + dayMs * 2, at);
    expect([abandoned, own, strange].map((folder) => existsSync(folder))).toEqual([false, true, true]);
    await removeAbandonedFolders(Date.now(), join(at, "not-there"));
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
});
