import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isRapporteurError } from "../../packages/core/src/base/errors.ts";
import type { Store } from "../../packages/app/src/store/store.ts";
import { made, sampleCommit, sampleContent, sampleDocument } from "../../packages/app/src/store/testing/sample-records.ts";
import { withLibrary, type FaultReport } from "./kill-rounds.ts";
import { faultProject } from "./traces.ts";
import { Fault } from "./verify.ts";

const sizeBytes = 3 * 1024 * 1024;

/** Mounts a small disk; null where this process may not. */
function mountSmallDisk(folder: string): (() => void) | null {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizeBytes}`, "tmpfs", folder], { stdio: "ignore" });
    return () => execFileSync("umount", [folder], { stdio: "ignore" });
  } catch {
    return null;
  }
}

/**
 * Fills the disk that holds a library. The write that finds no room is refused by name and leaves nothing half done; what was acknowledged stays readable;
 * with room again, writing goes on. Null where no small disk can be mounted.
 * @throws Fault
 */
export async function diskFull(folder: string): Promise<FaultReport | null> {
  const disk = join(folder, "small-disk");
  const unmount = mountSmallDisk(disk);
  if (unmount === null) return null;
  try {
    const ballast = join(disk, "ballast");
    execFileSync("fallocate", ["-l", String(Math.floor(sizeBytes / 4)), ballast]);
    const writes = await withLibrary(join(disk, "library.rapporteur"), async (store) => {
      const kept = await fillUp(store);
      await holds(store, kept);
      rmSync(ballast);
      if ((await addDocument(store, kept)) !== null) throw new Fault("with room again, a write was refused");
      await holds(store, kept + 1);
      return kept + 1;
    });
    await withLibrary(join(disk, "library.rapporteur"), (store) => holds(store, writes));
    return { name: "SQLite: disk full", rounds: 1, writes };
  } finally {
    unmount();
  }
}

/** Writes until there is no room. */
async function fillUp(store: Store): Promise<number> {
  for (let count = 0; count < 10_000; count++) {
    const refusal = await addDocument(store, count);
    if (refusal === "RAP_STORE_FULL") return count;
    if (refusal !== null) throw new Fault(`a full disk was reported as ${refusal}`);
  }
  throw new Fault("the disk did not fill up");
}

/** Null where it was acknowledged, else the error's code. */
async function addDocument(store: Store, number: number): Promise<string | null> {
  const content = sampleContent(`Document ${number}. ${"Words that take room. ".repeat(400)}`);
  try {
    await store.contents.keep(faultProject, content);
    await store.history.commit(sampleCommit([made("document", sampleDocument(`d${number}`, content))], { project: faultProject }));
    return null;
  } catch (problem) {
    return isRapporteurError(problem) ? problem.code : String(problem);
  }
}

async function holds(store: Store, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, number) => `d${number}`);
  const found = await store.records.getMany(faultProject, "document", ids);
  if (found.length !== count) throw new Fault(`${count - found.length} of ${count} acknowledged documents are gone`);
  const unsound = (await store.care.check()).filter(({ code }) => code !== "leftover");
  if (unsound.length > 0) throw new Fault(unsound.map(({ message }) => message).join("; "));
}
