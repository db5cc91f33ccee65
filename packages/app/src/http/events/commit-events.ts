import type { AppContext } from "../../application/app-context.ts";
import type { ServerEvent } from "./server-event.ts";

type History = AppContext["store"]["history"];

/** Records that an event names; of a larger commit only so many, and `changeCount` says how many there were. */
const mostRecords = 1000;
/** Commits that are told again after a break; a longer break is told as `reset`: look at everything again. */
const mostMissed = 200;

/** A commit as its listeners hear of it; null where it is not theirs to see. */
export async function commitEvent({ history }: { readonly history: History }, project: string, revision: number): Promise<ServerEvent | null> {
  const found = await history.revision(project, revision);
  if (found === null) return null;
  const { by, action, changeCount } = found.revision;
  const records = found.changes.slice(0, mostRecords).map(({ kind, id }) => ({ kind, id }));
  const changesViews = found.changes.some(({ kind }) => kind === "project");
  return { id: revision, event: "commit", data: { revision, by, action, changeCount, records }, changesViews };
}

/** What was committed after a revision up to another one, oldest first. */
export async function missedCommits(
  store: { readonly history: History },
  project: string,
  { after, last }: { readonly after: number; readonly last: number },
): Promise<ServerEvent[]> {
  if (last <= after) return [];
  const { entries, next } = await store.history.list(project, { limit: mostMissed });
  const missed = entries.filter(({ revision }) => revision > after && revision <= last);
  const reachesBack = next === null || (entries.at(-1)?.revision ?? Number.POSITIVE_INFINITY) <= after;
  if (!reachesBack) return [{ id: last, event: "reset", data: { revision: last } }];
  const events: ServerEvent[] = [];
  for (const { revision } of missed.reverse()) {
    const event = await commitEvent(store, project, revision);
    if (event !== null) events.push(event);
  }
  return events;
}
