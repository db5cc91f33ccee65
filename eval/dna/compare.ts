import type { StatementTable } from "../../packages/core/src/model/statement-table.ts";
import { buildNetwork } from "../../packages/engines/src/network/build/build-network.ts";
import type { Network } from "../../packages/engines/src/network/network.ts";
import { optionsOf, readRows, type ManifestEntry } from "./manifest.ts";

/** How one file of the reference compares. */
export interface Comparison {
  readonly file: string;
  readonly family: string;
  /** Numbers compared. */
  readonly numbers: number;
  /** First few differences, in words; empty where all agree. */
  readonly differences: readonly string[];
  /** Why the file was not compared, or null. */
  readonly skipped: string | null;
}

/** Collects differences; a count must be equal, another number within 1e-9 of its size. */
export class Differences {
  readonly list: string[] = [];
  numbers = 0;

  equal(what: string, ours: unknown, theirs: unknown): void {
    this.numbers += 1;
    if (ours !== theirs) this.note(`${what}: ${String(ours)} instead of ${String(theirs)}`);
  }

  close(what: string, ours: number, theirs: number): void {
    this.numbers += 1;
    const isSame = Number.isNaN(theirs) ? Number.isNaN(ours) : Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs) + 1e-12;
    if (!isSame) this.note(`${what}: ${ours} instead of ${theirs}`);
  }

  /** For what a random search reached against the exact optimum. */
  atMost(what: string, theirs: number, ours: number): void {
    this.numbers += 1;
    if (!(theirs <= ours * (1 + 1e-9) + 1e-12)) this.note(`${what}: ${ours} falls short of ${theirs}`);
  }

  private note(text: string): void {
    if (this.list.length < 5) this.list.push(text);
  }
}

/** Holds a matrix file against a network. */
export function compareMatrix(differences: Differences, network: Network, rows: readonly (readonly string[])[], isExact: boolean): void {
  const [header = [], ...body] = rows;
  differences.equal("columns", network.columns.join("|"), header.slice(1).join("|"));
  differences.equal("rows", network.rows.join("|"), body.map((row) => row[0]).join("|"));
  for (const [i, row] of body.entries())
    for (let j = 1; j < row.length; j++) {
      const ours = network.values[i * network.columns.length + j - 1] ?? Number.NaN;
      const where = `${row[0]} × ${header[j]}`;
      if (isExact) differences.equal(where, ours, Number(row[j]));
      else differences.close(where, ours, Number(row[j]));
    }
}

/** A plain network without time windows. */
export function compareNetwork(table: StatementTable, entry: ManifestEntry, folder: string): Differences {
  const differences = new Differences();
  const network = buildNetwork(table, optionsOf(entry));
  differences.equal("statements", network.statementCount, entry.statementsAfterFilter);
  if (entry.start !== undefined) differences.equal("start", minutes(network.period.from), entry.start);
  if (entry.stop !== undefined) differences.equal("stop", minutes(network.period.to), entry.stop);
  compareMatrix(differences, network, readRows(folder, entry.file), entry.integerFlag === true);
  return differences;
}

/** An instant as the manifest writes it: seconds only where there are some. */
export function minutes(time: number): string {
  const text = new Date(time).toISOString();
  return text.slice(17, 19) === "00" ? text.slice(0, 16) : text.slice(0, 19);
}
