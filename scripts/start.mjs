// `npm start`: installs, builds, reads the bundled examples, prints the first readout, then serves all of them as pages.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { hand } from "./hand-over.mjs";
import { ensureInstalled, root } from "./node24.mjs";

ensureInstalled();
ensureBuilt();
const examples = readdirSync(join(root, "examples"))
  .filter((name) => /\.(html|md|txt)$/.test(name) && name !== "README.md")
  .sort()
  .map((name) => join("examples", name));
await hand([join(root, "dist", "cli", "main.js"), "serve", "--print", ...process.argv.slice(2), ...examples], root);
