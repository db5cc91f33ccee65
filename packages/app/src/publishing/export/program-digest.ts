import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folders whose code turns a site into files, in this package and in core. This file lies three below its package, in src/ and in dist/ alike. */
const own = fileURLToPath(new URL("../../", import.meta.url));
const core = join(dirname(createRequire(import.meta.url).resolve("@rapporteur/core/package.json")), basename(own));
const folders = [...["base", "model", "text"].map((room) => join(core, room)), join(own, "present"), join(own, "publishing")];

/**
 * Stands for the program that writes pages: SHA-256 over its code, and over the version of Node, which brings the names of months. Two programs with one
 * digest make the same files from the same site. Cost: O(size of the code), some milliseconds.
 */
export async function programDigest(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const folder of folders) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => /(?<!\.test|\.d)\.(?:ts|js)$/.test(name));
    for (const name of names.sort()) {
      const code = await readFile(join(folder, name));
      hash.update(`\n${basename(folder)}/${name.split(sep).join("/")}\n${code.length}\n`).update(code);
    }
  }
  return hash.digest("base64url");
}
