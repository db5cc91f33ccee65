import { sql, type Transaction } from "kysely";
import type { DocumentRecord } from "../../records/document-record.ts";
import type { ErasedDocuments } from "../history/commit-work.ts";
import { inChunks } from "../insert-rows.ts";
import { contains } from "../sql/contains.ts";
import type { Tables } from "../tables.ts";

/** What stands in a job in place of what named a document, or held its file. */
export const erasedTrace = "erased";

/**
 * Empties what jobs keep of documents: a unit is called by a file's name or a document's title, an import holds the file itself, a failure may quote it.
 * Units that wait for their turn keep what they have to do. Results go altogether: those of analyses name whom they found, those of imports what was doubtful.
 *
 * Cost: O(units of the project) for each document.
 */
export async function eraseJobTraces(trx: Transaction<Tables>, erased: ErasedDocuments): Promise<void> {
  const { project, dialect } = erased;
  const jobs = trx.selectFrom("jobs").select("id").where("project", "=", project);
  for (const mark of await marksOf(trx, erased)) {
    const holds = contains(dialect, sql.ref("request"), mark);
    const units = trx.updateTable("jobUnits").where("job", "in", jobs).where(holds);
    await units.set({ label: erasedTrace, message: null }).where("isOpen", "=", 1).execute();
    await units.set({ label: erasedTrace, request: "{}", message: null }).where("isOpen", "=", 0).execute();
    await trx.updateTable("jobs").set({ request: "{}" }).where("project", "=", project).where(holds).execute();
  }
  await trx.updateTable("jobs").set({ result: null }).where("project", "=", project).where("kind", "in", ["analysis", "import"]).execute();
}

/** By what a job's request is known to be about one of these documents: its id, or the name of its file, as JSON has them. */
async function marksOf(trx: Transaction<Tables>, { project, documents }: ErasedDocuments): Promise<Set<string>> {
  const marks = new Set<string>();
  for (const ids of inChunks(documents)) {
    const versions = trx.selectFrom("versions").select("record").where("project", "=", project).where("kind", "=", "document");
    const rows = await versions.where("id", "in", ids).where("record", "is not", null).execute();
    for (const id of ids) marks.add(JSON.stringify(id));
    for (const { record } of rows) {
      const { sourceName } = JSON.parse(record ?? "{}") as Partial<DocumentRecord>;
      if (sourceName != null && sourceName !== "") marks.add(JSON.stringify(sourceName));
    }
  }
  return marks;
}
