import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { copyFile, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { RapporteurError } from "@rapporteur/core/base";
import { digestOf } from "./care-dump.ts";
import { openFileSnapshot, type FileSnapshot } from "./care-snapshot.ts";
import type { CareStore } from "../store.ts";
import { syncToDisk } from "../sync-to-disk.ts";
import { demandChecksum, noteChecksum } from "./backup-checksum.ts";

type BackedUp = Awaited<ReturnType<CareStore["backup"]>>;

/** Pages that are copied before others have their turn. */
const pagesAtOnce = 500;
const partOf = (path: string): string => `${path}.part`;

/**
 * Copies a library file while it is in use: one state of it, read back whole and compared before it gets its name. Beside it lies its SHA-256 as
 * `FILE.sha256`, in the form of sha256sum, which restoring holds it to.
 *
 * @param digests false for a library of an older schema, whose rows this program cannot name: then its pages alone are checked
 * @returns size and SHA-256 of the new file, and the library's revision in it
 * @throws RAP_STORE_BACKUP where something stands at `path` already, nothing can be written there, or what was read back differs
 * Cost: the file is read three times.
 */
export async function backUpFile(source: string, path: string, { schema, digests = true }: { schema: number; digests?: boolean }): Promise<BackedUp> {
  refuseExisting(path);
  const snapshot = openFileSnapshot(source);
  try {
    const part = partOf(path);
    await makePrivate(part);
    await backup(snapshot.database, part, { rate: pagesAtOnce });
    closeJournal(part);
    const copy = openFileSnapshot(part);
    try {
      await compare({ snapshot, copy, path, schema, digests });
    } finally {
      await copy.close();
    }
    const sha256 = await fileDigest(part);
    await noteChecksum(path, sha256);
    await giveName(part, path);
    return { bytes: (await stat(path)).size, revision: revisionOf(snapshot), sha256 };
  } catch (problem) {
    await rm(partOf(path), { force: true });
    throw asBackupError(problem, path);
  } finally {
    await snapshot.close();
  }
}

/**
 * Makes a library file of a backup, at a place where nothing is. A library that is in use, or was left by a crash, has its latest changes in a file beside
 * it: they come along.
 *
 * @throws RAP_STORE_BACKUP, also where it differs from its checksum; RAP_STORE_NOT_EMPTY where something is at `path`; RAP_STORE_NO_LIBRARY, RAP_STORE_DAMAGED for what is no whole library; RAP_STORE_STRANGE
 */
export async function restoreFile(source: string, path: string): Promise<{ revision: number; bytes: number }> {
  if (existsSync(path)) throw new RapporteurError("RAP_STORE_NOT_EMPTY", { location: path });
  const found = statSync(source, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size === 0) throw new RapporteurError("RAP_STORE_NO_LIBRARY", { path: source });
  const part = partOf(path);
  try {
    const original = openFileSnapshot(source);
    try {
      checkPages(original, source);
      await copyWhole(original, { source, part, path });
      const revision = await revisionOfCopy(part);
      if (revision !== revisionOf(original)) throw failure(path, "the copy differs from the backup");
      await giveName(part, path);
      return { revision, bytes: (await stat(path)).size };
    } finally {
      await original.close();
    }
  } catch (problem) {
    await rm(part, { force: true });
    throw asBackupError(problem, path);
  } finally {
    await rmJournal(part);
  }
}

/** Empty, and its owner's alone, before anything is in it. */
async function makePrivate(part: string): Promise<void> {
  await rm(part, { force: true });
  await (await open(part, "wx", 0o600)).close();
}

async function copyWhole(original: FileSnapshot, { source, part, path }: { source: string; part: string; path: string }): Promise<void> {
  await makePrivate(part);
  if ((statSync(`${source}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    await backup(original.database, part, { rate: pagesAtOnce });
    closeJournal(part);
    return;
  }
  const sha256 = await fileDigest(source);
  await demandChecksum(source, sha256);
  await copyFile(source, part);
  if (sha256 !== (await fileDigest(part))) throw failure(path, "the copy differs from the backup");
}

async function revisionOfCopy(part: string): Promise<number> {
  const copy = openFileSnapshot(part);
  try {
    checkPages(copy, part);
    return revisionOf(copy);
  } finally {
    await copy.close();
  }
}

/** What reading leaves beside a file; nothing is in it, since nothing was written. */
async function rmJournal(path: string): Promise<void> {
  for (const ending of ["-wal", "-shm"]) await rm(`${path}${ending}`, { force: true });
}

/** Keeps a library as it is before its schema changes: beside it, named for the schema, never over an earlier one. */
export async function backUpBeforeMigration(path: string, schema: number): Promise<string> {
  let name = `${path}.schema-${schema}.backup`;
  for (let count = 2; existsSync(name); count++) name = `${path}.schema-${schema}-${count}.backup`;
  await backUpFile(path, name, { schema, digests: false });
  return name;
}

function refuseExisting(path: string): void {
  if (existsSync(path)) throw new RapporteurError("RAP_STORE_BACKUP", { path, reason: "something is there already", cure: "choose another name" });
}

/** Makes the copy one file that needs nothing beside it. */
function closeJournal(path: string): void {
  const database = new DatabaseSync(path);
  try {
    database.exec("pragma journal_mode = delete");
  } finally {
    database.close();
  }
}

interface Comparison {
  readonly snapshot: FileSnapshot;
  readonly copy: FileSnapshot;
  readonly path: string;
  readonly schema: number;
  readonly digests: boolean;
}

async function compare({ snapshot, copy, path, schema, digests }: Comparison): Promise<void> {
  checkPages(copy, path);
  if (!digests) return;
  const [before, after] = [await digestOf(snapshot, schema), await digestOf(copy, schema)];
  if (before.sha256 !== after.sha256) throw failure(path, "what was read back differs from the library");
}

function checkPages({ database }: FileSnapshot, path: string): void {
  const rows = database.prepare("pragma integrity_check").all() as { integrity_check: string }[];
  const [first] = rows;
  if (rows.length !== 1 || first?.integrity_check !== "ok") throw failure(path, first?.integrity_check ?? "its pages cannot be read");
}

function revisionOf({ database }: FileSnapshot): number {
  return (database.prepare("select revision from library_state where id = 1").get() as { revision: number }).revision;
}

/** On the disk first, then under its name, so that a name never stands for half a file. */
async function giveName(part: string, path: string): Promise<void> {
  await syncToDisk(part);
  await rename(part, path);
  await syncToDisk(dirname(path));
}

async function fileDigest(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest("hex");
}

function failure(path: string, reason: string): RapporteurError {
  return new RapporteurError("RAP_STORE_BACKUP", { path, reason, cure: "run rapporteur doctor on the library, then try again" });
}

function asBackupError(problem: unknown, path: string): unknown {
  if (problem instanceof RapporteurError || !(problem instanceof Error)) return problem;
  return new RapporteurError(
    "RAP_STORE_BACKUP",
    { path, reason: problem.message, cure: "choose a place that can be written and has room" },
    { cause: problem },
  );
}
