// Runs a TypeScript program of the checkout (bench, eval, training) with Node 24 directly from source.
import { join } from "node:path";
import { ensureInstalled, root, run } from "./node24.mjs";

const [program, ...args] = process.argv.slice(2);
ensureInstalled();
const done = run(["--disable-warning=ExperimentalWarning", "--expose-gc", "--no-regexp-tier-up", join(root, program), ...args], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --conditions=rapporteur-source` },
});
process.exit(done.status ?? 1);
