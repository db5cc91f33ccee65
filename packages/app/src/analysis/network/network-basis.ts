import type { ReviewBasis, StatementTable } from "@rapporteur/core/model";
import { keptStatements, type NetworkOptions, type SelectionStep } from "@rapporteur/engines/network";

/** What a result stands on. */
export interface NetworkBasis extends ReviewBasis {
  readonly documents: number;
  /** Statements before any filter. */
  readonly loaded: number;
  readonly steps: readonly SelectionStep[];
}

/** The basis of statements that were counted already. Cost: O(rows). */
export function basisOfRows(table: StatementTable, rows: Int32Array, steps: readonly SelectionStep[]): NetworkBasis {
  const isSeen = new Uint8Array(table.documents.ids.length);
  let [documents, reviewed] = [0, 0];
  for (const row of rows) {
    const document = table.documentOf[row] as number;
    documents += 1 - (isSeen[document] as number);
    isSeen[document] = 1;
    reviewed += table.reviewedByPerson[row] as number;
  }
  const statements = rows.length;
  const unreviewedShare = statements === 0 ? null : (statements - reviewed) / statements;
  return { statements, reviewed, unreviewedShare, documents, loaded: table.length, steps };
}

/**
 * The basis of a network with these options.
 *
 * @throws RAP_NETWORK_EMPTY naming the filter that left nothing; RAP_NETWORK_VARIABLE
 * Cost: O(statements).
 */
export function basisOf(table: StatementTable, options: NetworkOptions): NetworkBasis {
  const { rows, steps } = keptStatements(table, options);
  return basisOfRows(table, rows, steps);
}
