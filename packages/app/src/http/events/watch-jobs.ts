import type { AppContext } from "../../application/app-context.ts";
import type { ServerEvent } from "../handler.ts";
import { keepLooking, type Watch } from "./keep-looking.ts";

const everyMs = 1000;
const watchedJobs = 50;

/**
 * Looks at a project's newest jobs once a second, since other processes may work on them, and tells what has changed.
 * What stands when it begins is not news.
 */
export function watchJobs(
  app: AppContext,
  project: string,
  { tell, onProblem }: { tell: (event: ServerEvent) => void; onProblem: (thrown: unknown) => void },
): Watch {
  const known = new Map<string, string>();
  let isFirst = true;
  const look = async (isStopped: () => boolean): Promise<void> => {
    const { entries } = await app.store.jobs.list(project, { limit: watchedJobs });
    for (const { id, state, doneCount, failedCount, total } of entries) {
      const progress = { id, state, doneCount, failedCount, total };
      const text = JSON.stringify(progress);
      if (known.get(id) !== text && !isFirst && !isStopped()) tell({ event: "job", data: progress });
      known.set(id, text);
    }
    isFirst = false;
  };
  return keepLooking(look, { everyMs, onProblem });
}
