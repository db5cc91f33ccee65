// A gate of `npm run check`: no room (a folder of sources) holds more files than a reader takes in at once.
import { globSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./node24.mjs";

/** Source files that lie in one folder, at most; its tests and its subfolders are not counted. */
const mostFiles = 25;

const places = ["packages/*/src", "web/src", "eval", "bench", "corpus/tool", "training", "test", "scripts"];

const isSource = (name) => /\.(?:tsx?|mjs|py)$/.test(name);
const isTest = (name) => /\.(?:test|test-data|conformance)\.tsx?$|-for-tests\.ts$|^test_.*\.py$|^testing\.py$|^__init__\.py$/.test(name);

/** A folder and all below it that hold more than they may. `at` is its path below the repository's root. */
function fullRooms(base, at) {
  const entries = readdirSync(join(base, at), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isSource(entry.name) && !isTest(entry.name)).length;
  const below = entries.filter((entry) => entry.isDirectory() && entry.name !== "testing").flatMap(({ name }) => fullRooms(base, `${at}/${name}`));
  return files > mostFiles ? [{ at, files }, ...below] : below;
}

/** What is wrong with the rooms of a checkout, a sentence each. */
export function roomProblems(base) {
  const tops = globSync(places, { cwd: base }).map((place) => place.replaceAll("\\", "/"));
  return tops
    .sort()
    .flatMap((at) => fullRooms(base, at))
    .map(
      ({ at, files }) =>
        `${at} holds ${files} source files, and ${mostFiles} is the most; move those of one concept into a folder of its own, named for the concept`,
    );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = roomProblems(resolve(process.argv[2] ?? root));
  process.stdout.write(problems.map((problem) => `${problem}\n`).join(""));
  process.exit(problems.length === 0 ? 0 : 1);
}
