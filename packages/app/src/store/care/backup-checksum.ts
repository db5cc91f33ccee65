import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { RapporteurError } from "@rapporteur/core/base";

const checksumPath = (path: string): string => `${path}.sha256`;

/** Notes beside a backup what its bytes are, as sha256sum writes it and `sha256sum -c` reads it. */
export async function noteChecksum(path: string, sha256: string): Promise<void> {
  await writeFile(checksumPath(path), `${sha256}  ${basename(path)}\n`, { flush: true, mode: 0o600 });
}

/** Holds a backup to what was noted beside it, where something was. @throws RAP_STORE_BACKUP */
export async function demandChecksum(path: string, sha256: string): Promise<void> {
  const noted = await readFile(checksumPath(path), "utf8").catch(() => null);
  if (noted === null || noted.slice(0, sha256.length) === sha256) return;
  throw new RapporteurError("RAP_STORE_BACKUP", {
    path,
    reason: `its bytes are not those that ${basename(checksumPath(path))} names`,
    cure: "take another backup; where this one was changed on purpose, remove that file",
  });
}
