// `npm run check`: types, the pure rooms' types, the types that are published, licences and install scripts of the dependencies, size of the rooms, plain English, public names, the description of the API by Redocly's rules, the import rule and all other lint, format. `npm test` runs the same gates beside the tests.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writeLintConfig } from "./make-lint-config.mjs";
import { ensureInstalled, root, start } from "./node24.mjs";

const bin = (name, file) => join(root, "node_modules", name, ...file.split("/"));

const gates = [
  // The longest first, since `npm test` builds beside it. The rules that know types load every program of the checkout: what the compiler says of it costs nothing more there.
  [
    "types and lint",
    [bin("oxlint", "bin/oxlint"), "--type-aware", "--type-check", "packages", "corpus/tool", "web", "test", "eval", "bench", "training", "scripts"],
  ],
  ["types of the pure rooms", [bin("typescript", "bin/tsc"), "--noEmit", "-p", "tsconfig.pure.json"]],
  // What the build of the packages writes besides: a type of a public function that has no name outside its file ends it.
  ["types that are published", [bin("typescript", "bin/tsc"), "--noEmit", "--noCheck", "--declaration", "-p", "tsconfig.build.json"]],
  ["dependencies", [join(root, "scripts", "check-dependencies.mjs")]],
  ["rooms", [join(root, "scripts", "check-rooms.mjs")]],
  ["plain English", ["--disable-warning=ExperimentalWarning", join(root, "scripts", "plain-english", "main.ts")]],
  ["public names", ["--disable-warning=ExperimentalWarning", join(root, "scripts", "api", "main.ts"), "--check"]],
  ["API", ["--conditions=rapporteur-source", "--disable-warning=ExperimentalWarning", join(root, "scripts", "openapi", "main.ts")]],
  ["format", [bin("oxfmt", "bin/oxfmt"), "--check", "."]],
];

/** The compiler and the linter collect what they no longer need only where they come near so much memory: a fifth of their computing less than at a fivefold heap. */
const rarelyCollected = { GOGC: "off", GOMEMLIMIT: "4GiB" };

/** Runs all gates, one after the other. Resolves with how many passed and failed, and the report on those that failed. */
export async function checks() {
  writeLintConfig();
  let failed = 0;
  let report = "";
  for (const [name, args] of gates) {
    const { status, printed } = await start(args, { env: rarelyCollected });
    if (status === 0) continue;
    failed++;
    report += `\n── ${name} ──\n${printed}\n`;
  }
  report += `${gates.length - failed} of ${gates.length} gates (types, dependencies, rooms, plain English, public names, API, lint, format) passed\n`;
  return { passed: gates.length - failed, failed, report };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled();
  const { failed, report } = await checks();
  process.stdout.write(report);
  process.exit(failed === 0 ? 0 : 1);
}
