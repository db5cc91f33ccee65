import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isRapporteurError } from "../../packages/core/src/base/errors.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { made, sampleCommit, sampleEntity } from "../../packages/app/src/store/testing/sample-records.ts";
import { withLibrary, type FaultReport } from "./kill-rounds.ts";
import { runWriter } from "./run-writer.ts";
import { faultProject, nothingAcknowledged } from "./traces.ts";
import { Fault } from "./verify.ts";

/** Somebody who owns no file here. */
const nobody = 65_534;

/**
 * A library that may be read and not written: opening it says so, and changes nothing. Null where this process cannot become another user and may
 * write everything itself.
 */
export async function readOnlyFile(folder: string): Promise<FaultReport | null> {
  const isRoot = process.getuid?.() === 0;
  const place = mkdtempSync(join(folder, "read-only-"));
  const path = join(place, "library.rapporteur");
  await withLibrary(path, async (store) => {
    await store.history.commit(sampleCommit([made("entity", sampleEntity("e1"))], { project: faultProject }));
  });
  chmodSync(folder, 0o755);
  chmodSync(path, 0o444);
  chmodSync(place, 0o555);
  const code = await openElsewhere(path, isRoot ? { uid: nobody, gid: nobody } : {});
  chmodSync(place, 0o755);
  chmodSync(path, 0o644);
  if (code !== "RAP_STORE_READ_ONLY") throw new Fault(`a library that cannot be written was met with: ${code}`);
  await withLibrary(path, async (store) => {
    if ((await store.history.head(faultProject)) !== 1) throw new Fault("a library that could not be written was changed");
  });
  return { name: "SQLite: file that may not be written", rounds: 1, writes: 1 };
}

/** Opens a library in another process; gives the code of the error it met, or what it wrote instead. */
async function openElsewhere(path: string, as: { uid?: number; gid?: number }): Promise<string> {
  const program = fileURLToPath(new URL("open-only.ts", import.meta.url));
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, path], { ...as, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (part: Buffer) => (said += part.toString()));
  child.stderr.on("data", (part: Buffer) => (said += part.toString()));
  await once(child, "close");
  return said.trim();
}

/** A clock that jumps about: revisions keep their order, moments never go back, and everything is found again. */
export async function clockBackwards(location: string, { rounds, random }: { rounds: number; random: () => number }): Promise<FaultReport> {
  const start = Date.parse("2026-03-01T10:00:00.000Z");
  let last = "";
  for (let round = 0; round < rounds; round++) {
    const now = start + Math.floor((random() - 0.5) * 86_400_000 * 30);
    const store = await openStore(location, { now: () => now });
    try {
      const { revision } = await store.history.commit(sampleCommit([made("entity", sampleEntity(`e${round}`))], { project: faultProject }));
      const committed = await store.history.revision(faultProject, revision);
      if (revision !== round + 1) throw new Fault(`revision ${revision} came after ${round}`);
      if (committed === null || committed.revision.at < last)
        throw new Fault(`revision ${revision} was made at ${committed?.revision.at}, after one made at ${last}`);
      last = committed.revision.at;
    } finally {
      await store.close();
    }
  }
  return { name: "clock going backwards", rounds, writes: rounds };
}

/** A second process on one file is refused with the first one's name; when that one is killed, the file is free. */
export async function secondOwner(path: string): Promise<FaultReport> {
  const writer = runWriter(path, 0, nothingAcknowledged());
  await writer.ready;
  try {
    const refusal = await openStore(path).catch((problem: unknown) => problem);
    if (!isRapporteurError(refusal) || refusal.code !== "RAP_STORE_LOCKED") throw new Fault(`a second owner was met with ${String(refusal)}`);
    if (refusal.details["pid"] !== writer.process.pid) throw new Fault("the refusal names another process");
  } finally {
    writer.process.kill("SIGKILL");
    await writer.gone;
  }
  await withLibrary(path, async () => {});
  return { name: "SQLite: second server on one file", rounds: 1, writes: 0 };
}
