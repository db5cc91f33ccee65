import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The rooms whose code turns a site into files. This folder lies two below them, in src/ and in dist/ alike. */
const rooms = ["base", "model", "text", "present", join("service", "publishing")];
const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Stands for the program that writes pages: SHA-256 over its code, and over the version of Node, which brings the names of months. Two programs with one
 * digest make the same files from the same site. Cost: O(size of the code), some milliseconds.
 */
export async function programDigest(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const room of rooms) {
    const names = (await readdir(join(root, room), { recursive: true })).filter((name) => /(?<!\.test|\.d)\.(?:ts|js)$/.test(name));
    for (const name of names.sort()) {
      const code = await readFile(join(root, room, name));
      hash.update(`\n${room}/${name.split(sep).join("/")}\n${code.length}\n`).update(code);
    }
  }
  return hash.digest("base64url");
}
