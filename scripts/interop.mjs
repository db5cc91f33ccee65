// `npm run interop`: tests with other programs that take longer than the suite may, or that not every machine has. Skips with a reason what is absent.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, root } from "./node24.mjs";

ensureInstalled();
const python = process.env.RAPPORTEUR_PYTHON ?? "python3";
const works = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** Why the Spark tests cannot run here; null where they can. */
function sparkReason() {
  if (!works(python, ["-c", "import pyspark, pyarrow"])) return `${python} has no pyspark with pyarrow (RAPPORTEUR_PYTHON names another Python)`;
  if (!works("java", ["-version"])) return "there is no Java";
  return null;
}

const reason = sparkReason();
if (reason !== null) {
  process.stdout.write(`Spark: skipped, ${reason}\n`);
  process.exit(0);
}
const env = { ...process.env, PYTHONPATH: join(root, "clients", "spark"), RAPPORTEUR_NODE: process.execPath };
const tests = join(root, "clients", "spark", "tests");
const done = spawnSync(python, ["-m", "unittest", "discover", "-v", "-s", tests, ...process.argv.slice(2)], { env, cwd: tests, stdio: "inherit" });
process.exit(done.status ?? 1);
