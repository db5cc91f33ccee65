import type { Trust } from "../../agreement/trust.ts";
import type { Entity } from "../../model/entity.ts";
import type { Readout } from "../../model/readout.ts";
import type { StatementTable } from "../../model/statement-table.ts";
import type { LibrarySource } from "../open-statements.ts";
import type { AnalysisRequest, LibraryAnalysis } from "./analysis-request.ts";
import { ledgerRecords, type LedgerRecords } from "./library-ledger.ts";
import { librarySource } from "./library-source.ts";
import { reviewersOf } from "./reviewers.ts";
import type { Workplace } from "./workplace.ts";

/** All that an analysis takes of a library, as plain values that can be sent to a thread. */
export interface AnalysisInput {
  readonly table: StatementTable;
  readonly entities: readonly Entity[];
  readonly trust: readonly Trust[];
  /** Of analyses that need the texts; empty else. */
  readonly readouts: readonly Readout[];
  readonly ledger: LedgerRecords;
  /** Who answers for a statement; of agreement alone. */
  readonly coders: ReadonlyMap<string, string>;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

const needsTexts: readonly LibraryAnalysis[] = ["agreement", "comparison"];

/** Reads from the store what an analysis takes. Cost: O(statements); of agreement and comparison O(documents' texts). */
export async function gatherAnalysis(workplace: Workplace, request: AnalysisRequest): Promise<AnalysisInput> {
  const { analysis, asOf } = request;
  const source = librarySource(workplace, request);
  return {
    table: await source.table(),
    entities: await source.entities(),
    trust: await source.trust(),
    readouts: needsTexts.includes(analysis) ? await source.readouts() : [],
    ledger: analysis === "forecasts" ? await ledgerRecords(workplace, asOf) : { questions: [], outcomes: [] },
    coders: analysis === "agreement" ? await reviewersOf(workplace, asOf) : new Map<string, string>(),
    now: workplace.now(),
  };
}

export function sourceOfInput({ table, entities, readouts, trust }: AnalysisInput): LibrarySource {
  return {
    name: "library",
    table: () => Promise.resolve(table),
    entities: () => Promise.resolve(entities),
    readouts: () => Promise.resolve(readouts),
    trust: () => Promise.resolve(trust),
  };
}
