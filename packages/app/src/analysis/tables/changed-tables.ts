import { createHash } from "node:crypto";
import type { ParquetValue } from "../../exchange/parquet/parquet-columns.ts";
import type { TableFile, TableOpener } from "./open-table.ts";
import { fixedTables, type DescribedTable } from "./table-descriptions.ts";

/** What a table held: its columns, and of each owner of rows what tells whether they are the same. */
interface TableDigest {
  readonly columns: string;
  readonly owners: Map<string, string>;
}

export type TableDigests = Map<string, TableDigest>;

/** Tables whose rows depend on more than the record of their key (names of accounts, all that a type has), and that are small: they come whole each time. */
const alwaysWhole: ReadonlySet<string> = new Set([fixedTables.memos.name, fixedTables.reviews.name, fixedTables.concepts.name]);

/** A table of which only the changes are written. The rows of an owner stand together; its id is in the first column. */
export interface ChangedTable {
  readonly name: string;
  /** The column that names the owner. */
  readonly key: string;
  /** All rows are there: it takes the place of the table that one has. */
  readonly isWhole: boolean;
}

const keyOf = ({ columns }: DescribedTable): string => columns[0]?.name ?? "";
const columnsOf = ({ columns }: DescribedTable): string => JSON.stringify(columns.map(({ name, kind }) => [name, kind]));

/** Tables that are not written: they keep a digest of the rows of each owner. Cost: O(cells); memory of the owners' ids. */
export function digestTables(): { readonly open: TableOpener; readonly digests: TableDigests } {
  const digests: TableDigests = new Map();
  const open: TableOpener = (about) => {
    const owners = new Map<string, string>();
    digests.set(about.name, { columns: columnsOf(about), owners });
    let rows = 0;
    const grouped = byOwner((owner, group) => {
      owners.set(owner, digestOf(group));
      rows += group.length;
    });
    return {
      add: (row) => grouped.add(row),
      finish: () => {
        grouped.finish();
        return { ...about, rows };
      },
    };
  };
  return { open, digests };
}

/** What is told of rows that one has and that are no longer so. */
export interface Removal {
  readonly table: string;
  readonly key: string;
  readonly owner: string;
  /** Other rows of the same owner are in the table. */
  readonly isReplaced: boolean;
}

export interface Changes {
  readonly open: TableOpener;
  readonly removals: Removal[];
  readonly tables: ChangedTable[];
}

/**
 * Tables of which the rows of owners that are new or other than they were are written, and all that is gone is told.
 *
 * @param before null where all tables are to be whole
 * Cost: O(cells); memory of one owner's rows.
 */
export function changedTables(files: TableOpener, before: TableDigests | null): Changes {
  const changes: Changes = { removals: [], tables: [], open: (about, kept) => openChanged(about, kept) };
  const openChanged: TableOpener = (about, kept) => {
    const file = files(about, kept);
    const [key, known] = [keyOf(about), before?.get(about.name)];
    const isWhole = known === undefined || known.columns !== columnsOf(about) || alwaysWhole.has(about.name);
    changes.tables.push({ name: about.name, key, isWhole });
    return isWhole ? file : onlyChanged(file, known, (owner, isReplaced) => changes.removals.push({ table: about.name, key, owner, isReplaced }));
  };
  return changes;
}

function onlyChanged(file: TableFile, { owners }: TableDigest, remove: (owner: string, isReplaced: boolean) => void): TableFile {
  const left = new Set(owners.keys());
  const grouped = byOwner((owner, group) => {
    const old = owners.get(owner);
    left.delete(owner);
    if (old === digestOf(group)) return;
    if (old !== undefined) remove(owner, true);
    for (const row of group) file.add(row);
  });
  return {
    add: (row) => grouped.add(row),
    finish: () => {
      grouped.finish();
      for (const owner of left) remove(owner, false);
      return file.finish();
    },
  };
}

/** Rows of one owner after the other, as they come. */
function byOwner(take: (owner: string, rows: readonly (readonly ParquetValue[])[]) => void) {
  let [owner, rows]: [string | null, (readonly ParquetValue[])[]] = [null, []];
  const flush = (): void => {
    if (owner !== null) take(owner, rows);
    rows = [];
  };
  return {
    add(row: readonly ParquetValue[]): void {
      const own = String(row[0]);
      if (own !== owner) flush();
      owner = own;
      rows.push(row);
    },
    finish: flush,
  };
}

/** 96 bits: among a thousand million owners two that are the same by chance are not to be expected. */
function digestOf(rows: readonly (readonly ParquetValue[])[]): string {
  return createHash("sha256").update(JSON.stringify(rows)).digest("base64").slice(0, 16);
}
