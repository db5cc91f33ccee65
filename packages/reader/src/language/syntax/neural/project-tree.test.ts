import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestProjectiveTree } from "./project-tree.ts";

/** Every assignment of governors to n words, by brute force. */
function allHeads(n: number): number[][] {
  let rows: number[][] = [[]];
  for (let word = 1; word <= n; word++) rows = rows.flatMap((row) => Array.from({ length: n + 1 }, (_, head) => [...row, head]));
  return rows.filter((row) => row.every((head, index) => head !== index + 1));
}

function isTree(heads: readonly number[]): boolean {
  if (heads.filter((head) => head === 0).length !== 1) return false;
  return heads.every((_, index) => {
    let above = index + 1;
    for (let steps = 0; steps <= heads.length && above > 0; steps++) above = heads[above - 1] as number;
    return above === 0;
  });
}

function crosses(heads: readonly number[]): boolean {
  const arcs = heads.map((head, index) => [Math.min(head, index + 1), Math.max(head, index + 1)] as const);
  return arcs.some(([a, b]) => arcs.some(([c, d]) => a < c && c < b && b < d));
}

const candidates = allHeads(4).filter((heads) => isTree(heads) && !crosses(heads));

describe("bestProjectiveTree", () => {
  it("finds what brute force finds, for every matrix of scores", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 25, maxLength: 25 }), (scores) => {
        const score = (head: number, dependent: number): number => scores[head * 5 + dependent] as number;
        const total = (heads: readonly number[]): number => heads.reduce((sum, head, index) => sum + score(head, index + 1), 0);
        const found = [...bestProjectiveTree(4, score)].slice(1);
        expect(isTree(found)).toBe(true);
        expect(crosses(found)).toBe(false);
        expect(total(found)).toBe(Math.max(...candidates.map(total)));
      }),
      { numRuns: 300 },
    );
  });

  it("gives a single word to the root, and nothing for no words", () => {
    expect([...bestProjectiveTree(1, () => 0)]).toEqual([-1, 0]);
    expect([...bestProjectiveTree(0, () => 0)]).toEqual([-1]);
  });
});
