import type { StatementTable } from "../../packages/core/src/model/statement-table.ts";
import type { TimeUnit } from "../../packages/engines/src/network/time/calendar.ts";
import { buildKernelNetworks, type KernelName } from "../../packages/engines/src/network/time/kernel.ts";
import { networkSum, type Network } from "../../packages/engines/src/network/network.ts";
import { buildWindowNetworks } from "../../packages/engines/src/network/time/windows.ts";
import { Differences, minutes } from "./compare.ts";
import { optionsOf, readRows, type ManifestEntry, type WindowEntry } from "./manifest.ts";

/** The networks of an entry with time windows or a kernel. */
export function seriesOf(table: StatementTable, entry: ManifestEntry): Network[] {
  const unit = entry.timeWindow as TimeUnit;
  const size = entry.windowSize ?? 1;
  if (entry.kernel === undefined || entry.kernel === "no") return [...buildWindowNetworks(table, optionsOf(entry), { unit, size })];
  return [...buildKernelNetworks(table, optionsOf(entry), { unit, size, kernel: entry.kernel as KernelName, indent: entry.indentTime ?? true })];
}

/** A long file: every window of the series, label by label, cell by cell. */
export function compareSeries(table: StatementTable, entry: ManifestEntry, folder: string): Differences {
  const differences = new Differences();
  const series = seriesOf(table, entry);
  const cells = readLong(readRows(folder, entry.file));
  differences.equal("windows", series.length, entry.windowCount);
  for (const [at, network] of series.entries()) {
    const theirs = cells.get(at + 1) ?? new Map<string, number>();
    compareCells(differences, network, theirs, at + 1);
    const entryOf = entry.windows?.[at] ?? (at === 0 ? entry.firstWindow : at === series.length - 1 ? entry.lastWindow : undefined);
    if (entryOf !== undefined) compareWindow(differences, network, entryOf);
  }
  return differences;
}

function readLong(rows: readonly (readonly string[])[]): Map<number, Map<string, number>> {
  const windows = new Map<number, Map<string, number>>();
  for (const row of rows.slice(1)) {
    const cells = windows.get(Number(row[0])) ?? new Map<string, number>();
    cells.set(`${row[5]}\t${row[6]}`, Number(row[7]));
    windows.set(Number(row[0]), cells);
  }
  return windows;
}

function compareCells(differences: Differences, network: Network, theirs: ReadonlyMap<string, number>, window: number): void {
  let found = 0;
  for (const [i, row] of network.rows.entries())
    for (const [j, column] of network.columns.entries()) {
      const expected = theirs.get(`${row}\t${column}`);
      if (expected !== undefined) found += 1;
      differences.close(`window ${window}, ${row} × ${column}`, network.values[i * network.columns.length + j] ?? Number.NaN, expected ?? 0);
    }
  differences.equal(`window ${window}, cells that are not 0`, found, theirs.size);
}

function compareWindow(differences: Differences, network: Network, theirs: WindowEntry): void {
  const where = `window ${theirs.window}`;
  differences.equal(`${where}, start`, minutes(network.period.from), theirs.start);
  differences.equal(`${where}, mid`, minutes(network.period.centre ?? Number.NaN), theirs.mid);
  differences.equal(`${where}, stop`, minutes(network.period.to), theirs.stop);
  differences.equal(`${where}, rows`, network.rows.length, theirs.rows);
  differences.equal(`${where}, columns`, network.columns.length, theirs.columns);
  // A kernel has no window of its own: DNA leaves the number of statements at 0.
  if (theirs.numStatements !== 0) differences.equal(`${where}, statements`, network.statementCount, theirs.numStatements);
  if (theirs.sum !== null) differences.close(`${where}, sum`, networkSum(network), theirs.sum);
}
