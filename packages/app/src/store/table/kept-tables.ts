import type { StatementTable } from "@rapporteur/core/model";

/** A table of a project as it stood at a revision. */
export interface BuiltTable {
  readonly table: StatementTable;
  readonly revision: number;
}

/** What is kept of all projects together, in statements: a million take half a gigabyte. */
const mostWeight = 2_000_000;
/** What a table without statements weighs: its types and documents. */
const leastWeight = 1000;

/** The tables of the projects asked for last, as many as weigh no more than the bound; the latest one however large it is. */
export class KeptTables {
  readonly #mostWeight: number;
  readonly #tables = new Map<string, BuiltTable>();
  #weight = 0;

  constructor(most = mostWeight) {
    this.#mostWeight = most;
  }

  /** How many projects have a table here. */
  get size(): number {
    return this.#tables.size;
  }

  get(project: string): BuiltTable | undefined {
    const found = this.#tables.get(project);
    if (found === undefined) return undefined;
    // Put in again, so that the map's order is that of the last use.
    this.#tables.delete(project);
    this.#tables.set(project, found);
    return found;
  }

  set(project: string, built: BuiltTable): void {
    this.#drop(project);
    this.#tables.set(project, built);
    this.#weight += weightOf(built);
    for (const oldest of this.#tables.keys()) {
      if (this.#weight <= this.#mostWeight || oldest === project) break;
      this.#drop(oldest);
    }
  }

  #drop(project: string): void {
    const dropped = this.#tables.get(project);
    if (dropped === undefined) return;
    this.#weight -= weightOf(dropped);
    this.#tables.delete(project);
  }
}

function weightOf({ table }: BuiltTable): number {
  return Math.max(leastWeight, table.length);
}
