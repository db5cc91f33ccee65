import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Tests, and the processes that they start, run the packages from source.
const condition = "rapporteur-source";
process.env["NODE_OPTIONS"] = `${process.env["NODE_OPTIONS"] ?? ""} --conditions=${condition}`;
// What those processes compile is kept for the next ones, which start in half the time.
process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(new URL(".cache/compiled", import.meta.url));
/** Of other people's packages the tests load what users do: the editions for developers of those that read Markdown check and note each step. */
const asUsersHaveThem = {
  name: "packages as users have them",
  configResolved({ ssr }: { readonly ssr: { readonly resolve?: { conditions?: string[] } } }): void {
    if (ssr.resolve?.conditions !== undefined) ssr.resolve.conditions = ssr.resolve.conditions.filter((one) => !one.startsWith("development"));
  },
};
const resolved = { plugins: [asUsersHaveThem], resolve: { conditions: [condition] }, ssr: { resolve: { conditions: [condition] } } };

/** Node itself imports the packages, as the program does: through the runner's own importer each worker takes two seconds of computing more to load them. What changes from run to run in one process (scripts/mutants) needs that importer. */
const isImportedByNode = (process.env["RAPPORTEUR_TEST_CHANGING"] ?? "") === "";
const experimental = isImportedByNode ? { viteModuleRunner: false, nodeLoader: false } : {};

/** Change what all of a process see (its folder, its environment), kill processes, measure time and memory, or ask whether the disk has what was written: each has a process of its own. */
const alone = [
  "packages/reader/src/sources/{read-source,child/bounded-child}.test.ts",
  "packages/app/src/store/sqlite/sqlite-handle.test.ts",
  "test/privacy/*.test.ts",
  "bench/growth/growth.test.ts",
];
const commitsWithoutWaiting = fileURLToPath(new URL("packages/app/src/store/testing/commit-without-waiting.ts", import.meta.url));
const hashesCheaply = fileURLToPath(new URL("packages/app/src/access/passwords/testing/hash-cheaply.ts", import.meta.url));
/** Most of what a test makes is gone with it. With four times the room for what is new, what is left need be looked for less often: a tenth less computing, and a twentieth less again where that room is there from the start. */
const roomForTheNew = ["--max-semi-space-size=64", "--min-semi-space-size=64"];
/** As the command does: each expression is compiled once. */
const expressionsOnce = "--no-regexp-tier-up";
const globalSetup = "packages/app/src/store/testing/run-postgres.ts";
/** For the long form alone: servers and disks that fail. */
const faults = ["test/faults/**/*.test.ts"];

/**
 * Large files come first, as the runner has it, and before them what is long in a small file: begun last, it would be waited for alone. What waits more than it computes is begun with the
 * gates beside it, which take what it leaves of the cores.
 */
const longInSmall =
  /\/(?:store\/conformance|jobs\/job-runner|analysis-limits|bodies\/(?:uploads|slow-bodies)|http\/(?:events|security|searches)|health\/health|sources\/hostile-servers|supply\/computing)\.test\.ts$/;
/** The processes that most suites share end where a file of another project is next, and are started again after it, with all that they had loaded: what has processes of its own comes before. */
const projectsInOrder = ["web", "alone", "faults", "shared"];
const rankOf = ({ moduleId, project }: TestSpecification): number => 2 * projectsInOrder.indexOf(project.name) + (longInSmall.test(moduleId) ? 0 : 1);
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

// Most suites share a worker, which loads the program, the language model and the browser once.
export default defineConfig({
  test: {
    tags: [{ name: "long", description: "left to the long form, npm run test:all" }],
    // Left to itself the runner keeps one core free: of two, that is half. One worker more than cores gains nothing, since browsers and databases take their share.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...resolved,
        test: {
          // Node does not read .tsx: here the runner's own importer does.
          name: "web",
          include: ["web/**/*.test.ts"],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        ...resolved,
        test: {
          experimental,
          name: "shared",
          include: ["{packages/*/src,corpus/tool,test,eval,bench,training}/**/*.test.ts"],
          exclude: [...alone, ...faults],
          isolate: false,
          execArgv: [...roomForTheNew, expressionsOnce, ...[commitsWithoutWaiting, hashesCheaply].flatMap((file) => ["--import", file])],
          testTimeout: 180_000,
          globalSetup,
          // Starting a PostgreSQL server takes seconds on a machine in use.
          hookTimeout: 180_000,
        },
      },
      {
        ...resolved,
        test: {
          experimental,
          name: "alone",
          include: alone,
          execArgv: [expressionsOnce],
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...resolved,
        test: {
          experimental,
          name: "faults",
          include: faults,
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
