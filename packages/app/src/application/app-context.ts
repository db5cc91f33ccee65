import type { ServerContext } from "../library/server-context.ts";
import type { Readiness } from "./readiness.ts";
import type { FigureThreads } from "../analysis/threads/figure-threads.ts";
import type { MatchPool } from "../statements/match-pool.ts";
import type { FileScanner } from "../documents/scanning/file-scanner.ts";
import type { ReadingPool } from "../jobs/reading-pool.ts";

/** A server with what works beside its requests. */
export interface AppContext extends ServerContext {
  readonly work: BackgroundWork;
  /** Whether it takes requests, and why not where it does not. */
  readonly readiness: () => Promise<Readiness>;
  /** Threads that make figures of projects too large for browsers. */
  readonly figures: FigureThreads;
  /** Processes that search texts for patterns. */
  readonly matches: MatchPool;
  /** Looks for malware in files; undefined where the settings name no scanner. */
  readonly scanner: FileScanner | undefined;
}

/** Reading and jobs, beside the requests. */
export interface BackgroundWork {
  /** Threads that read documents; undefined: they are read where they are asked for. */
  readonly pool: ReadingPool | undefined;
  /** A job was added: look for work now. */
  readonly wake: () => void;
}
