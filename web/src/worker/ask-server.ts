import type { PackedAnswer } from "@rapporteur/app/analysis/figures";
import { unpackColumns } from "@rapporteur/core/model";
import { client } from "../data/client.ts";
import type { Question } from "./protocol.ts";

type Body = NonNullable<Parameters<typeof client.figures.answer>[0]["body"]>;

/** Has the server make a figure, which it does from all the statements as the page would; packed as the page takes it. Calls it off where `signal` aborts. @throws ApiFailure */
export async function askServer({ project, task, request }: Question, signal: AbortSignal): Promise<PackedAnswer> {
  // The request is of the same contract; there alone its lists may be changed.
  const answered = await client.figures.answer({ params: { project, task }, query: { lists: "columns" }, body: request as Body, signal });
  return unpackColumns(answered) as PackedAnswer;
}
