// Builds the manual into FOLDER and writes a compressed copy beside each file, so that the server compresses nothing.
import { join } from "node:path";
import { compressBelow } from "./build-web.mjs";
import { root, run } from "./node24.mjs";

/** Where the server of a checkout looks for the manual. */
export const helpFolder = join(root, "packages", "app", "dist", "help");

/** Runs a TypeScript program of scripts/ from source. Returns true if it succeeded. */
export function runScript(program, args, cwd = root) {
  const env = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --conditions=rapporteur-source` };
  const done = run(["--disable-warning=ExperimentalWarning", join(root, "scripts", program), ...args], { cwd, env, stdio: ["ignore", 2, 2] });
  return done.status === 0;
}

/** Returns true if it was built. */
export function buildHelp(folder) {
  if (!runScript("site/main.ts", [folder])) return false;
  compressBelow(folder);
  return true;
}
