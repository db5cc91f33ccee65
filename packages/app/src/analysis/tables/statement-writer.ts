import { reviewStates, type StatementTable } from "@rapporteur/core/model";
import type { TypeRecord } from "../../records/statement-record.ts";
import type { WrittenTables } from "./data-dictionary.ts";
import type { NamedEntities } from "./entity-rows.ts";
import { forecastReader, type LedgerLinks } from "./forecast-rows.ts";
import { openTable, type OpenTable, type TableFile, type TableOpener } from "./open-table.ts";
import { describeVariables, placeVariables, rowReader, variablesKey, type VariableColumns } from "./statement-columns.ts";
import { fixedTables, statementHead, type WrittenTable } from "./table-descriptions.ts";

export interface StatementTables {
  readonly tables: readonly WrittenTable[];
  readonly reviews: WrittenTables["reviews"];
}

export interface StatementWriter {
  /** Takes a batch; all have the same variables. */
  readonly add: (batch: StatementTable) => void;
  /** @throws where no batch was added */
  readonly finish: () => StatementTables;
}

interface Known {
  readonly types: readonly TypeRecord[];
  readonly named: NamedEntities;
  readonly links: LedgerLinks;
}

interface StatementFile {
  readonly file: TableFile;
  readonly placed: readonly VariableColumns[];
}

/** Writes `statements`, `statement_entities` and `forecasts` in one pass over batches. Cost: O(cells); memory of a batch and a row group of each. */
export function statementWriter(open: TableOpener, { types, named, links }: Known): StatementWriter {
  const parties = openTable(open, fixedTables.statementEntities);
  const forecasts = openTable(open, fixedTables.forecasts);
  const reviews = { draft: 0, accepted: 0, rejected: 0 };
  let opened: StatementFile | null = null;
  return {
    add(batch) {
      opened ??= openStatements(open, batch, types);
      const { file, placed } = opened;
      const [cellsOf, forecastsOf] = [rowReader(batch, placed, named.labels), forecastReader(batch, named, links)];
      for (let row = 0; row < batch.length; row++) {
        reviews[reviewOf(batch, row)]++;
        const cells = cellsOf(row);
        file.add(cells);
        addParties(parties, { batch, row, cells, placed, named });
        if (batch.typeNames[batch.types[row] ?? 0] === "forecast") for (const one of forecastsOf(row)) forecasts.add(one);
      }
    },
    finish() {
      if (opened === null) throw new Error("tables of statements are written from one batch at least");
      return { tables: [opened.file.finish(), parties.finish(), forecasts.finish()], reviews };
    },
  };
}

function openStatements(open: TableOpener, { variables }: StatementTable, types: readonly TypeRecord[]): StatementFile {
  const placed = placeVariables(variables);
  const columns = [...statementHead, ...describeVariables(placed, types)];
  const about = { name: "statements", meaning: "One row a statement of any type; a column of another type's variable is empty in it.", columns };
  return { file: open(about, { [variablesKey]: JSON.stringify(placed) }), placed };
}

interface PartyRow {
  readonly batch: StatementTable;
  readonly row: number;
  readonly cells: readonly unknown[];
  readonly placed: readonly VariableColumns[];
  readonly named: NamedEntities;
}

function addParties(parties: OpenTable, { batch, row, cells, placed, named }: PartyRow): void {
  let at = statementHead.length;
  for (const { variable, idColumn } of placed) {
    const [name, id] = [cells[at], idColumn === null ? null : cells[at + 1]];
    at += idColumn === null ? 1 : 2;
    if (idColumn === null || typeof name !== "string") continue;
    const key = typeof id === "string" ? id : null;
    const type = key === null ? null : (named.byKey.get(key)?.type ?? null);
    const about = { statement_id: batch.ids[row] ?? "", review: reviewOf(batch, row), variable };
    parties.add({ ...about, entity_id: key, entity: name, entity_type: type });
  }
}

function reviewOf({ reviews }: StatementTable, row: number): (typeof reviewStates)[number] {
  return reviewStates[reviews[row] ?? 0] ?? "draft";
}
