import type { AppContext } from "../../service/app-context.ts";
import type { ServerEvent } from "../handler.ts";

export interface JobWatch {
  readonly stop: () => void;
}

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
): JobWatch {
  const known = new Map<string, string>();
  let isFirst = true;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const { entries } = await app.store.jobs.list(project, { limit: watchedJobs });
    for (const { id, state, doneCount, failedCount, total } of entries) {
      const progress = { id, state, doneCount, failedCount, total };
      const text = JSON.stringify(progress);
      if (known.get(id) !== text && !isFirst) tell({ event: "job", data: progress });
      known.set(id, text);
    }
    isFirst = false;
  };
  const again = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => void look().catch(onProblem).finally(again), everyMs);
    timer.unref();
  };
  void look().catch(onProblem).finally(again);
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
