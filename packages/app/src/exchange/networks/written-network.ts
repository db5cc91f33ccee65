import type { CellValue } from "@rapporteur/core/model";

/** A network as file writers need it: anyone who has one of the network room's, or any other weighted graph, can fill it. */
export interface WrittenNetwork {
  readonly rows: readonly string[];
  /** Equal to `rows` in a one-mode network. */
  readonly columns: readonly string[];
  /** Row-major, rows × columns. */
  readonly values: ArrayLike<number>;
  readonly isTwoMode: boolean;
  /** One-mode only: whether the cells [i, j] and [j, i] are different ties. */
  readonly isDirected?: boolean;
  /** What the rows and columns are, e.g. "organization" and "concept". */
  readonly rowVariable: string;
  readonly columnVariable: string;
  /** Print whole numbers without decimals; by default where all values are whole. */
  readonly isWhole?: boolean;
  /** Columns with one value a node: rows first, then, in two-mode networks, columns. */
  readonly attributes?: Readonly<Record<string, readonly CellValue[]>>;
  /** Which cells are ties, where a tie may weigh nothing; those that are not zero unless given. */
  readonly hasTie?: (row: number, column: number) => boolean;
  /** What is known of ties besides their weight, in the order of `tiesOf`. */
  readonly tieAttributes?: Readonly<Record<string, readonly CellValue[]>>;
  /** Where nodes are drawn, in the order of the attributes. */
  readonly positions?: readonly { readonly x: number; readonly y: number }[];
  /** What the file says of itself: which statements it holds, and which it leaves out. */
  readonly description?: string;
  /** The time it covers: YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, the end included. */
  readonly period?: { readonly from: string; readonly to: string };
}

export interface WrittenNode {
  readonly label: string;
  readonly variable: string;
  readonly isColumn: boolean;
}

export interface WrittenTie {
  /** Numbers of nodes: rows first, then columns. */
  readonly source: number;
  readonly target: number;
  readonly weight: number;
}

/** Rows first, then, in two-mode networks, columns. */
export function nodesOf(network: WrittenNetwork): WrittenNode[] {
  const rows = network.rows.map((label) => ({ label, variable: network.rowVariable, isColumn: false }));
  if (!network.isTwoMode) return rows;
  return [...rows, ...network.columns.map((label) => ({ label, variable: network.columnVariable, isColumn: true }))];
}

/** Ties that are not zero, row by row; an undirected one-mode network gives each pair once and its diagonal where it is filled. */
export function* tiesOf(network: WrittenNetwork): Generator<WrittenTie> {
  const { rows, columns, values, isTwoMode, isDirected = false, hasTie = () => false } = network;
  for (let row = 0; row < rows.length; row++) {
    for (let column = isTwoMode || isDirected ? 0 : row; column < columns.length; column++) {
      const weight = values[row * columns.length + column] as number;
      if ((weight !== 0 || hasTie(row, column)) && !Number.isNaN(weight))
        yield { source: row, target: isTwoMode ? rows.length + column : column, weight };
    }
  }
}

/** Number of ties that `tiesOf` gives. */
export function countTies(network: WrittenNetwork): number {
  let count = 0;
  for (const _ of tiesOf(network)) count++;
  return count;
}

/** Cell formatter of the matrix files: whole numbers, or six decimals. */
export function cellFormat(network: WrittenNetwork): (value: number) => string {
  const isWhole = network.isWhole ?? allWhole(network.values);
  return (value) => (Number.isNaN(value) ? "NaN" : isWhole ? String(Math.round(value) + 0) : value.toFixed(6));
}

function allWhole(values: ArrayLike<number>): boolean {
  for (let at = 0; at < values.length; at++) if (!Number.isInteger(values[at])) return false;
  return true;
}
