// Compiles the encoder's kernels (AssemblyScript) twice, for processors with and without the relaxed dot product, and writes both as one typed module, so that a
// checkout and a browser need neither a compiler nor a file to fetch. `--check` compares instead of writing.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = "packages/reader/kernels/index.ts";
const target = join(root, "packages", "reader", "src", "language", "encoder", "kernel-modules.ts");

const common = ["-O3", "--noAssert", "--runtime", "stub", "--importMemory", "--enable", "simd", "--memoryBase", "64", "--disableWarning", "112"];

/** The bytes of one module. */
async function compile(extra) {
  const { default: asc } = await import("assemblyscript/asc");
  const files = new Map();
  let messages = "";
  const { error } = await asc.main([source, "--baseDir", root, ...common, ...extra, "--outFile", "kernels.wasm"], {
    readFile: (name, base) => {
      try {
        return readFileSync(join(base, name), "utf8");
      } catch {
        return null;
      }
    },
    writeFile: (name, contents) => files.set(name, contents),
    listFiles: () => [],
    stderr: { write: (text) => (messages += text) !== "" },
  });
  if (error) throw new Error(`${error.message}\n${messages}`);
  return files.get("kernels.wasm");
}

function literal(bytes) {
  const text = Buffer.from(bytes).toString("base64");
  return text
    .match(/.{1,140}/g)
    .map((line) => `  "${line}"`)
    .join(" +\n");
}

/** The text of the module that holds both. */
export async function kernelModules() {
  const plain = await compile([]);
  const relaxed = await compile(["--enable", "relaxed-simd"]);
  return [
    "// Made by scripts/build-kernels.mjs from packages/reader/kernels. A test compiles the source again and compares.",
    "",
    `/** Plain vectors: runs wherever WebAssembly has 128-bit vectors. ${plain.length} bytes. */`,
    `export const plainModule =\n${literal(plain)};`,
    "",
    `/** With the relaxed dot product of 8-bit integers: about twice as fast. ${relaxed.length} bytes. */`,
    `export const relaxedModule =\n${literal(relaxed)};`,
    "",
  ].join("\n");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const made = await kernelModules();
  if (!process.argv.includes("--check")) writeFileSync(target, made);
  else if (made !== readFileSync(target, "utf8")) {
    process.stderr.write("kernel-modules.ts is not what the kernels' source compiles to; run node scripts/build-kernels.mjs\n");
    process.exitCode = 1;
  }
}
