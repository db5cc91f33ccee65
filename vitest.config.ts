import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Pure suites share a worker (about five times faster to start); what opens files, servers or browsers is isolated.
export default defineConfig({
  test: {
    // Left to itself the runner keeps one core free: of two, that is half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "pure",
          include: [
            "src/{base,model,text,nlp,genre,coding,graph,network,relations,causal,forecast,agreement,figures,present,contract}/**/*.test.ts",
            "training/**/*.test.ts",
          ],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "real",
          include: [
            "src/{sources,exchange,llm,store,service,client,http,cli,entries}/**/*.test.ts",
            "test/**/*.test.ts",
            "eval/**/*.test.ts",
            "bench/**/*.test.ts",
            "web/**/*.test.ts",
          ],
          exclude: ["test/e2e/**", "test/pictures/**"],
          testTimeout: 120_000,
          // Starting a PostgreSQL server takes seconds on a machine in use.
          hookTimeout: 120_000,
        },
      },
      {
        test: { name: "browser", include: ["test/{e2e,pictures}/**/*.test.ts"], testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false },
      },
    ],
  },
});
