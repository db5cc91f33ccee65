/** lower ≤ Σ valuesₖ · x[indicesₖ] ≤ upper; infinities for a side without a bound. */
export interface LinearRow {
  readonly indices: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** Minimise cost · x over 0 ≤ x ≤ 1 subject to the rows; whole numbers only where `isInteger`. */
export interface LinearProgram {
  readonly cost: Float64Array;
  readonly rows: readonly LinearRow[];
  readonly isInteger: boolean;
  /** Columns held at a value, by column. */
  readonly fixed?: ReadonlyMap<number, number>;
}

export interface SolveLimits {
  /** Nodes of the search tree: a limit that stops at the same place on every machine. */
  readonly maxNodes?: number;
  /** Seconds of wall clock; what is reached by then differs between machines. */
  readonly seconds?: number;
}

export interface SolveOutcome {
  readonly status: "optimal" | "stopped" | "failed";
  /** The solver's own word for how it ended. */
  readonly reason: string;
  /** Value of the solution found; NaN where none was. */
  readonly objective: number;
  /** No solution is below this; −∞ where nothing is proved. */
  readonly bound: number;
  readonly values: Float64Array;
}

/** A program held by the solver, to which rows may be added between solves. */
export interface LinearModel {
  addRows(rows: readonly LinearRow[]): void;
  solve(limits?: SolveLimits): SolveOutcome;
  /** Offers a known solution as a start. */
  suggest(values: Float64Array): void;
  /** Frees the solver's memory; the model is of no use afterwards. */
  close(): void;
}

/** What the balance engine needs of a solver of linear and integer programs. Loading one is the caller's affair: it takes a file or a network. */
export interface LinearSolver {
  /** Name and version, printed beside results. */
  readonly name: string;
  open(program: LinearProgram): LinearModel;
}
