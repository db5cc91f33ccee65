import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Random } from "../../../packages/core/src/base/random.ts";
import type { DiskEvent } from "./disk-log.ts";

/** What becomes of changes that nobody waited for: all lost, all kept, or each as chance has it, a write also in part. */
export type Unsynced = "lost" | "kept" | "by chance";

/** A disk tears a write at the borders of its sectors. */
const sectorBytes = 512;

type Change = Extract<DiskEvent, { kind: "write" | "resize" }>;
type Naming = Extract<DiskEvent, { kind: "create" | "rename" | "remove" | "folder" }>;

interface File {
  safe: Buffer;
  waiting: Change[];
}

/** A name for an inode, or a folder where that is null. */
type Names = Map<string, number | null>;

/**
 * A disk as a power cut may leave it. What was written is safe once the file was waited for (fsync); that a file has its name, or has it no longer, once its folder
 * was. Of names that were not waited for, the first so many may be kept: file systems keep them in order.
 */
export class CutDisk {
  readonly #files = new Map<number, File>();
  readonly #names: Names = new Map();
  #waitingNames: Naming[] = [];
  readonly folder: string;

  /** @param folder as it stands before the first event; all of it is safe */
  constructor(folder: string) {
    this.folder = folder;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const inode = entry.isFile() ? statSync(path).ino : null;
      this.#names.set(path, inode);
      if (inode !== null) this.#files.set(inode, { safe: readFileSync(path), waiting: [] });
    }
  }

  apply(event: DiskEvent): void {
    switch (event.kind) {
      case "write":
      case "resize":
        this.#file(event.inode).waiting.push(event);
        break;
      case "create":
        this.#files.set(event.inode, { safe: Buffer.alloc(0), waiting: [] });
        this.#waitingNames.push(event);
        break;
      case "rename":
      case "remove":
      case "folder":
        this.#waitingNames.push(event);
        break;
      case "sync":
        this.#sync(event);
        break;
      case "said":
        break;
    }
  }

  /** Writes what a power cut at this moment may leave into another folder. */
  leave(place: string, unsynced: Unsynced, random: Random): void {
    mkdirSync(place, { recursive: true });
    for (const [path, inode] of this.#namesAfter(unsynced, random)) {
      const target = join(place, path.slice(this.folder.length));
      // The index of a log lies in memory.
      if (path.endsWith("-shm")) continue;
      mkdirSync(inode === null ? target : dirname(target), { recursive: true });
      if (inode !== null) writeFileSync(target, contentOf(this.#file(inode), unsynced, random));
    }
  }

  /** The files that a power cut at this moment leaves, as text. */
  look(unsynced: "lost" | "kept"): Record<string, string> {
    const files = [...this.#namesAfter(unsynced, () => 0)].flatMap(([path, inode]) => (inode === null ? [] : [[path, inode] as const]));
    return Object.fromEntries(
      files.map(([path, inode]) => [path.slice(this.folder.length + 1), contentOf(this.#file(inode), unsynced, () => 0).toString()]),
    );
  }

  #namesAfter(unsynced: Unsynced, random: Random): Names {
    const names = new Map(this.#names);
    const kept = { lost: 0, kept: this.#waitingNames.length, "by chance": Math.floor(random() * (this.#waitingNames.length + 1)) }[unsynced];
    for (const naming of this.#waitingNames.slice(0, kept)) give(names, naming);
    return names;
  }

  #file(inode: number): File {
    const found = this.#files.get(inode) ?? { safe: Buffer.alloc(0), waiting: [] };
    this.#files.set(inode, found);
    return found;
  }

  #sync({ inode, path }: Extract<DiskEvent, { kind: "sync" }>): void {
    const file = this.#files.get(inode);
    if (file !== undefined) {
      file.safe = contentOf(file, "kept", () => 0);
      file.waiting = [];
      return;
    }
    // A folder: with a name in it, the file system keeps all that were given before.
    const last = this.#waitingNames.findLastIndex(
      (naming) => dirname(naming.path) === path || (naming.kind === "rename" && dirname(naming.to) === path),
    );
    for (const naming of this.#waitingNames.slice(0, last + 1)) give(this.#names, naming);
    this.#waitingNames = this.#waitingNames.slice(last + 1);
  }
}

function give(names: Names, naming: Naming): void {
  if (naming.kind === "create") names.set(naming.path, naming.inode);
  else if (naming.kind === "folder") names.set(naming.path, null);
  else if (naming.kind === "remove") names.delete(naming.path);
  else {
    const inode = names.get(naming.path);
    names.delete(naming.path);
    if (inode !== undefined) names.set(naming.to, inode);
  }
}

function contentOf({ safe, waiting }: File, unsynced: Unsynced, random: Random): Buffer {
  if (unsynced === "lost" || waiting.length === 0) return safe;
  let content: Buffer = Buffer.from(safe);
  for (const change of waiting) {
    if (unsynced === "kept") content = changed(content, change);
    else if (random() < 0.5) content = changed(content, random() < 0.3 ? torn(change, random) : change);
  }
  return content;
}

function changed(content: Buffer, change: Change): Buffer {
  const end = change.kind === "resize" ? change.length : Math.max(content.length, change.offset + change.bytes.length);
  const grown = end === content.length ? content : Buffer.concat([content.subarray(0, end), Buffer.alloc(Math.max(0, end - content.length))]);
  if (change.kind === "write") change.bytes.copy(grown, change.offset);
  return grown;
}

/** Some sectors of a write. */
function torn(change: Change, random: Random): Change {
  if (change.kind === "resize") return change;
  const length = Math.floor((random() * change.bytes.length) / sectorBytes) * sectorBytes;
  return { ...change, bytes: change.bytes.subarray(0, length) };
}
