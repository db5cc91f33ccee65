// Compiles src/ into dist/ and the workbench into dist/web. A build is skipped while nothing it is made from has changed; it lands by one rename, so that a
// reader never sees half of it.
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWeb } from "./build-web.mjs";
import { ensureInstalled, node24, root, run, stop } from "./node24.mjs";

const dist = join(root, "dist");
const stampPath = join(dist, ".stamp");

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (!/\.(?:test|conformance)\.ts$/.test(entry.name)) yield path;
  }
}

/** A digest over names, sizes and times of all sources: a few milliseconds, where reading them all would take many. */
function sourceStamp() {
  const digest = createHash("sha256");
  const files = [
    ...filesBelow(join(root, "src")),
    ...filesBelow(join(root, "web")),
    join(root, "package.json"),
    join(root, "tsconfig.json"),
    join(root, "tsconfig.build.json"),
  ];
  for (const path of files.sort()) {
    const { mtimeMs, size } = statSync(path);
    digest.update(`${path}\0${mtimeMs}\0${size}\n`);
  }
  return digest.digest("hex");
}

/** Builds where needed; ends the script with one sentence where it cannot. */
export function ensureBuilt() {
  const stamp = sourceStamp();
  if (existsSync(stampPath) && readFileSync(stampPath, "utf8") === stamp) return;
  try {
    accessSync(root, constants.W_OK);
  } catch {
    stop(
      `the folder ${root} cannot be written to, so nothing can be built there; copy the checkout to a folder of yours, then run the command again.`,
    );
  }
  const fresh = join(root, ".cache", `build-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const done = run([tsc, "-p", join(root, "tsconfig.build.json"), "--outDir", fresh], { stdio: ["ignore", 2, 2] });
  if (done.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    stop("the sources do not compile; the compiler's words stand above.");
  }
  if (!buildWeb(join(fresh, "web"))) {
    rmSync(fresh, { recursive: true, force: true });
    stop("the workbench could not be built; the bundler's words stand above.");
  }
  writeFileSync(join(fresh, ".stamp"), stamp);
  swapIn(fresh, stamp);
}

/** Two renames, so that a command which starts meanwhile never finds a half-deleted folder. */
function swapIn(fresh, stamp) {
  const former = `${fresh}-former`;
  try {
    if (existsSync(dist)) renameSync(dist, former);
    renameSync(fresh, dist);
  } catch (error) {
    // Another build of the same sources landed between the two.
    if (!existsSync(stampPath) || readFileSync(stampPath, "utf8") !== stamp) throw error;
  } finally {
    for (const folder of [former, fresh]) rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled();
  node24();
  ensureBuilt();
}
