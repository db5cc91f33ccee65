import { isApiFailure } from "./api-failure.ts";
import type { CommentsEvent, CommitEvent, JobEvent, Listener } from "./client-types.ts";
import { readEvents, type SentEvent } from "./read-events.ts";
import { routes } from "./routes.ts";
import { send, type Connection } from "./send.ts";

const firstPauseMs = 500;
const longestPauseMs = 30_000;

/** Hears a project's events until it is stopped. After a break it goes on behind the last one it heard; pauses grow up to half a minute. */
export function listen(connection: Connection, project: string, listener: Listener): () => void {
  const controller = new AbortController();
  void hear(connection, project, { listener, signal: controller.signal });
  return () => controller.abort();
}

async function hear(connection: Connection, project: string, { listener, signal }: { listener: Listener; signal: AbortSignal }): Promise<void> {
  let last: string | null = null;
  let pauseMs = firstPauseMs;
  while (!signal.aborted) {
    try {
      const headers: Record<string, string> = { accept: "text/event-stream", ...(last === null ? {} : { "last-event-id": last }) };
      const { body } = await send(connection, routes["history.events"], { params: { project }, signal, headers });
      listener.onState?.("open");
      pauseMs = firstPauseMs;
      if (body !== null)
        for await (const sent of readEvents(body)) {
          if (signal.aborted) return;
          last = sent.id ?? last;
          tell(listener, sent);
        }
    } catch (thrown) {
      // A client that may not listen now may not in a minute either; what else went wrong may pass.
      if (signal.aborted || (isApiFailure(thrown) && [401, 403, 404].includes(thrown.status))) return;
    }
    if (signal.aborted) return;
    listener.onState?.("lost");
    await connection.wait(pauseMs);
    pauseMs = Math.min(longestPauseMs, pauseMs * 2);
  }
}

function tell(listener: Listener, { event, data }: SentEvent): void {
  const value = JSON.parse(data) as unknown;
  if (event === "commit") listener.onCommit?.(value as CommitEvent);
  else if (event === "job") listener.onJob?.(value as JobEvent);
  else if (event === "comments") listener.onComments?.(value as CommentsEvent);
  else if (event === "reset") listener.onReset?.((value as { revision: number }).revision);
}
