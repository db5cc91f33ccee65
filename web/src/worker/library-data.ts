import { createClient } from "../../../src/client/index.ts";
import type { EntityRecord } from "../../../src/model/library/entity-record.ts";
import type { StatementTable } from "../../../src/model/statement-table.ts";

/** A project as the worker holds it. */
export interface LibraryData {
  readonly table: StatementTable;
  readonly revision: number;
  readonly entities: readonly EntityRecord[];
  /** Row of each statement id, made when it is first asked for. */
  readonly rowOf: (id: string) => number | undefined;
}

const client = createClient({ origin: "" });

interface Held {
  readonly project: string;
  readonly version: number;
  readonly data: LibraryData;
}
let held: Held | null = null;

/**
 * The statements and entities of a project, read again where the page has heard of changes since. A table that has not changed is not sent again. Asked by
 * one question after the other, so that nothing is read twice.
 */
export async function libraryData(project: string, version: number): Promise<LibraryData> {
  if (held !== null && held.project === project && held.version >= version) return held.data;
  const data = await load(project);
  held = { project, version, data };
  return data;
}

async function load(project: string): Promise<LibraryData> {
  const [{ table, revision }, { records }] = await Promise.all([client.table(project), client.records.list({ params: { project, kind: "entity" } })]);
  const known = held?.project === project && held.data.table === table ? held.data : null;
  const entities = records.map(({ record }) => record as EntityRecord);
  return { table, revision, entities, rowOf: known?.rowOf ?? rowFinder(table) };
}

function rowFinder(table: StatementTable): (id: string) => number | undefined {
  let rows: Map<string, number> | null = null;
  return (id) => {
    rows ??= new Map(table.ids.map((known, row) => [known, row]));
    return rows.get(id);
  };
}
