import type { AppContext } from "../../application/app-context.ts";
import { queueState } from "../../publishing/comments/comment-queue.ts";
import type { ServerEvent } from "./server-event.ts";
import { keepLooking, type Watch } from "./keep-looking.ts";

const everyMs = 1500;

/**
 * Looks at a project's queue of comments while a moderator listens, since other processes take comments too, and tells how many there are of each state and
 * which came last. Nothing of a comment is told but its id. What stands when it begins is not news.
 *
 * Cost: a count over an index each time it looks.
 */
export function watchComments(
  { store }: Pick<AppContext, "store">,
  project: string,
  {
    isWanted,
    tell,
    onProblem,
  }: { readonly isWanted: () => boolean; readonly tell: (event: ServerEvent) => void; readonly onProblem: (thrown: unknown) => void },
): Watch {
  let known: string | null = null;
  const look = async (isStopped: () => boolean): Promise<void> => {
    // Anyone who comes later has just asked for the queue.
    if (!isWanted()) return void (known = null);
    const data = await queueState({ store, project });
    const text = JSON.stringify(data);
    if (known !== null && known !== text && !isStopped()) tell({ event: "comments", data });
    known = text;
  };
  return keepLooking(look, { everyMs, onProblem });
}
