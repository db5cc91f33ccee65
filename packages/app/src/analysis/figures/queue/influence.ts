import { ownValue } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";

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
  const readers = new Map(ties.map(({ type, meetsIn, saidBy }) => [table.typeNames.indexOf(type), tieReader(table, { type, meetsIn, saidBy })]));
  return (row) => readers.get(table.types[row] ?? -1)?.(row) ?? { reach: 0, repeats: 1 };
}

interface Tie {
  readonly type: string;
  /** Columns of what it meets other statements of its type in. */
  readonly meetsIn: readonly string[];
  /** Columns that are equal where the same is said. */
  readonly saidBy: readonly string[];
}

const ties: readonly Tie[] = [
  { type: "position", meetsIn: ["concept"], saidBy: ["speaker", "concept"] },
  { type: "relation", meetsIn: ["source", "target"], saidBy: ["source", "target"] },
  { type: "cause", meetsIn: ["cause", "effect"], saidBy: ["cause", "effect"] },
];

function tieReader(table: StatementTable, { type, meetsIn, saidBy }: Tie): (row: number) => Influence {
  const numbers = new Map<string, number>();
  const [ends, said] = [meetsIn, saidBy].map((names) => names.map((name) => numberReader(table, name, numbers)));
  const code = table.typeNames.indexOf(type);
  const [touching, saying] = [new Map<number, number>(), new Map<number, number>()];
  const sayingOf = (row: number): number => (said ?? []).reduce((key, read) => key * (numbers.size + 1) + read(row) + 1, 0);
  const endsOf = (row: number): Set<number> => new Set((ends ?? []).map((read) => read(row)).filter((end) => end >= 0));
  const add = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let row = 0; row < table.length; row++) {
    if (table.types[row] !== code || table.reviews[row] === 2) continue;
    for (const end of endsOf(row)) add(touching, end);
    add(saying, sayingOf(row));
  }
  return (row) => {
    const repeats = Math.max(1, saying.get(sayingOf(row)) ?? 0);
    let reach = 0;
    for (const end of endsOf(row)) reach += Math.max(0, (touching.get(end) ?? 0) - repeats);
    return { reach, repeats };
  };
}

/** The number of what a column names by row, the same for the same name in any column; −1 for nothing. */
function numberReader({ variables }: StatementTable, name: string, numbers: Map<string, number>): (row: number) => number {
  const column = ownValue(variables, name);
  if (column === undefined || !("codes" in column)) return () => -1;
  const own = Int32Array.from(column.dictionary, (key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return key === "" ? -1 : number;
  });
  return (row) => own[column.codes[row] ?? -1] ?? -1;
}
