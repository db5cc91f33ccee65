import fc from "fast-check";
import { expect, it } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import { likeliestOwners, type Trust } from "./likeliest-owners.ts";
import type { VoiceScores } from "./voice-network.ts";

const ownerCount = 3;

const scored = fc.integer({ min: 1, max: 5 }).chain((count) =>
  fc.record({
    owners: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: count * ownerCount, maxLength: count * ownerCount }),
    stay: fc.array(fc.integer({ min: -3, max: 5 }), { minLength: count * 2, maxLength: count * 2 }),
    rules: fc.array(fc.integer({ min: 0, max: ownerCount - 1 }), { minLength: count, maxLength: count }),
  }),
);

const scoresOf = ({ owners, stay }: { owners: number[]; stay: number[] }): VoiceScores => ({
  owners: Float64Array.from(owners),
  ownerCount,
  stay: Float32Array.from(stay),
});

/** The best of all paths, each sentence either as the rules have it or free. */
function bestValue({ owners, stay }: VoiceScores, rules: readonly number[], trust: Trust): number {
  const step = (at: number, before: { owner: number; follows: boolean } | null): number => {
    if (at === rules.length) return 0;
    const options = [{ owner: rules[at] as number, follows: true }, ...[0, 1, 2].map((owner) => ({ owner, follows: false }))];
    return Math.max(
      ...options.map((now) => {
        const own = (owners[at * ownerCount + now.owner] as number) - (now.owner === 0 ? trust.nobody : 0) + (now.follows ? trust.following : 0);
        const leaves = !now.follows && (before === null || before.follows) ? trust.leaving : 0;
        const stays = before !== null && before.owner === now.owner ? (stay[at * 2 + (now.owner === 0 ? 1 : 0)] as number) : 0;
        return own - leaves + stays + step(at + 1, now);
      }),
    );
  };
  return step(0, null);
}

function valueOf(path: readonly number[], scores: VoiceScores, rules: readonly number[], trust: Trust): number {
  const only: VoiceScores = {
    ...scores,
    owners: scores.owners.map((score, index) => (index % ownerCount === path[Math.floor(index / ownerCount)] ? score : -1e6)),
  };
  return bestValue(only, rules, trust);
}

it("finds a path as good as the best of all", () => {
  fc.assert(
    fc.property(scored, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3 }), (page, leaving, following) => {
      const trust = { leaving, following, nobody: 1 };
      const scores = scoresOf({ ...page, stay: page.stay.map((gain) => Math.max(0, gain)) });
      const path = likeliestOwners(scores, page.rules, trust);
      expect(valueOf(path, scores, page.rules, trust)).toBeCloseTo(bestValue(scores, page.rules, trust), 6);
    }),
    { numRuns: times(100, 1_000) },
  );
});

it("leaves the rules' reading alone where it would cost more than it gains", () => {
  fc.assert(
    fc.property(scored, (page) => {
      expect(likeliestOwners(scoresOf(page), page.rules, { leaving: 1_000, following: 0, nobody: 0 })).toEqual(page.rules);
    }),
    { numRuns: times(50, 500) },
  );
});

it("reads no sentence of an empty page", () => {
  expect(likeliestOwners(scoresOf({ owners: [], stay: [] }), [], { leaving: 1, following: 1, nobody: 0 })).toEqual([]);
});
