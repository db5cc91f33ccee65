import type { Readout } from "@rapporteur/reader/readout";
import type { FetchOptions } from "@rapporteur/reader/sources";
import { resolve, sep } from "node:path";
import { RapporteurError } from "@rapporteur/core/base";
import type { ReadStore } from "../store/store.ts";
import type { Tracer } from "../traces/tracer.ts";
import type { ImportUnit } from "./job-request.ts";
import type { ReadingPool } from "./reading-pool.ts";
import type { WorkWatch } from "./work-watch.ts";

export interface JobRunnerOptions {
  /** Processes that read and code; one a processor unless told. */
  readonly threads?: number;
  /** Processes that others use too, in place of `threads` of its own: they are not ended with the runner. */
  readonly pool?: ReadingPool;
  /**
   * Files and folders of this machine that units may name; all unless told. A library in a file goes from hand to hand, with the jobs that wait in it: whoever made
   * it could have others' files read.
   */
  readonly paths?: readonly string[] | undefined;
  /** Unique among all workers of the library; random unless told. */
  readonly name?: string;
  readonly now?: () => number;
  readonly makeId?: (letter: string) => string;
  /** Codes a readout's document with a language model; units that ask for it fail where there is none. */
  readonly codeWithModel?: (readout: Readout) => Promise<Readout>;
  /** How long an idle runner waits at most before it looks for work again: half a minute where it hears of work, else a second, unless told. */
  readonly pollMs?: number;
  /** Told after units of a job were noted. */
  readonly onProgress?: (job: { readonly project: string; readonly id: string }) => void;
  /** Told once of what keeps the runner from claiming or noting, such as a database that is away; it goes on trying. */
  readonly onProblem?: (thrown: unknown) => void;
  /** Takes its turns at what comes again and again (feeds that the library follows); true unless told. */
  readonly takesStanding?: boolean;
  /** What tests put in the place of the network, for feeds that are followed. */
  readonly fetch?: FetchOptions | undefined;
  /** Hosts that pages and feeds are fetched from; all that are public where it is empty. */
  readonly fetchHosts?: readonly string[] | undefined;
  /** Pages and feeds are fetched by https alone. */
  readonly fetchHttpsOnly?: boolean | undefined;
  /** Told of each unit and document; the tracer makes spans of them. */
  readonly watch?: WorkWatch | undefined;
  readonly tracer?: Tracer | undefined;
}

/** @throws RAP_LIBRARY_PATH for a unit with a file that nobody gave here */
export function demandGiven({ source }: Pick<ImportUnit, "source">, { paths }: JobRunnerOptions): void {
  if (!("path" in source) || paths === undefined) return;
  const path = resolve(source.path);
  const isGiven = paths.some((given) => path === resolve(given) || path.startsWith(`${resolve(given)}${sep}`));
  if (!isGiven) throw new RapporteurError("RAP_LIBRARY_PATH", { path });
}

/** Of a library in a file only these; of a database, whose workers share what its own server hands out, all. */
export function pathsIn({ dialect }: Pick<ReadStore, "dialect">, given: readonly string[] = []): readonly string[] | undefined {
  return dialect === "sqlite" ? given : undefined;
}

/** What a unit that reads an address is told; nothing where all hosts may be asked in any way. */
export function reachOf({ fetchHosts = [], fetchHttpsOnly = false }: JobRunnerOptions): { fetchHosts?: readonly string[]; fetchHttpsOnly?: boolean } {
  return { ...(fetchHosts.length === 0 ? {} : { fetchHosts }), ...(fetchHttpsOnly ? { fetchHttpsOnly } : {}) };
}

/** How feeds are fetched. */
export function withReach(options: JobRunnerOptions): FetchOptions | undefined {
  const { fetchHosts: hosts, fetchHttpsOnly: httpsOnly } = reachOf(options);
  if (hosts === undefined && httpsOnly === undefined) return options.fetch;
  return { ...options.fetch, ...(hosts === undefined ? {} : { hosts }), ...(httpsOnly === undefined ? {} : { httpsOnly }) };
}
