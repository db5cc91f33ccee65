import type { LinearModel, LinearProgram, LinearRow, LinearSolver, SolveLimits, SolveOutcome } from "./linear-solver.ts";

/** The part of the npm package `highs` (HiGHS as WebAssembly) that is used: what its loader returns fits this shape. */
export interface LoadedHighs {
  readonly version: { readonly string: string };
  readonly infinity: number;
  createModel(): HighsModel;
}

/** Compressed sparse rows. */
export interface HighsRows {
  readonly format: "csr";
  readonly numRows: number;
  readonly numCols: number;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface HighsModel {
  readonly options: { set(options: Readonly<Record<string, boolean | number | string>>): unknown };
  readonly info: { get(name: string): unknown };
  addVars(lower: Float64Array, upper: Float64Array): unknown;
  changeColCost(column: number, cost: number): unknown;
  changeColBounds(column: number, lower: number, upper: number): unknown;
  changeColIntegrality(column: number, type: 1): unknown;
  addRows(rows: { lower: Float64Array; upper: Float64Array; matrix: HighsRows }): unknown;
  setSolution(solution: { colValue: Float64Array }): unknown;
  run(): unknown;
  getModelStatus(): number;
  getObjectiveValue(): number;
  getSolution(): { readonly colValue: ArrayLike<number> };
  dispose(): void;
}

/**
 * HiGHS behind the seam of `LinearSolver`. Load it once (`await loadHighs()`; in a browser with `locateFile` for the WebAssembly file).
 * HiGHS runs on one thread with a fixed seed here, so equal programs give equal answers unless a limit of seconds cuts one short.
 */
export function highsSolver(highs: LoadedHighs): LinearSolver {
  return { name: `HiGHS ${highs.version.string}`, open: (program) => new HighsProgram(highs, program) };
}

class HighsProgram implements LinearModel {
  private readonly model: HighsModel;
  private readonly highs: LoadedHighs;
  private readonly columnCount: number;
  private readonly isInteger: boolean;

  constructor(highs: LoadedHighs, program: LinearProgram) {
    this.highs = highs;
    this.columnCount = program.cost.length;
    this.isInteger = program.isInteger;
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false });
    this.model.addVars(new Float64Array(this.columnCount), new Float64Array(this.columnCount).fill(1));
    for (const [column, cost] of program.cost.entries()) if (cost !== 0) this.model.changeColCost(column, cost);
    for (const [column, value] of program.fixed ?? []) this.model.changeColBounds(column, value, value);
    if (program.isInteger) for (let column = 0; column < this.columnCount; column++) this.model.changeColIntegrality(column, 1);
    this.addRows(program.rows);
  }

  addRows(rows: readonly LinearRow[]): void {
    if (rows.length === 0) return;
    const starts = new Int32Array(rows.length + 1);
    for (const [row, { indices }] of rows.entries()) starts[row + 1] = (starts[row] as number) + indices.length;
    this.model.addRows({
      lower: Float64Array.from(rows, (row) => this.bound(row.lower)),
      upper: Float64Array.from(rows, (row) => this.bound(row.upper)),
      matrix: {
        format: "csr",
        numRows: rows.length,
        numCols: this.columnCount,
        starts,
        indices: Int32Array.from(rows.flatMap((row) => row.indices)),
        values: Float64Array.from(rows.flatMap((row) => row.values)),
      },
    });
  }

  suggest(values: Float64Array): void {
    this.model.setSolution({ colValue: values });
  }

  solve(limits: SolveLimits = {}): SolveOutcome {
    if (limits.maxNodes !== undefined) this.model.options.set({ mip_max_nodes: limits.maxNodes });
    if (limits.seconds !== undefined) this.model.options.set({ time_limit: limits.seconds });
    this.model.run();
    const code = this.model.getModelStatus();
    const status = code === optimalCode ? "optimal" : stoppedCodes.has(code) ? "stopped" : "failed";
    const objective = this.model.getObjectiveValue();
    const bound = status === "optimal" ? objective : this.isInteger ? Number(this.model.info.get("mip_dual_bound")) : Number.NEGATIVE_INFINITY;
    return { status, reason: `model status ${code}`, objective, bound, values: Float64Array.from(this.model.getSolution().colValue) };
  }

  close(): void {
    this.model.dispose();
  }

  private bound(value: number): number {
    if (value === Number.POSITIVE_INFINITY) return this.highs.infinity;
    return value === Number.NEGATIVE_INFINITY ? -this.highs.infinity : value;
  }
}

const optimalCode = 7;
/** Time, iteration and solution limits, and an interrupt. */
const stoppedCodes: ReadonlySet<number> = new Set([13, 14, 16, 17]);
