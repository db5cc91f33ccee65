// The dependencies as package-lock.json has them: name, version, licence, what each depends on and whether the release holds it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./node24.mjs";

const marker = "node_modules/";

/** Packages of a lockfile by their path in it; those of this repository are marked as own, and the root depends on each of them. Cost: linear in packages. */
export function readLockfile(path = join(root, "package-lock.json")) {
  const entries = JSON.parse(readFileSync(path, "utf8")).packages;
  const links = new Map(Object.entries(entries).flatMap(([at, { link, resolved }]) => (link ? [[resolved, at]] : [])));
  const packages = new Map();
  for (const [at, entry] of Object.entries(entries)) {
    if (entry.link) continue;
    const isOwn = !at.includes(marker);
    const place = links.get(at) ?? at;
    packages.set(at, {
      at,
      isOwn,
      isRoot: at === "",
      name: entry.name ?? (isOwn ? place : at).split(marker).at(-1),
      version: entry.version,
      license: entry.license ?? null,
      integrity: entry.integrity ?? null,
      hasInstallScript: entry.hasInstallScript === true,
      isOptional: entry.optional === true,
      dependsOn: [],
    });
  }
  for (const one of packages.values()) one.dependsOn = dependenciesOf(entries, one.at);
  const own = [...packages.values()].filter(({ isOwn, isRoot }) => isOwn && !isRoot).map(({ at }) => at);
  packages.get("").dependsOn.push(...own);
  return packages;
}

/** Paths of what a package depends on, found as Node finds them: in its own folder first, then outwards. What is optional may be absent. */
function dependenciesOf(entries, at) {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, devDependencies = {} } = entries[at];
  const wanted = { ...dependencies, ...optionalDependencies, ...peerDependencies, ...(at === "" ? devDependencies : {}) };
  return Object.keys(wanted)
    .flatMap((name) => resolved(entries, at, name) ?? [])
    .sort();
}

function resolved(entries, from, name) {
  let folder = from;
  for (;;) {
    const at = folder === "" ? `${marker}${name}` : `${folder}/${marker}${name}`;
    if (entries[at] !== undefined) return entries[at].link ? entries[at].resolved : at;
    if (folder === "") return undefined;
    const above = folder.lastIndexOf(`/${marker}`);
    folder = above === -1 ? "" : folder.slice(0, above);
  }
}

/** Paths of what a release holds: what the own packages need at run time, and what the workbench is bundled from. */
export function releasedPackages(packages) {
  const bundled = importsBelow(join(root, "web", "src"));
  const starts = [...packages.values()].flatMap((one) => {
    if (one.isRoot) return one.dependsOn.filter((at) => bundled.has(packages.get(at).name));
    return one.isOwn ? [one.at] : [];
  });
  return reachable(packages, starts);
}

function reachable(packages, starts) {
  const found = new Set();
  const open = [...starts];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    open.push(...(packages.get(at)?.dependsOn ?? []));
  }
  return found;
}

/** Names of the packages that sources import, tests aside. */
function importsBelow(folder) {
  const names = new Set();
  for (const { name, parentPath } of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!/(?<!\.test)\.tsx?$/.test(name)) continue;
    for (const [, specifier] of readFileSync(join(parentPath, name), "utf8").matchAll(/(?:from|import) "([^."][^"]*)"/g))
      names.add(specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/"));
  }
  return names;
}
