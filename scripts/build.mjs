// Compiles packages/*/src into packages/*/dist, the workbench into packages/app/dist/web and the manual into packages/app/dist/help. A build is skipped while nothing it is made from has changed; each
// folder lands by one rename, so that a reader never sees half of it.
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildHelp } from "./build-help.mjs";
import { buildWeb } from "./build-web.mjs";
import { readLockfile } from "./lockfile.mjs";
import { ensureInstalled, node24, root, run, stop } from "./node24.mjs";
import { makeSbom } from "./sbom.mjs";

const packages = ["core", "engines", "reader", "app", "rapporteur"];
/** Where a package is built. */
export const distOf = (name) => join(root, "packages", name, "dist");
const stampPath = join(distOf("app"), ".stamp");

/** The built command of the checkout. */
export const commandFile = join(distOf("app"), "cli", "main.js");

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
    ...packages.flatMap((name) => [...filesBelow(join(root, "packages", name, "src")), join(root, "packages", name, "package.json")]),
    ...filesBelow(join(root, "docs")),
    ...filesBelow(join(root, "scripts", "api")),
    ...filesBelow(join(root, "scripts", "site")),
    ...filesBelow(join(root, "test", "pictures", "goldens")),
    ...filesBelow(join(root, "web")),
    ...readdirSync(root)
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(root, name)),
    join(root, "package.json"),
    join(root, "package-lock.json"),
    join(root, "tsconfig.json"),
    join(root, "tsconfig.build.json"),
  ];
  for (const path of files.sort()) {
    const { mtimeMs, size } = statSync(path);
    digest.update(`${path}\0${mtimeMs}\0${size}\n`);
  }
  return digest.digest("hex");
}

/** What the stamp of a build ends with that has declarations of types. */
const withTypes = " with types";

/**
 * Builds where needed; ends the script with one sentence where it cannot.
 *
 * @param declaresTypes as packages are published: the compiler works twice as long for the declarations, which nothing here reads
 */
export function ensureBuilt(declaresTypes = false) {
  const sources = sourceStamp();
  const stamp = `${sources}${declaresTypes ? withTypes : ""}`;
  const built = existsSync(stampPath) ? readFileSync(stampPath, "utf8") : "";
  if (built === stamp || built === `${sources}${withTypes}`) return;
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
  // Types are checked by the gates (check.mjs); here that would double the time to the first start.
  const compiling = [tsc, "-p", join(root, "tsconfig.build.json"), "--noCheck", "--declaration", String(declaresTypes), "--outDir", fresh];
  const done = run(compiling, { stdio: ["ignore", 2, 2], env: { GOGC: "400" } });
  if (done.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    stop("the sources do not compile; the compiler's messages stand above.");
  }
  if (run([join(root, "scripts", "bundle-reader.mjs"), join(fresh, "reader", "src")], { stdio: ["ignore", 2, 2] }).status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    stop("the reader's modules could not be put together; the bundler's messages stand above.");
  }
  const app = join(fresh, "app", "src");
  if (!buildWeb(join(app, "web"))) {
    rmSync(fresh, { recursive: true, force: true });
    stop("the workbench could not be built; the bundler's messages stand above.");
  }
  if (!buildHelp(join(app, "help"))) {
    rmSync(fresh, { recursive: true, force: true });
    stop("the manual could not be built; what is wrong with which page stands above.");
  }
  cpSync(join(root, "docs"), join(app, "docs"), { recursive: true });
  writeFileSync(join(app, "sbom.cdx.json"), JSON.stringify(makeSbom(readLockfile())));
  writeFileSync(join(app, ".stamp"), stamp);
  // The application comes last: its stamp says that the whole build is in place.
  for (const name of [...packages.filter((one) => one !== "app"), "app"]) swapIn(join(fresh, name, "src"), distOf(name), sources);
  rmSync(fresh, { recursive: true, force: true });
}

/** Two renames, so that a command which starts meanwhile never finds a half-deleted folder. */
function swapIn(fresh, dist, sources) {
  const former = `${fresh}-former`;
  try {
    if (existsSync(dist)) renameSync(dist, former);
    renameSync(fresh, dist);
  } catch (error) {
    // Another build of the same sources landed between the two.
    if (!existsSync(stampPath) || !readFileSync(stampPath, "utf8").startsWith(sources)) throw error;
  } finally {
    rmSync(former, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled();
  node24();
  // `npm run build`: what goes into the packages.
  ensureBuilt(true);
}
