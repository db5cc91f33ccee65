import type { Trust } from "@rapporteur/engines/agreement/unstable";
import type { Entity, StatementTable } from "@rapporteur/core/model";
import type { Readout } from "@rapporteur/reader/readout";
import type { LedgerRecords, LibrarySource } from "../input/open-statements-library.ts";
import type { AnalysisName } from "../../contract/analysis-options.ts";
import type { AnalysisRequest } from "./analysis-request.ts";
import { librarySource } from "../input/library-source.ts";
import type { Workplace } from "../../library/workplace.ts";

/** All that an analysis takes of a library, as plain values that can be sent to a thread. */
export interface AnalysisInput {
  readonly table: StatementTable;
  readonly entities: readonly Entity[];
  readonly trust: readonly Trust[];
  /** Of analyses that need the texts; empty else. */
  readonly readouts: ReadonlyMap<string, Readout>;
  readonly ledger: LedgerRecords;
  /** Who answers for a statement; of agreement alone. */
  readonly coders: ReadonlyMap<string, string>;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

const needsTexts: readonly AnalysisName[] = ["agreement", "comparison"];

/** Reads from the store what an analysis takes. Cost: O(statements); of agreement and comparison O(documents' texts). */
export async function gatherAnalysis(workplace: Workplace, request: AnalysisRequest): Promise<AnalysisInput> {
  const { analysis } = request;
  const source = librarySource(workplace, request);
  return {
    table: await source.table(),
    entities: await source.entities(),
    trust: await source.trust(),
    readouts: needsTexts.includes(analysis) ? await source.readouts() : new Map<string, Readout>(),
    ledger: analysis === "forecasts" ? await source.ledger() : { questions: [], outcomes: [] },
    coders: analysis === "agreement" ? await source.coders() : new Map<string, string>(),
    now: workplace.now(),
  };
}

export function sourceOfInput({ table, entities, readouts, trust, ledger, coders }: AnalysisInput): LibrarySource {
  return {
    name: "library",
    table: () => Promise.resolve(table),
    entities: () => Promise.resolve(entities),
    readouts: () => Promise.resolve(readouts),
    trust: () => Promise.resolve(trust),
    ledger: () => Promise.resolve(ledger),
    memos: () => Promise.resolve([]),
    coders: () => Promise.resolve(coders),
  };
}
