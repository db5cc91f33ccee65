import { defaultScale } from "@rapporteur/core/model";
import { doReading } from "./do-reading.ts";
import type { DocumentReader, ReadingDone, ReadingOptions, ReadingTask } from "./reading-task.ts";
import type { Workplace } from "../library/workplace.ts";

export interface ReadInPool extends ReadingOptions {
  readonly pool?: DocumentReader | undefined;
}

/**
 * Reads or codes a document with estimative words on the project's scale. With `pool` it is done in a process of its own, within limits, so that the
 * caller stays responsive.
 *
 * @throws RAP_SOURCE_* where it cannot be read; RAP_LIBRARY_WORK where the process broke
 */
export async function readForProject(
  { store, project }: Pick<Workplace, "store" | "project">,
  task: ReadingTask,
  { pool, signal, onProgress }: ReadInPool = {},
): Promise<ReadingDone> {
  const stored = await store.records.get(project, "project", project);
  const scale = stored?.record.scale ?? defaultScale.id;
  const scaled: ReadingTask = task.kind === "code" ? { ...task, scale } : { ...task, scale, keepsOriginal: stored?.record.keepsOriginals !== false };
  return pool === undefined ? doReading(scaled) : pool.run(scaled, { signal, onProgress });
}
