// `npm test`: installs what is missing, then types, lint, format and all tests. Ends with "N passed, N failed".
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { distOf, ensureBuilt } from "./build.mjs";
import { checks } from "./check.mjs";
import { ensureInstalled, root, start } from "./node24.mjs";

ensureInstalled();
ensureBuilt();
const filters = process.argv.slice(2);
const report = join(root, ".cache", "tests.json");
mkdirSync(join(root, ".cache"), { recursive: true });
rmSync(report, { force: true });

await start([join(root, "scripts", "unpack-browser.mjs")], { stdio: "inherit" });
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
// The tests of the workbench and of the manual take what has just been built.
const env = {
  TMPDIR: join(root, ".cache"),
  NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
  RAPPORTEUR_TEST_WORKBENCH: join(distOf("app"), "web"),
  RAPPORTEUR_TEST_MANUAL: join(distOf("app"), "help"),
};
const [gates, done] = await Promise.all([
  filters.length === 0 ? checks() : { passed: 0, failed: 0, report: "" },
  start([vitest, "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`, ...filters], { env, stdio: "inherit" }),
]);
process.stdout.write(gates.report);

const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null;
const passed = gates.passed + (counts?.numPassedTests ?? 0);
const skipped = counts ? counts.numPendingTests + counts.numTodoTests : 0;
// A file that cannot be loaded has no tests to fail, yet is a failure; so is a runner that died.
const brokenFiles = counts ? counts.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length : 1;
let failed = gates.failed + (counts?.numFailedTests ?? 0) + brokenFiles;
if (done.status !== 0 && failed === 0) failed = 1;

if (skipped > 0) {
  process.stdout.write(
    `\n${skipped} tests skipped: they read reference data from a folder "shared" beside the checkout (or RAPPORTEUR_SHARED), which is not part of the repository.\n`,
  );
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
