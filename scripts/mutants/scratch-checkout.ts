import { execFileSync } from "node:child_process";
import { constants, cpSync, existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../api/resolve-module.ts";

/** A copy of the checkout in which files may be changed: the checkout itself stays as it is. */
export interface ScratchCheckout {
  readonly folder: string;
  readonly write: (file: string, source: string) => void;
  readonly remove: () => void;
}

/** Copies what git tracks and what it does not ignore (55 MB, about two seconds) to .cache/mutants; the installed packages are links. */
export function makeScratchCheckout(): ScratchCheckout {
  const folder = join(repository, ".cache", "mutants", String(process.pid));
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: repository, encoding: "utf8" });
  for (const file of listed.split("\0").filter((one) => one !== "" && existsSync(join(repository, one)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(repository, file), join(folder, file), { mode: constants.COPYFILE_FICLONE });
  }
  linkPackages(join(repository, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, ".cache", "temporary"), { recursive: true });
  return {
    folder,
    write: (file, source) => writeFileSync(join(folder, file), source),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Our own packages are links to folders of the checkout: those are copied as they are, so that they lead to the copy. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.name === "@rapporteur") linkPackages(source, target);
    else if (entry.name === ".bin" || !entry.name.startsWith(".")) symlinkSync(source, target);
  }
}
