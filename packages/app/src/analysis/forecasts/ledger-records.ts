import type { LedgerRecords } from "../input/open-statements-library.ts";
import { collect } from "../../library/collect.ts";
import type { Workplace } from "../../library/workplace.ts";

/** The questions and outcomes of a project. Cost: O(their number). */
export async function ledgerRecords({ store, project }: Pick<Workplace, "store" | "project">, asOf?: number): Promise<LedgerRecords> {
  const at = asOf === undefined ? {} : { asOf };
  const questions = await collect(store.records.all(project, "question", at));
  const outcomes = await collect(store.records.all(project, "outcome", at));
  return { questions: questions.map(({ record }) => record), outcomes: outcomes.map(({ record }) => record) };
}
