// `npm run -s sbom [-- --out PATH]`: the software bill of materials as CycloneDX 1.6 JSON, from package-lock.json. The same lockfile gives the same bytes.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { readLockfile, releasedPackages } from "./lockfile.mjs";

/** Every package with its licence, its SHA-512 and what it depends on. Scope `excluded` is what only building and testing needs. */
export function makeSbom(packages) {
  const inRelease = releasedPackages(packages);
  const top = packages.get("");
  const listed = [...packages.values()].filter(({ isRoot }) => !isRoot).sort((a, b) => (a.at < b.at ? -1 : 1));
  const refs = new Map([...packages.values()].map((one) => [one.at, referenceOf(one)]));
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": refs.get(""), name: "rapporteur", version: top.version, licenses: licencesOf(top) } },
    components: distinct(listed.map((one) => component(one, scopeOf(one, inRelease)))),
    dependencies: distinct([top, ...listed].map((one) => ({ "bom-ref": refs.get(one.at), ...edges(one, refs) }))).map(
      ({ "bom-ref": ref, dependsOn }) => ({ ref, dependsOn }),
    ),
  };
}

function scopeOf({ at, isOptional }, inRelease) {
  if (!inRelease.has(at)) return "excluded";
  return isOptional ? "optional" : "required";
}

function component({ name, version, license, integrity, ...rest }, scope) {
  return {
    type: "library",
    "bom-ref": referenceOf({ name, version }),
    name,
    version,
    scope,
    ...(integrity === null ? {} : { hashes: [{ alg: "SHA-512", content: Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex") }] }),
    licenses: licencesOf({ license }),
    purl: referenceOf({ name, version }),
    ...(rest.hasInstallScript ? { properties: [{ name: "cdx:npm:package:hasInstallScript", value: "true" }] } : {}),
  };
}

function edges({ dependsOn }, refs) {
  return { dependsOn: [...new Set(dependsOn.map((at) => refs.get(at)))].sort() };
}

/** A package that stands in several places of the tree is one component; what any place of it needs, it needs. */
function distinct(entries) {
  const byRef = new Map();
  for (const entry of entries) {
    const known = byRef.get(entry["bom-ref"]);
    if (known === undefined) byRef.set(entry["bom-ref"], entry);
    else if (known.scope === "excluded") known.scope = entry.scope;
    else if (known.dependsOn !== undefined) known.dependsOn = [...new Set([...known.dependsOn, ...entry.dependsOn])].sort();
  }
  return [...byRef.values()];
}

/** The package's address (purl): what vulnerability databases know it by. */
function referenceOf({ name, version }) {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

function licencesOf({ license }) {
  if (license === null) return [];
  if (/[ ()]/.test(license)) return [{ expression: license.replace(/^\((.*)\)$/, "$1") }];
  return [{ license: license === "BSD" ? { name: license } : { id: license } }];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [flag, path] = process.argv.slice(2);
  if (flag !== undefined && (flag !== "--out" || path === undefined)) {
    process.stderr.write("npm run -s sbom -- --out PATH writes to a file; without it the bill is printed\n");
    process.exit(2);
  }
  const text = `${JSON.stringify(makeSbom(readLockfile()), null, 1)}\n`;
  if (path === undefined) process.stdout.write(text);
  else writeFileSync(path, text);
}
