import type { OutcomeRecord, QuestionRecord } from "../../model/library/project-records.ts";
import type { LedgerRecords } from "../open-statements.ts";
import type { Workplace } from "./workplace.ts";

/** The questions and outcomes of a project. Cost: O(their number). */
export async function ledgerRecords({ store, project }: Pick<Workplace, "store" | "project">, asOf?: number): Promise<LedgerRecords> {
  const at = asOf === undefined ? {} : { asOf };
  const questions: QuestionRecord[] = [];
  for await (const { record } of store.records.all(project, "question", at)) questions.push(record);
  const outcomes: OutcomeRecord[] = [];
  for await (const { record } of store.records.all(project, "outcome", at)) outcomes.push(record);
  return { questions, outcomes };
}
