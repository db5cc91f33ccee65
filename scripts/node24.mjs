// Plain JavaScript for any Node from 18 up: finds (and, in a checkout, installs) the Node 24 that the code runs on.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the script with one sentence on stderr: what is wrong and the cure. */
export function stop(sentence) {
  process.stderr.write(`rapporteur: ${sentence}\n`);
  process.exit(1);
}

const major = (version) => Number(String(version).replace(/^v/, "").split(".")[0]);
if (major(process.version) < 18) {
  stop(
    `this is Node ${process.version}, too old even to start; install Node 18 or newer (Node 24 is fetched from there), then run the command again.`,
  );
}

function isInstalled() {
  const marker = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(marker)) return false;
  return statSync(marker).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs || lockMatches(marker);
}

/** A fresh clone stamps the lockfile with the time of the checkout, so times alone cannot tell: compare the versions. */
function lockMatches(marker) {
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(marker, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => path === "" || entry.optional || entry.peer || present[path]?.version === entry.version);
}

function npmSaysScriptsAreOff() {
  try {
    return (
      execFileSync("npm", ["config", "get", "ignore-scripts"], { cwd: root, encoding: "utf8", shell: process.platform === "win32" }).trim() === "true"
    );
  } catch {
    return false;
  }
}

/** Installs what the lockfile names when it is not there yet; a second call costs a few milliseconds. */
export function ensureInstalled() {
  if (isInstalled()) return;
  try {
    accessSync(root, constants.W_OK);
  } catch {
    stop(
      `the folder ${root} cannot be written to, so nothing can be installed there; copy the checkout to a folder of yours, then run the command again.`,
    );
  }
  process.stderr.write("Installing what Rapporteur is built with (once) …\n");
  const env = { ...process.env, npm_config_loglevel: "error" };
  const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: root, env, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (done.error) stop(`npm could not be started (${done.error.message}); install npm, then run the command again.`);
  if (done.status !== 0)
    stop(
      `npm ci failed with code ${done.status}; its own words stand above. Check the connection to the package registry, then run the command again.`,
    );
}

/** Major version of the Node in node_modules, 0 where its binary was never put in place. Read, not asked: starting it takes longer than reading a file. */
function ownMajor(binary) {
  if (!existsSync(binary)) return 0;
  return major(JSON.parse(readFileSync(join(root, "node_modules", "node", "package.json"), "utf8")).version);
}

/** Path of a Node ≥ 24: the running one where it is new enough, else the one in node_modules. */
export function node24() {
  if (major(process.version) >= 24) return process.execPath;
  const own = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (ownMajor(own) >= 24) return own;
  if (npmSaysScriptsAreOff()) {
    stop(
      `npm is set to ignore install scripts, so Node 24 could not be put in place; run "npm ci --ignore-scripts=false", or start with an installed Node 24 or newer.`,
    );
  }
  return stop(`Rapporteur needs Node 24 or newer and found ${process.version}; run "npm ci" in ${root}, which brings it, or install Node 24.`);
}

/** Runs a Node 24 process in the checkout and resolves with its exit code. Signals reach the child by the terminal. */
export function run(args, options = {}) {
  return spawnSync(node24(), args, { cwd: options.cwd ?? root, stdio: options.stdio ?? "inherit", env: { ...process.env, ...options.env } });
}

/** Starts a Node 24 process in the checkout beside others. Resolves with its exit code and all that it printed. */
export function start(args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(node24(), args, { cwd: root, stdio: options.stdio ?? ["ignore", "pipe", "pipe"], env: { ...process.env, ...options.env } });
    let printed = "";
    child.stdout?.on("data", (bytes) => (printed += bytes));
    child.stderr?.on("data", (bytes) => (printed += bytes));
    child.on("error", (error) => resolve({ status: 1, printed: String(error) }));
    child.on("close", (status) => resolve({ status, printed }));
  });
}
