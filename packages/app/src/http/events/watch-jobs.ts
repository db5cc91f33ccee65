import type { AppContext } from "../../application/app-context.ts";
import type { ServerEvent } from "./server-event.ts";
import { keepLooking, type Watch } from "./keep-looking.ts";

/** A look after a note comes no sooner: units that end together are told together. */
const noSoonerMs = 200;
/** A note may have been lost. */
const everyMs = 30_000;
const deafEveryMs = 1000;
const watchedJobs = 50;

/**
 * Looks at a project's newest jobs when somebody notes that one changed, in whatever process, and tells what has changed. What stands when it begins is not news.
 */
export function watchJobs(
  app: AppContext,
  project: string,
  { tell, onProblem }: { tell: (event: ServerEvent) => void; onProblem: (thrown: unknown) => void },
): Watch {
  const { jobs } = app.store;
  let known = new Map<string, string>();
  let isFirst = true;
  const look = async (isStopped: () => boolean): Promise<void> => {
    const { entries } = await jobs.list(project, { limit: watchedJobs });
    const now = new Map<string, string>();
    for (const { id, state, doneCount, failedCount, partDone, total } of entries) {
      const progress = { id, state, doneCount, failedCount, partDone, total };
      const text = JSON.stringify(progress);
      if (known.get(id) !== text && !isFirst && !isStopped()) tell({ event: "job", data: progress });
      now.set(id, text);
    }
    // What the list no longer has is forgotten, so that a stream of weeks holds no more than one of a day.
    known = now;
    isFirst = false;
  };
  const watch = keepLooking(look, { everyMs: () => (jobs.isHearing() ? everyMs : deafEveryMs), noSoonerMs, onProblem });
  const stopHearing = jobs.watch((note) => {
    if (note === null || note.project === project) watch.lookSoon();
  });
  return {
    ...watch,
    stop() {
      stopHearing();
      watch.stop();
    },
  };
}
