import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dayMs } from "@rapporteur/core/base";

const ownFolder = /^rapporteur-(\d+)-\w{6}$/;

/** Lends a folder of the machine's for temporary files; it is gone afterwards. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `rapporteur-${process.pid}-`));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Removes the folders of processes that were killed before they could: what somebody uploaded would stay in them. A folder goes where its process is no more and
 * nothing was written into it for a day, since a process in another container cannot be seen. What cannot be removed stays.
 *
 * @param now in milliseconds
 */
export async function removeAbandonedFolders(now: number, at = tmpdir()): Promise<void> {
  for (const name of await readdir(at).catch(() => [])) {
    const pid = ownFolder.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const folder = join(at, name);
    const written = await stat(folder).catch(() => null);
    if (written !== null && written.isDirectory() && now - written.mtimeMs > dayMs)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // Somebody else's process runs, too.
    return thrown instanceof Error && "code" in thrown && thrown.code !== "ESRCH";
  }
}
