import { describe, expect, test } from "vitest";
import { endpoints } from "../../packages/app/src/contract/api.ts";
import { describeAboveStores } from "../../packages/app/src/store/testing/describe-stores.ts";
import { isLong } from "../support/effort.ts";
import { startLibraryServer } from "../support/library-server.ts";
import { fuzzApi } from "./fuzz-api.ts";
import { fuzzGround } from "./fuzz-ground.ts";

/* The short form: by everybody in turns, on a file. `npm run fuzz -- api` is the longest. */
describeAboveStores("the API holds to its contract", ({ open }) => {
  const isTakingTurns = !isLong;

  describe("asked with requests of every endpoint, by everybody", () => {
    test("it answers with named statuses and fitting bodies", { timeout: 300_000 }, async () => {
      const server = await startLibraryServer({ flags: { accounts: true, rateLimit: 0 }, store: await open() });
      const { requests, statuses, breaches } = await fuzzApi(fuzzGround(server), { rounds: 1, seed: 20, isTakingTurns });
      await server.end();
      expect(breaches).toEqual([]);
      expect(requests).toBe(endpoints.length * (isTakingTurns ? 1 : 7));
      // Else the requests would not reach behind the checks of their form.
      for (const status of [200, 204, 400, 401, 403, 404, 422]) expect(statuses[status] ?? 0, `${status}`).toBeGreaterThan(isTakingTurns ? 0 : 1);
    });
  });
});
