// `npm test`: installs what is missing, then types, lint, format and all tests. Ends with "N passed, N failed".
// `npm run test:all`: the same with the long form of every test that has one, and then the faults, the full disk, the random requests and files, and other programs.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { distOf, ensureBuilt } from "./build.mjs";
import { checks } from "./check.mjs";
import { measureComputing } from "./testing/computing.mjs";
import { ensureInstalled, root, start } from "./node24.mjs";
import { scratchPlace } from "./testing/scratch-place.mjs";

const computing = measureComputing();
// Of what runs from source, one process compiles it for the next.
process.env.NODE_COMPILE_CACHE ??= join(root, ".cache", "compiled");
ensureInstalled();
const isWhole = process.argv.includes("--all");
const filters = process.argv.slice(2).filter((word) => word !== "--all");
// The first gate runs while the build does: neither needs the other.
const gating = filters.length === 0 ? checks() : { passed: 0, failed: 0, report: "" };
ensureBuilt();
const report = join(root, ".cache", "tests.json");
mkdirSync(join(root, ".cache"), { recursive: true });
rmSync(report, { force: true });

await start([join(root, "scripts", "testing", "unpack-browser.mjs")], { stdio: "inherit" });
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
// The tests of the workbench and of the manual take what has just been built.
const env = {
  // What the long form keeps at once is too much to hold in memory.
  TMPDIR: isWhole ? join(root, ".cache") : scratchPlace(join(root, ".cache")),
  NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
  RAPPORTEUR_TEST_WORKBENCH: join(distOf("app"), "web"),
  RAPPORTEUR_TEST_MANUAL: join(distOf("app"), "help"),
  ...(isWhole ? { RAPPORTEUR_LONG_TESTS: "1" } : {}),
};
const chosen = isWhole ? [] : ["--project=!faults", "--tags-filter=!long"];
const [gates, done] = await Promise.all([
  gating,
  start([vitest, "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`, ...chosen, ...filters], { env, stdio: "inherit" }),
]);
process.stdout.write(gates.report);
const long = isWhole && filters.length === 0 ? await longRuns() : { passed: 0, failed: 0 };

const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null;
const passed = gates.passed + long.passed + (counts?.numPassedTests ?? 0);
const forLongForm = isWhole ? 0 : countTagged("long");
const skipped = counts ? counts.numPendingTests + counts.numTodoTests - forLongForm : 0;
// A file that cannot be loaded has no tests to fail, yet is a failure; so is a runner that died.
const brokenFiles = counts ? counts.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length : 1;
let failed = gates.failed + long.failed + (counts?.numFailedTests ?? 0) + brokenFiles;
if (done.status !== 0 && failed === 0) failed = 1;

if (forLongForm > 0) process.stdout.write(`\n${forLongForm} tests are left to the long form: npm run test:all\n`);
if (skipped > 0) {
  process.stdout.write(
    `\n${skipped} tests skipped: they read reference data from a folder "shared" beside the checkout (or RAPPORTEUR_SHARED), which is not part of the repository.\n`,
  );
}
const computed = computing.seconds();
process.stdout.write(
  computed === null
    ? "\nComputing is measured on Linux alone.\n"
    : `\n${(computed / 60).toFixed(1)} minutes of computing, by this command and every process that it or they started: browsers, servers, gates, an installation\n`,
);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

function countTagged(tag) {
  const tests = (counts?.testResults ?? []).flatMap((file) => file.assertionResults);
  return tests.filter((one) => one.tags.includes(tag)).length;
}

/** What takes too long for a test, one after the other: each is counted as one. */
async function longRuns() {
  const runs = [
    ["test/faults/main.ts"],
    ["test/faults/main.ts", "disk", "5", "20"],
    ["test/fuzz/main.ts", "api", "50"],
    ["test/fuzz/main.ts", "readers", "1000"],
  ].map((words) => [join(root, "scripts", "run-source.mjs"), ...words]);
  const ended = { passed: 0, failed: 0 };
  for (const words of [...runs, [join(root, "scripts", "interop.mjs")]]) {
    const { status } = await start(words, { stdio: "inherit" });
    ended[status === 0 ? "passed" : "failed"]++;
  }
  return ended;
}
