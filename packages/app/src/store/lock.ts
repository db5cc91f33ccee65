import { readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { RapporteurError } from "@rapporteur/core/base";
import { hasRoomBeside } from "./has-room.ts";

/** Who has a library file open, as anybody may read it beside the file. */
const ownerShape = z.object({ pid: z.int(), host: z.string(), since: z.string(), address: z.string().nullable() });
export type LockOwner = z.infer<typeof ownerShape>;

export interface LibraryLock {
  readonly owner: LockOwner;
  /** Tells others where this process answers, once it does. */
  setAddress(address: string): void;
  /** `leavesNothing` takes `FILE.lock` away, too: for a file that turned out to be no library. */
  release(options?: { leavesNothing: boolean }): void;
}

const lockPath = (library: string): string => `${library}.lock`;
const ownerPath = (library: string): string => `${library}.owner`;

/**
 * Makes this process the only owner of a library file. Node has no file locks, SQLite has: the lock is a write transaction that stays open on an
 * empty database beside the library (`FILE.lock`), so the system lets it go when the process ends, however it ends. Who holds it stands in `FILE.owner`, which
 * says nothing where the lock is free. `FILE.lock` stays behind, empty: taking it away would let two processes lock two different files.
 *
 * A symbolic link is followed first. A file with a second name (a hard link) is refused: each name would have a lock of its own.
 *
 * @throws RAP_STORE_LOCKED naming the owner; RAP_STORE_LINKED; RAP_STORE_READ_ONLY, RAP_STORE_FULL where nothing can be written beside the library
 */
export function lockLibrary(given: string, now: string): LibraryLock {
  const library = ownPath(given);
  refuseLinked(library);
  const holder = openHolder(library);
  try {
    holder.exec("BEGIN IMMEDIATE");
  } catch (thrown) {
    holder.close();
    throw isBusy(thrown) ? refusal(library) : cannotWrite(library, thrown);
  }
  let owner: LockOwner = { pid: process.pid, host: hostname(), since: now, address: null };
  try {
    writeOwner(library, owner);
    dropDrafts(library);
  } catch (thrown) {
    holder.close();
    throw cannotWrite(library, thrown);
  }
  let isHeld = true;
  return {
    get owner() {
      return owner;
    },
    setAddress(address) {
      owner = { ...owner, address };
      if (isHeld) writeOwner(library, owner);
    },
    release({ leavesNothing } = { leavesNothing: false }) {
      if (!isHeld) return;
      isHeld = false;
      rmSync(ownerPath(library), { force: true });
      if (leavesNothing) rmSync(lockPath(library), { force: true });
      holder.close();
    },
  };
}

/** Who owns the library now; null where nobody does. Takes the lock for a moment to find out. */
export function libraryOwner(given: string): LockOwner | null {
  const library = ownPath(given);
  const owner = readOwner(library);
  if (owner === null) return null;
  const holder = openHolder(library);
  try {
    holder.exec("BEGIN IMMEDIATE");
    return null;
  } catch (thrown) {
    if (isBusy(thrown)) return owner;
    throw cannotWrite(library, thrown);
  } finally {
    holder.close();
  }
}

function openHolder(library: string): DatabaseSync {
  try {
    return new DatabaseSync(lockPath(library), { timeout: 0 });
  } catch (thrown) {
    throw cannotWrite(library, thrown);
  }
}

function writeOwner(library: string, owner: LockOwner): void {
  const draft = `${ownerPath(library)}.${process.pid}`;
  try {
    writeFileSync(draft, `${JSON.stringify(owner)}\n`);
    renameSync(draft, ownerPath(library));
  } catch (thrown) {
    rmSync(draft, { force: true });
    throw thrown;
  }
}

/** Takes away what processes left that ended while they wrote who they are: the holder of the lock is the only one who writes here. */
function dropDrafts(library: string): void {
  const start = `${basename(ownerPath(library))}.`;
  for (const name of readdirSync(dirname(library)))
    if (name.startsWith(start) && /^\d+$/.test(name.slice(start.length))) rmSync(join(dirname(library), name), { force: true });
}

/** Where the file itself is, or will be. */
function ownPath(library: string): string {
  try {
    return realpathSync(library);
  } catch {
    // Not there yet, or not to be reached: said by what comes next.
    return library;
  }
}

function refuseLinked(library: string): void {
  const found = statSync(library, { throwIfNoEntry: false });
  if (found?.isFile() === true && found.nlink > 1) throw new RapporteurError("RAP_STORE_LINKED", { path: library, count: found.nlink });
}

function readOwner(library: string): LockOwner | null {
  try {
    return ownerShape.parse(JSON.parse(readFileSync(ownerPath(library), "utf8")));
  } catch {
    // Not there, or not whole: a process that asks learns that the lock is held, not by whom.
    return null;
  }
}

const sqliteBusy = 5;

function isBusy(thrown: unknown): boolean {
  return typeof thrown === "object" && thrown !== null && "errcode" in thrown && thrown.errcode === sqliteBusy;
}

function refusal(library: string): RapporteurError {
  const owner = readOwner(library);
  return new RapporteurError("RAP_STORE_LOCKED", {
    path: library,
    pid: owner?.pid ?? "unknown",
    host: owner?.host ?? "this machine",
    since: owner?.since ?? "a moment ago",
    address: owner?.address === null || owner === null ? "" : ` at ${owner.address}`,
  });
}

const sqliteFull = 13;

function cannotWrite(library: string, cause: unknown): RapporteurError {
  const { code, errcode } = (cause ?? {}) as { code?: unknown; errcode?: unknown };
  const isFull = code === "ENOSPC" || code === "EDQUOT" || errcode === sqliteFull || !hasRoomBeside(library);
  if (isFull) return new RapporteurError("RAP_STORE_FULL", { location: library }, { cause });
  return new RapporteurError("RAP_STORE_READ_ONLY", { location: library }, { cause });
}
