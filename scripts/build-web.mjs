// Builds the workbench into FOLDER (packages/app/dist/web unless told) and writes a compressed copy beside each file, so that the server compresses nothing.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { root, run } from "./node24.mjs";

const compressible = /\.(?:html|js|css|svg|json)$/;

/** Writes a compressed copy beside each file that gains by it. */
export function compressBelow(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) compressBelow(path);
    else if (compressible.test(name)) {
      const bytes = readFileSync(path);
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    }
  }
}

/** True where it built. */
export function buildWeb(outDir = join(root, "packages", "app", "dist", "web")) {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const done = run([vite, "build", join(root, "web"), "--outDir", outDir, "--logLevel", "warn"], { stdio: ["ignore", 2, 2] });
  if (done.status !== 0) return false;
  compressBelow(outDir);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href && !buildWeb()) process.exit(1);
