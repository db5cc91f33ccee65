import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../support/run-command.ts";
import { ferryPact, makeRoundup, publishPage } from "../../support/published-site.ts";
import { openLibrary } from "../../../packages/app/src/library/open-library.ts";
import { openWorkplace } from "../../../packages/app/src/library/workplace.ts";
import type { TestWorkplace } from "../../../packages/app/src/library/testing/desk.ts";
import { publishFiles } from "../../../packages/app/src/publishing/publish-files.ts";
import { must, mustBeSound, RefusedCommand, type DiskAct } from "./disk-act.ts";
import { libraryIn } from "./library-acts.ts";

const siteIn = (folder: string): string => join(folder, "site");

async function atDesk<T>(folder: string, work: (workplace: TestWorkplace) => Promise<T>): Promise<T> {
  const { store, project } = await openLibrary(libraryIn(folder));
  try {
    return await work(openWorkplace(store, { project }));
  } finally {
    await store.close();
  }
}

async function onlyRoundup({ store, project }: TestWorkplace): Promise<{ roundup: string; state: string }> {
  for await (const { record } of store.records.all(project, "roundup")) return { roundup: record.id, state: record.state };
  throw new Error("there is no roundup");
}

/** A roundup goes public, then all that is public is written as files. */
export const publishAct: DiskAct = {
  name: "publish",
  prepare: (folder) => atDesk(folder, async (workplace) => void (await makeRoundup(workplace, ferryPact))),
  act: async (folder, acknowledge) => {
    await atDesk(folder, async (workplace) => publishPage(workplace, await onlyRoundup(workplace)));
    acknowledge("published");
    const { code, err } = await runCommand(["publish", siteIn(folder), "--library", libraryIn(folder)]);
    // What an error is called stands in brackets.
    if (code !== 0) throw new RefusedCommand(/\[(RAP_\w+)\]/.exec(err)?.[1] ?? err);
    acknowledge("files");
  },
  check: (folder, acknowledged) =>
    atDesk(folder, async (workplace) => {
      await mustBeSound(workplace.store);
      const { roundup, state } = await onlyRoundup(workplace);
      must(state === "published" || !acknowledged.has("published"), "an acknowledged page is not public");
      if (state !== "published") await publishPage(workplace, { roundup });
      await mustBeWhole(workplace, folder, acknowledged.has("files"));
    }),
};

/** What was acknowledged is whole; what was cut off becomes whole by writing again. */
async function mustBeWhole(workplace: TestWorkplace, folder: string, isAcknowledged: boolean): Promise<void> {
  const fresh = join(folder, "fresh");
  await publishFiles(workplace, { folder: fresh });
  if (isAcknowledged) must(isAlike(siteIn(folder), fresh), "an acknowledged site is not whole");
  await publishFiles(workplace, { folder: siteIn(folder) });
  must(isAlike(siteIn(folder), fresh), "a site that was cut off did not become whole");
  rmSync(fresh, { recursive: true });
}

function isAlike(one: string, other: string): boolean {
  const [files, wanted] = [filesOf(one), filesOf(other)];
  return files.size === wanted.size && [...wanted].every(([path, bytes]) => files.get(path)?.equals(bytes) === true);
}

function filesOf(folder: string): Map<string, Buffer> {
  if (!existsSync(folder)) mkdirSync(folder);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  return new Map(entries.map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length), readFileSync(join(parentPath, name))]));
}
