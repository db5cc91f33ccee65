import type { CodedStatement } from "./coded-statement.ts";

/** Statements of several coders that are taken for the same: at most one a coder, same document and type. In order of coder, then place. */
export type StatementGroup = readonly CodedStatement[];

/**
 * Matches statements of different coders by how far their passages overlap: pairs with the greatest overlap (shared length over joint length) first, down to
 * `leastOverlap`; a group never holds two of one coder. Statements without a partner are groups of one.
 *
 * @param leastOverlap in (0, 1]; 0.5 where left out
 * Cost: O(n log n + overlapping pairs · log). Deterministic: ties go to the earlier statement.
 */
export function matchStatements(statements: readonly CodedStatement[], leastOverlap = 0.5): StatementGroup[] {
  const groups: CodedStatement[][] = [];
  for (const own of Map.groupBy(statements, (statement) => `${statement.document}\u0000${statement.type}`).values())
    groups.push(...matchAlike(own, leastOverlap));
  return groups.map((group) => group.sort((a, b) => (a.coder < b.coder ? -1 : 1)));
}

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly overlap: number;
}

function matchAlike(statements: readonly CodedStatement[], leastOverlap: number): CodedStatement[][] {
  const sorted = [...statements].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  const groupOf = sorted.map((statement) => [statement]);
  for (const { first, second } of overlappingPairs(sorted, leastOverlap)) {
    const [a, b] = [groupOf[first] as CodedStatement[], groupOf[second] as CodedStatement[]];
    if (a === b || a.some((one) => b.some((other) => one.coder === other.coder))) continue;
    a.push(...b);
    for (const [index, group] of groupOf.entries()) if (group === b) groupOf[index] = a;
  }
  return [...new Set(groupOf)];
}

function overlappingPairs(sorted: readonly CodedStatement[], leastOverlap: number): Pair[] {
  const pairs: Pair[] = [];
  for (const [first, a] of sorted.entries()) {
    for (let second = first + 1; second < sorted.length; second++) {
      const b = sorted[second] as CodedStatement;
      if (b.start >= a.end) break;
      if (a.coder === b.coder) continue;
      const shared = Math.min(a.end, b.end) - b.start;
      const overlap = shared / (Math.max(a.end, b.end) - a.start);
      if (overlap >= leastOverlap) pairs.push({ first, second, overlap });
    }
  }
  return pairs.sort((a, b) => b.overlap - a.overlap || a.first - b.first || a.second - b.second);
}
