import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { apiReport, countStable, mostStable } from "./api-report.ts";
import { repository } from "./resolve-module.ts";

/* `npm run api` writes the report of public names; with --check, a gate of `npm run check`, it is compared instead. */

const path = join(repository, "packages/api-report.txt");
const report = apiReport();
const count = countStable();

if (process.argv.includes("--check")) {
  const problems = [
    ...(readFileSync(path, "utf8") === report
      ? []
      : ["The public names are not those of packages/api-report.txt: run npm run api, and look at the difference before you commit it."]),
    ...(count <= mostStable
      ? []
      : [`${count} stable names, of ${mostStable} at most: leave some to the entries /unstable in packages/rapporteur/src.`]),
  ];
  process.stdout.write(problems.map((problem) => `${problem}\n`).join(""));
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  writeFileSync(path, report);
  process.stdout.write(`${count} stable names, of ${mostStable} at most.\n`);
}
