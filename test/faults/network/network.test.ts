import { expect, test } from "vitest";
import { seededRandom } from "../../../packages/core/src/base/random.ts";
import { foreignFiles } from "../../../packages/app/src/store/testing/postgres-server.ts";
import { times } from "../../support/effort.ts";
import { noNetwork } from "./hosts.ts";
import { networkRounds } from "./network-rounds.ts";

const reason = noNetwork() ?? foreignFiles;

test.skipIf(reason !== null)(
  `hosts whose links, clocks and database fail lose nothing${reason === null ? "" : ` (${reason})`}`,
  { timeout: 900_000 },
  async () => {
    const size = { rounds: times(2, 6), documents: times(12, 60), servers: times(1, 2), workers: times(1, 3) };
    const report = await networkRounds({ ...size, random: seededRandom(3), say: () => {} });
    expect(report.writes).toBeGreaterThan(size.documents);
  },
);
