import { rmSync, writeFileSync } from "node:fs";

/** As much as SQLite asks for at once: a disk that has less is full. */
const roomBytes = 64 * 1024;

/**
 * Whether the disk has room beside a library. SQLite says of a file that it cannot make, or make longer, no more than that: the system says why.
 * What a process that ended left of this is taken away with its other drafts, when the library is locked next.
 */
export function hasRoomBeside(library: string): boolean {
  const probe = `${library}.owner.${process.pid}`;
  try {
    writeFileSync(probe, Buffer.alloc(roomBytes));
    return true;
  } catch (thrown) {
    return !["ENOSPC", "EDQUOT"].includes((thrown as NodeJS.ErrnoException).code ?? "");
  } finally {
    rmSync(probe, { force: true });
  }
}
