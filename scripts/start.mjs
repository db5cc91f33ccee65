// `npm start`: installs, builds, and serves the library of this checkout with its workbench. The library is made the first time, with the bundled examples in
// it, and is never made again.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { commandFile, ensureBuilt } from "./build.mjs";
import { hand } from "./hand-over.mjs";
import { ensureInstalled, root } from "./node24.mjs";

ensureInstalled();
ensureBuilt();
const examples = readdirSync(join(root, "examples"))
  .filter((name) => /\.(html|md|txt)$/.test(name) && name !== "README.md")
  .sort()
  .map((name) => join("examples", name));
// Another library, or files to serve as plain pages, take the place of the checkout's own.
const given = process.argv.slice(2);
const namesOwn = given.some((word) => /^--(?:library|database)\b/.test(word));
if (!namesOwn) mkdirSync(join(root, ".rapporteur"), { recursive: true });
const own = namesOwn ? [] : ["--library", join(".rapporteur", "library.rapporteur")];
await hand([commandFile, "serve", "--print", ...own, ...given, "--start-name", "Invented examples", "--start-with", ...examples], root);
