import { defaultScale } from "@rapporteur/core/model";
import { doReading } from "../jobs/do-reading.ts";
import type { ReadingPool } from "../jobs/reading-pool.ts";
import type { ReadingDone, ReadingTask } from "../jobs/reading-task.ts";
import type { Workplace } from "../library/workplace.ts";

/**
 * Reads or codes a document with estimative words on the project's scale. With `pool` it is done in a thread, so that the caller stays responsive.
 *
 * @throws RAP_SOURCE_* where it cannot be read; RAP_LIBRARY_WORK where the thread broke
 */
export async function readForProject(
  { store, project }: Pick<Workplace, "store" | "project">,
  task: ReadingTask,
  pool?: ReadingPool,
): Promise<ReadingDone> {
  const stored = await store.records.get(project, "project", project);
  const scaled: ReadingTask = { ...task, scale: stored?.record.scale ?? defaultScale.id };
  return pool === undefined ? doReading(scaled) : pool.run(scaled);
}
