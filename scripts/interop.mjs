// `npm run interop`: tests with other programs that take longer than the suite may, or that not every machine has. Skips with a reason what is absent.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, root, run } from "./node24.mjs";

ensureInstalled();
const python = process.env.RAPPORTEUR_PYTHON ?? "python3";
const works = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;
const named = "(RAPPORTEUR_PYTHON names another Python)";

/** Why tests that need a module of Python cannot run here; null where they can. */
const without = (module, packageName) => () => (works(python, ["-c", `import ${module}`]) ? null : `${python} has no ${packageName} ${named}`);

function sparkReason() {
  if (!works(python, ["-c", "import pyspark, pyarrow"])) return `${python} has no pyspark with pyarrow ${named}`;
  if (!works("java", ["-version"])) return "there is no Java";
  return null;
}

function runSpark() {
  const env = { ...process.env, PYTHONPATH: join(root, "clients", "spark"), RAPPORTEUR_NODE: process.execPath };
  const tests = join(root, "clients", "spark", "tests");
  return spawnSync(python, ["-m", "unittest", "discover", "-v", "-s", tests, ...process.argv.slice(2)], { env, cwd: tests, stdio: "inherit" });
}

const runProgram = (name) => () =>
  run(["--disable-warning=ExperimentalWarning", join(root, "test", "interop", name)], {
    env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --conditions=rapporteur-source` },
  });

const suites = [
  { name: "dkpro-cassis (UIMA)", reason: without("cassis", "dkpro-cassis"), start: runProgram("cassis.ts") },
  { name: "warcio (WARC)", reason: without("warcio", "warcio"), start: runProgram("warcio.ts") },
  { name: "extract-msg (Outlook)", reason: without("extract_msg", "extract-msg"), start: runProgram("extract-msg.ts") },
  { name: "Spark", reason: sparkReason, start: runSpark },
];

let failed = 0;
for (const { name, reason, start } of suites) {
  const why = reason();
  if (why !== null) process.stdout.write(`${name}: skipped, ${why}\n`);
  else if (start().status !== 0) {
    failed++;
    process.stdout.write(`${name}: failed\n`);
  }
}
process.exit(failed === 0 ? 0 : 1);
