import { randomBytes } from "node:crypto";
import { openSecret } from "./server-secret.ts";
import type { Store } from "../store/store.ts";
import type { AppContext, BackgroundWork } from "./app-context.ts";
import { pathsIn } from "../jobs/job-runner-options.ts";
import { modelCoder } from "./model-coder.ts";
import { readSettings, type ReadSettings } from "../settings/config.ts";
import { openReadiness } from "./readiness.ts";
import { openFigureThreads } from "../analysis/threads/figure-threads.ts";
import { openJobRunner } from "../jobs/job-runner.ts";
import { openScanner } from "./open-scanner.ts";
import { openMatchPool } from "../statements/match-pool.ts";
import { openReadingPool, type ReadingPool } from "../jobs/reading-pool.ts";
import { watchPool } from "../jobs/watch-pool.ts";
import type { WorkWatch } from "../jobs/work-watch.ts";
import { tracePool } from "../jobs/trace-pool.ts";
import type { Tracer } from "../traces/tracer.ts";
import { removeAbandonedFolders } from "../library/temporary-folder.ts";
import { randomId } from "../library/workplace.ts";

/** What a caller may decide instead of the machine. */
export interface AppOptions {
  readonly read?: ReadSettings;
  readonly now?: () => number;
  readonly makeId?: (letter: string) => string;
  readonly random?: (count: number) => Uint8Array;
  readonly hasSite?: boolean;
  /** Reads uploads and works through jobs in threads of this process; true unless told. */
  readonly works?: boolean;
  /** Processes that read, which others use too: they are not ended with the server. */
  readonly pool?: ReadingPool | undefined;
  /** Told of what keeps jobs from going on, such as a database that is away; they are tried again. */
  readonly onProblem?: (thrown: unknown) => void;
  /** Told of what is done of the jobs and of each document. */
  readonly watch?: WorkWatch | undefined;
  /** Traces units of jobs and documents. */
  readonly tracer?: Tracer | undefined;
}

export interface OpenApp {
  /** Whoever opened it has the store whole. */
  readonly app: AppContext & { readonly store: Store };
  /** Says that no more is taken on. */
  readonly announceStop: () => void;
  /** Gives back the jobs under way, ends the threads and closes the store. */
  readonly close: () => Promise<void>;
}

/** A server's context on a store that is open: with the secret that is in the store, so that several servers of one library share it. */
export async function openApp(store: Store, options: AppOptions = {}): Promise<OpenApp> {
  const read = options.read ?? readSettings();
  const { now = Date.now, makeId = randomId, random = randomBytes } = options;
  await removeAbandonedFolders(now());
  const { work, stop } = options.works === false ? idle : startWork(store, read, options);
  const figures = openFigureThreads(read.settings.workers === 0 ? {} : { size: read.settings.workers });
  const matches = openMatchPool();
  let isStopping = false;
  const app: OpenApp["app"] = {
    store,
    settings: read.settings,
    settingOrigins: read.origins,
    mode: read.settings.accounts ? "accounts" : "single-user",
    hasSite: options.hasSite ?? false,
    now,
    makeId,
    random,
    secret: await openSecret(store, random),
    work,
    figures,
    matches,
    scanner: openScanner(read.settings),
    auditListeners: new Set(),
    isStopping: () => isStopping,
    readiness: openReadiness(store, { isStopping: () => isStopping }),
  };
  return {
    app,
    announceStop: () => (isStopping = true),
    async close() {
      matches.close();
      await Promise.all([stop(), figures.close()]);
      await store.close();
    },
  };
}

const idle: { work: BackgroundWork; stop: () => Promise<void> } = { work: { pool: undefined, wake: () => undefined }, stop: () => Promise.resolve() };

function startWork(
  store: Store,
  { settings }: ReadSettings,
  { onProblem, watch, tracer, pool: shared }: AppOptions,
): { work: BackgroundWork; stop: () => Promise<void> } {
  const threads = settings.workers === 0 ? undefined : settings.workers;
  const codeWithModel = modelCoder(store, settings);
  const runner = openJobRunner(store, {
    ...(threads === undefined ? {} : { threads }),
    ...(shared === undefined ? {} : { pool: shared }),
    ...(codeWithModel === undefined ? {} : { codeWithModel }),
    paths: pathsIn(store),
    ...(onProblem === undefined ? {} : { onProblem }),
    watch,
    tracer,
    fetchHosts: settings.fetchHosts,
    fetchHttpsOnly: settings.demandTls,
  });
  // Of its own, so that somebody who waits for an upload does not wait for a job too.
  const pool = tracePool(watchPool(shared ?? openReadingPool(threads), watch), tracer);
  runner.start();
  return {
    work: { pool, wake: () => runner.wake() },
    stop: async () => {
      await runner.stop();
      if (shared === undefined) await pool.close();
    },
  };
}
