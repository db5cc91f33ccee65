// `npm run check`: types, the pure rooms' types, licences and install scripts of the dependencies, plain English, public names, the import rule and all other lint, format. `npm test` runs the same gates first.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writeLintConfig } from "./make-lint-config.mjs";
import { ensureInstalled, root, run } from "./node24.mjs";

const bin = (name, file) => join(root, "node_modules", name, ...file.split("/"));

const gates = [
  ["types", [bin("typescript", "bin/tsc"), "--noEmit", "-p", "tsconfig.json"]],
  ["types of the pure rooms", [bin("typescript", "bin/tsc"), "--noEmit", "-p", "tsconfig.pure.json"]],
  ["types of the workbench", [bin("typescript", "bin/tsc"), "--noEmit", "-p", "web/tsconfig.json"]],
  ["dependencies", [join(root, "scripts", "check-dependencies.mjs")]],
  ["plain English", ["--disable-warning=ExperimentalWarning", join(root, "scripts", "plain-english", "main.ts")]],
  ["public names", ["--disable-warning=ExperimentalWarning", join(root, "scripts", "api", "main.ts"), "--check"]],
  ["lint", [bin("oxlint", "bin/oxlint"), "--type-aware", "packages", "corpus/tool", "web", "test", "eval", "bench", "training", "scripts"]],
  ["format", [bin("oxfmt", "bin/oxfmt"), "--check", "."]],
];

/** Runs all gates, printing what fails. Returns how many passed and failed. */
export function checks() {
  writeLintConfig();
  let failed = 0;
  for (const [name, args] of gates) {
    const done = run(args, { stdio: ["ignore", "pipe", "pipe"] });
    if (done.status === 0) continue;
    failed++;
    process.stdout.write(`\n── ${name} ──\n${done.stdout ?? ""}${done.stderr ?? ""}\n`);
  }
  process.stdout.write(`${gates.length - failed} of ${gates.length} gates (types, dependencies, plain English, public names, lint, format) passed\n`);
  return { passed: gates.length - failed, failed };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled();
  process.exit(checks().failed === 0 ? 0 : 1);
}
