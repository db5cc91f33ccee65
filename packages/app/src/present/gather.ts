import type { ReadoutStatement } from "@rapporteur/reader/readout";

/** Equal claims together: the surest of them speaks for all. */
export interface Gathered<Statement extends ReadoutStatement> {
  readonly statement: Statement;
  readonly count: number;
}

/**
 * Statements with equal keys as one, those that weigh most first: by the confidence of the surest, how often the claim is made, and whether it stands early.
 *
 * Weight: confidence · (1 + ln count) + 0.1 · (1 − place / length). Our own assignment: a claim made three times outweighs one that is twice as sure.
 * @param length of the text, UTF-16 units
 * Cost: O(n log n). Ties keep the order of the text.
 */
export function gatherStatements<Statement extends ReadoutStatement>(
  statements: readonly Statement[],
  { keyOf, length }: { keyOf: (statement: Statement) => string; length: number },
): Gathered<Statement>[] {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = keyOf(statement);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [statement]);
    else group.push(statement);
  }
  const weighed = [...groups.values()].map((group) => {
    const surest = group.reduce((best, one) => (one.confidence > best.confidence ? one : best));
    const first = group.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY);
    const weight = surest.confidence * (1 + Math.log(group.length)) + 0.1 * (1 - first / Math.max(1, length));
    return { statement: surest, count: group.length, weight };
  });
  return weighed
    .toSorted((a, b) => b.weight - a.weight || a.statement.start - b.statement.start)
    .map(({ statement, count }) => ({ statement, count }));
}
