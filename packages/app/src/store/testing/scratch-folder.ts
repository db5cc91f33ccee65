import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { threadId } from "node:worker_threads";

/** A new folder that is gone when the process ends. All of a process lie in one, since each file of tests that it runs asks again. */
export function scratchFolder(name: string): string {
  const root = join(tmpdir(), `rapporteur-tests-${process.pid}-${threadId}`);
  if (!existsSync(root)) {
    mkdirSync(root);
    process.once("exit", () => rmSync(root, { recursive: true, force: true }));
  }
  return mkdtempSync(join(root, `${name}-`));
}
