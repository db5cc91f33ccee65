import { encodeStatementTable, type StatementTable } from "@rapporteur/core/model";
import type { BytesAnswer } from "../handler.ts";

const encoded = new WeakMap<StatementTable, Uint8Array>();

/** A table as bytes. The store keeps a table while nothing changes, and its bytes are kept with it. */
export function presentTable({ table, revision }: { table: StatementTable; revision: number }): BytesAnswer {
  const bytes = encoded.get(table) ?? new Uint8Array(encodeStatementTable(table));
  encoded.set(table, bytes);
  return { bytes, type: "application/vnd.rapporteur.table", headers: { "x-rapporteur-revision": String(revision) } };
}
