import { type StatementTable, textReader } from "@rapporteur/core/model";

/** How much of the figures hangs on a statement. */
export interface Influence {
  /** Other statements that the figures tie it to. */
  readonly reach: number;
  /** Statements that say the same, itself among them. */
  readonly repeats: number;
}

/**
 * What each statement does in the figures, of all that is not rejected. A position meets every other speaker's position on its concept, an act every other act of
 * its two actors, a causal claim every other claim about its two concepts; other types meet nothing. What is said again by the same speaker (a position), between
 * the same two (an act, in its direction) or of the same link (a claim) is a repeat, and changes less.
 *
 * Cost: O(rows).
 */
export function influenceReader(table: StatementTable): (row: number) => Influence {
  const parts = partsReader(table);
  const [touching, saying] = [new Map<string, number>(), new Map<string, number>()];
  const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let row = 0; row < table.length; row++) {
    if (table.reviews[row] === 2) continue;
    const { ends, saying: same } = parts(row);
    for (const end of ends) add(touching, end);
    add(saying, same);
  }
  return (row) => {
    const { ends, saying: same } = parts(row);
    const repeats = saying.get(same) ?? 0;
    const reach = ends.reduce((sum, end) => sum + (touching.get(end) ?? 0) - repeats, 0);
    return { reach: Math.max(0, reach), repeats: Math.max(1, repeats) };
  };
}

interface Parts {
  /** What it meets other statements in. */
  readonly ends: readonly string[];
  /** Equal for statements that say the same. */
  readonly saying: string;
}

function partsReader(table: StatementTable): (row: number) => Parts {
  const [speaker, concept, source, target, cause, effect] = ["speaker", "concept", "source", "target", "cause", "effect"].map((name) =>
    textReader(table, name),
  );
  const typeOf = (row: number): string => table.typeNames[table.types[row] ?? -1] ?? "";
  const partsOf = (type: string, named: readonly (string | null | undefined)[], who: string | null): Parts => {
    const ends = [...new Set(named.filter((end) => end !== null && end !== undefined))];
    return { ends: ends.map((end) => `${type} ${end}`), saying: JSON.stringify([type, who, ...named]) };
  };
  return (row) => {
    const type = typeOf(row);
    if (type === "position") return partsOf(type, [concept?.(row)], speaker?.(row) ?? "");
    if (type === "relation") return partsOf(type, [source?.(row), target?.(row)], null);
    if (type === "cause") return partsOf(type, [cause?.(row), effect?.(row)], null);
    return { ends: [], saying: JSON.stringify([type, table.ids[row]]) };
  };
}
