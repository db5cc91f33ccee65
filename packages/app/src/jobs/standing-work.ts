import { z } from "zod";
import type { FetchOptions } from "@rapporteur/reader/sources";
import type { DocumentReader } from "../documents/reading-task.ts";
import { openWorkplace } from "../library/workplace.ts";
import { documentRights } from "../records/document-record.ts";
import type { Schedule } from "../store/job-store.ts";
import type { ReadStore } from "../store/store.ts";
import { followFeeds } from "./follow/follow-feeds.ts";
import { keepFeeds, keptFeeds } from "./follow/kept-feeds.ts";

export interface StandingOptions {
  readonly pool: DocumentReader;
  readonly now: () => number;
  readonly onProblem: (thrown: unknown) => void;
  readonly fetch: FetchOptions | undefined;
}

/** Does what comes again and again, a turn at a time. */
export interface StandingWork {
  /** Takes the turns that are due, where none is under way. */
  readonly look: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Feeds that a server asks for new articles. What stays undone in a turn is due in the next. */
export const followTask = z.strictObject({
  task: z.literal("follow"),
  everyMinutes: z.int().min(15),
  codes: z.boolean(),
  rights: z.enum(documentRights).nullable(),
});

/** Of the time between two turns, so much may go by in one: turns of two processes do not overlap. */
const shareOfTurn = 0.8;

const graceMs = 2000;

export function openStandingWork(store: ReadStore, options: StandingOptions): StandingWork {
  const stopping = new AbortController();
  let underWay: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const due = await store.jobs.takeDue();
      if (due === null) return;
      await doTurn(store, due, { ...options, signal: stopping.signal }).catch(options.onProblem);
    }
  };
  return {
    look: () => (underWay ??= work().finally(() => (underWay = null))),
    stop: async () => {
      stopping.abort();
      // A page that does not come is not waited for: the next turn asks for it again.
      await Promise.race([underWay?.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
    },
  };
}

async function doTurn(
  store: ReadStore,
  { project, everyMinutes, task }: Schedule,
  options: StandingOptions & { signal: AbortSignal },
): Promise<void> {
  const follow = followTask.safeParse(task);
  // A newer version knows what it is.
  if (!follow.success) return;
  const { codes, rights, everyMinutes: pollEvery } = follow.data;
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(everyMinutes * 60_000 * shareOfTurn)]);
  await followFeeds(openWorkplace(store, { project, now: options.now }), await keptFeeds(store, project), {
    everyMinutes: pollEvery,
    codes,
    rights: rights ?? undefined,
    pool: options.pool,
    signal,
    keep: (state) => keepFeeds(store, project, state),
    ...(options.fetch === undefined ? {} : { fetch: options.fetch, pauseMs: 0 }),
  });
}
