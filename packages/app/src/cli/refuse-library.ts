import { closeSync, openSync, readSync, statSync } from "node:fs";
import { RapporteurError } from "@rapporteur/core/base";

/** What the first hundred bytes of a library file say: SQLite's name, and at 68 the mark of a library. */
const [format, mark, markAt] = ["SQLite format 3\u0000", "RAPR", 68];

/**
 * Refuses to write over a library, whatever was meant: it may hold years of work, and no output replaces one.
 * @throws RAP_CLI_OUT
 */
export function refuseLibrary(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return;
  const head = headOf(path);
  const isLibrary = head.startsWith(format) && head.slice(markAt, markAt + mark.length) === mark;
  if (isLibrary) throw new RapporteurError("RAP_CLI_OUT", { path, reason: "a Rapporteur library is there, which is never written over" });
}

function headOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(100);
    return bytes.toString("latin1", 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
