import { afterAll, beforeAll, expect, test } from "vitest";
import { seededRandom } from "../../packages/core/src/base/random.ts";
import { startPostgres, type PostgresServer } from "../../packages/app/src/store/testing/postgres-server.ts";
import { times } from "../support/effort.ts";
import { clusterRounds } from "./cluster-rounds.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => server.stop());

test("servers and workers that are killed lose nothing and code no document twice", { timeout: 600_000 }, async () => {
  const size = { documents: times(12, 60), servers: times(1, 2), workers: times(2, 4) };
  const report = await clusterRounds(await server.makeLibrary(), { rounds: times(1, 3), random: seededRandom(11), ...size });
  expect(report.writes).toBe(size.documents);
});
