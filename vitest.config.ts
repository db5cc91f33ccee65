import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Tests, and the processes that they start, run the packages from source.
const condition = "rapporteur-source";
process.env["NODE_OPTIONS"] = `${process.env["NODE_OPTIONS"] ?? ""} --conditions=${condition}`;
// What the application does with drafts is tested on the drafts of the rules, which a new reading model does not change.
const withoutReader = { RAPPORTEUR_READER: "none" };
const resolved = { resolve: { conditions: [condition] }, ssr: { resolve: { conditions: [condition] } } };

// Pure suites share a worker (about five times faster to start); what opens files, servers or browsers is isolated.
export default defineConfig({
  test: {
    // Left to itself the runner keeps one core free: of two, that is half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        ...resolved,
        test: {
          name: "pure",
          include: [
            "packages/{core,engines}/src/**/*.test.ts",
            "packages/reader/src/{language,pages,coding,readout}/**/*.test.ts",
            "packages/app/src/{analysis/figures,present,contract,records,publishing/site}/**/*.test.ts",
            "training/**/*.test.ts",
          ],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        ...resolved,
        test: {
          name: "real",
          env: withoutReader,
          include: [
            "packages/reader/src/{sources,reading}/**/*.test.ts",
            "packages/{app,rapporteur}/src/**/*.test.ts",
            "corpus/tool/**/*.test.ts",
            "test/**/*.test.ts",
            "eval/**/*.test.ts",
            "bench/**/*.test.ts",
            "web/**/*.test.ts",
          ],
          exclude: ["test/e2e/**", "test/pictures/**", "packages/app/src/{analysis/figures,present,contract,records,publishing/site}/**"],
          testTimeout: 120_000,
          // Starting a PostgreSQL server takes seconds on a machine in use.
          hookTimeout: 120_000,
        },
      },
      {
        ...resolved,
        test: {
          name: "browser",
          env: withoutReader,
          include: ["test/{e2e,pictures}/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
