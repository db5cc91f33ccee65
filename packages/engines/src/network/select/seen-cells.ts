/**
 * Knows which (row, column, level) cells each unit has had, over a stream: units are visited one after the other, their
 * cells marked in one array that stays in the cache, and written to a log for the next visit. Nothing is hashed.
 *
 * Cost: O(1) a statement, and the unit's earlier cells once more at every new visit; eight bytes a distinct
 * (unit, cell), and eight a cell of the matrix.
 */
export class SeenCells {
  private marks = new Int32Array(0);
  private visit = 0;
  private width = 0;
  private log = new Int32Array(1024);
  private logged = 0;
  /** The last run of each unit, and for every run its start, end and the unit's run before. */
  private readonly lastRun: number[] = [];
  private readonly runs: { readonly start: number; end: number; readonly previous: number }[] = [];

  /** Makes room for a matrix; marks are void after, so it comes between visits. */
  resize(cellCount: number, width: number): void {
    this.width = width;
    if (this.marks.length >= 2 * cellCount) this.marks.fill(0);
    else this.marks = new Int32Array(2 * cellCount);
    this.visit = 0;
  }

  /** Starts on a unit, recalling its earlier cells. */
  open(unit: number): void {
    this.visit += 1;
    const previous = this.lastRun[unit] ?? -1;
    for (let run = previous; run >= 0; run = this.runs[run]?.previous ?? -1) {
      const { start, end } = this.runs[run] as { start: number; end: number };
      for (let at = start; at < end; at += 2) this.marks[this.markOf(this.log[at] as number, this.log[at + 1] as number)] = this.visit;
    }
    while (this.lastRun.length <= unit) this.lastRun.push(-1);
    this.lastRun[unit] = this.runs.length;
    this.runs.push({ start: this.logged, end: this.logged, previous });
  }

  /** Adds a cell of the open unit and tells whether it was new. @param columnLevel column × 2 + level */
  add(row: number, columnLevel: number): boolean {
    const mark = this.markOf(row, columnLevel);
    if (this.marks[mark] === this.visit) return false;
    this.marks[mark] = this.visit;
    if (this.logged + 2 > this.log.length) this.growLog();
    this.log[this.logged] = row;
    this.log[this.logged + 1] = columnLevel;
    this.logged += 2;
    return true;
  }

  /** Ends the visit. */
  close(): void {
    const run = this.runs.at(-1);
    if (run !== undefined) run.end = this.logged;
  }

  private markOf(row: number, columnLevel: number): number {
    return 2 * row * this.width + columnLevel;
  }

  private growLog(): void {
    const log = new Int32Array(Math.ceil(this.log.length * 1.5));
    log.set(this.log);
    this.log = log;
  }
}
