// Puts the compiled modules of the reader together into a few files, in FOLDER/chunks: opening some four hundred files is a good part of what reading one page costs. The
// files that other packages ask for stay where they are, and lead there.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { root } from "./node24.mjs";

const chunks = "chunks";

/** Files that are started as processes of their own; the program that starts them looks beside itself. */
const processes = ["reading/reading-process.js", "sources/child/reader-child.js"];

/** Files that `exports` of the package leads to. */
function doors() {
  const { exports } = JSON.parse(readFileSync(join(root, "packages", "reader", "package.json"), "utf8"));
  return Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [] : [posix.relative("dist", posix.normalize(entry.default))]));
}

const nameOf = (file) => (processes.includes(file) ? posix.basename(file, ".js") : file.replace(/\.js$/, "").replaceAll("/", "-"));

/** @param folder what the package's sources were compiled into */
export async function bundleReader(folder) {
  const entries = [...doors(), ...processes];
  await build({
    configFile: false,
    logLevel: "warn",
    root: folder,
    build: {
      ssr: true,
      target: "esnext",
      outDir: join(folder, chunks),
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((file) => [nameOf(file), join(folder, file)])),
        external: (id) => !id.startsWith(".") && !isAbsolute(id),
        // No paths of the folder in what is built: the same sources make the same files.
        experimental: { attachDebugInfo: "none" },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  });
  for (const name of readdirSync(folder, { recursive: true })) {
    const isModule = name.endsWith(".js") && !name.startsWith(chunks);
    if (isModule) rmSync(join(folder, name));
  }
  for (const file of doors()) {
    const to = posix.relative(dirname(file), posix.join(chunks, `${nameOf(file)}.js`));
    writeFileSync(join(folder, file), `export * from ${JSON.stringify(to.startsWith(".") ? to : `./${to}`)};\n`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await bundleReader(process.argv[2]);
