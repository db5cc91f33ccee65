import { expect, it } from "vitest";
import { likeliestOwners } from "./likeliest-owners.ts";
import { sharedByCoAuthors, unheardIn, withoutOwners, withRules } from "./scores-beside-rules.ts";

const trust = { leaving: 4, following: 0.5, nobody: 0.5 };
const nobodyElse = { open: new Set<number>(), reporters: new Set<number>() };

/** Scores of nobody, Ada Lund and Karl Rey, a row a sentence; going on gains nothing. */
function scoresOf(...rows: readonly (readonly [number, number, number])[]): { owners: Float64Array; ownerCount: number; stay: Float32Array } {
  return { owners: Float64Array.from(rows.flat()), ownerCount: 3, stay: new Float32Array(rows.length * 2) };
}

it("gives somebody whom only the rules name those sentences that the rules give them, and no others", () => {
  const seen = scoresOf([3, -2, -4], [0, 3, -1], [0, 4, -1], [1, -2, -2], [0, 2, 0]);
  const rules = { owners: [0, 1, 1, 3, 1], names: ["Ada Lund", "Karl Rey", "Speaker of the Chamber"], sections: [-1, 0, 0, 1, 2] };
  const scores = withRules(seen, rules, nobodyElse);
  expect(scores.ownerCount).toBe(4);
  expect(likeliestOwners(scores, rules.owners, trust)).toEqual(rules.owners);
});

it("names nobody by one word whom the rules do not hear, and no reporter", () => {
  const seen = scoresOf([0, 9, 9]);
  const rules = { owners: [0], names: ["Lund", "Karl Rey"], sections: [-1] };
  const { owners } = withRules(seen, rules, { ...nobodyElse, reporters: new Set([2]) });
  expect([...owners]).toEqual([0, -Infinity, -Infinity]);
});

it("finds whom the network hears in none of their sentences, though the rules do", () => {
  const seen = scoresOf([0, 3, -4], [1, -3, -2], [4, -5, -1]);
  expect(unheardIn([1, 2, 2], seen, ["Ada Lund", "Karl Rey"])).toEqual(new Set([2]));
  // One sentence in which somebody is nearly as likely as nobody is enough, and an office is no name.
  expect(unheardIn([1, 1, 1], seen, ["Ada Lund", "Karl Rey"])).toEqual(new Set());
  expect(unheardIn([1, 2, 2], seen, ["Ada Lund", "Senior Official"])).toEqual(new Set());
});

it("leaves nothing to those who are taken out", () => {
  const scores = withoutOwners(scoresOf([0, 1, 2], [0, 3, 1]), new Set([2]));
  expect(likeliestOwners(scores, [2, 2], trust)).toEqual([1, 1]);
});

it("hears all who sign together where it hears one of them", () => {
  const both = { together: [[1, 2], [1, 2], []] };
  expect([...sharedByCoAuthors(scoresOf([0, -3, 4], [1, 2, -1], [0, 1, 2]), both).owners]).toEqual([0, 4, -Infinity, 1, 2, -Infinity, 0, 1, 2]);
});
