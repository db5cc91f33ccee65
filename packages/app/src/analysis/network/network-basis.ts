import type { ReviewBasis, StatementTable } from "@rapporteur/core/model";
import { listEvents, type NetworkOptions, type SelectionStep } from "@rapporteur/engines/network";

/** What a result stands on. */
export interface NetworkBasis extends ReviewBasis {
  readonly documents: number;
  /** Statements before any filter. */
  readonly loaded: number;
  readonly steps: readonly SelectionStep[];
}

/** The basis of statements that were counted already. Cost: O(rows). */
export function basisOfRows(table: StatementTable, rows: Int32Array, steps: readonly SelectionStep[]): NetworkBasis {
  const documents = new Set<number>();
  let reviewed = 0;
  for (const row of rows) {
    documents.add(table.documentOf[row] as number);
    reviewed += table.reviewedByPerson[row] as number;
  }
  const statements = rows.length;
  const unreviewedShare = statements === 0 ? null : (statements - reviewed) / statements;
  return { statements, reviewed, unreviewedShare, documents: documents.size, loaded: table.length, steps };
}

/**
 * The basis of a network with these options.
 *
 * @throws RAP_NETWORK_EMPTY naming the filter that left nothing; RAP_NETWORK_VARIABLE
 * Cost: O(statements).
 */
export function basisOf(table: StatementTable, options: NetworkOptions): NetworkBasis {
  const { rows, steps } = listEvents(table, options);
  return basisOfRows(table, rows, steps);
}
