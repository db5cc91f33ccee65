import { createHash } from "node:crypto";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { Readout } from "@rapporteur/reader/readout";
import type { Job, JobUnit, UnitOutcome } from "../store/job-store.ts";
import type { ReadStore } from "../store/store.ts";
import { codeAgain, readingForModel, takeCoding } from "../documents/code-documents.ts";
import { analysisJobMs } from "../analysis/library/analysis-limits.ts";
import type { AnalysisRequest } from "../analysis/library/analysis-request.ts";
import { openEntityIndex, type EntityIndex } from "../entities/entity-index.ts";
import { gatherAnalysis } from "../analysis/library/gather-analysis.ts";
import { demandGiven, reachOf, type JobRunnerOptions, withReach } from "./job-runner-options.ts";
import { importAlone } from "./import-alone.ts";
import { definedMetadata } from "./metadata/defined-metadata.ts";
import { importReadouts } from "../documents/import-readout.ts";
import type { AnalysisUnit, CodeUnit, ImportUnit } from "./job-request.ts";
import { requestOf } from "./request-of.ts";
import { type Held, importOf, isSuspect, keyOf, type ReadUnit, sourceFor } from "./held-unit.ts";
import { mayPass } from "./may-pass.ts";
import { readForProject, type ReadInPool } from "../documents/read-for-project.ts";
import { openReadingPool, type ReadingPool } from "./reading-pool.ts";
import { digestOfFile } from "../library/digest-of-file.ts";
import { cancelJob, isOver, placeOfUnit, type PlacedUnit } from "./place-of-unit.ts";
import { randomId, type Workplace } from "../library/workplace.ts";
import { tellSometimes } from "./tell-sometimes.ts";
import { openStandingWork, type StandingWork } from "./standing-work.ts";
import { tracePool } from "./trace-pool.ts";
import { openUnitSpan, withinSpan } from "../traces/trace-units.ts";
import { watchPool } from "./watch-pool.ts";

/** Works through the jobs of a library: claims units, has them done in processes of their own, commits what came of them in batches. */
export interface JobRunner {
  start(): void;
  /** Looks for work now: a job was just added. */
  wake(): void;
  /** Works until a job is done, failed, paused or cancelled. */
  runUntilDone(project: string, job: string, onProgress?: (job: Job) => void): Promise<Job>;
  /** Gives back what is under way and ends. */
  stop(): Promise<void>;
}

/**
 * A runner for a library. It says again and again that it is at work on its units; one that dies leaves units that others take once it was not heard of for a
 * minute, and doing a unit again changes nothing that was done. What failed for what may pass is tried again later.
 */
export function openJobRunner(store: ReadStore, options: JobRunnerOptions = {}): JobRunner {
  return new Runner(store, options);
}

const kinds = ["import", "code", "analysis"];
const renewMs = 20_000;
/** Between two looks for jobs that were cancelled. */
const callOffMs = 2_000;
/** Between two looks after units whose workers are gone. */
const recoverMs = 15_000;
/** A runner that hears of work looks for it all the same, should a note have been lost. */
const restHearingMs = 30_000;
const restDeafMs = 1000;
const shortestRestMs = 200;
/** Documents of one commit. */
const batchSize = 50;
const mostUnits = 128;
class Runner implements JobRunner {
  readonly #store: ReadStore;
  readonly #options: JobRunnerOptions;
  readonly #name: string;
  readonly #now: () => number;
  readonly #pool: ReadingPool;
  readonly #standing: StandingWork;
  readonly #held = new Map<string, Held>();
  readonly #read: ReadUnit[] = [];
  readonly #indexes = new Map<string, Promise<EntityIndex>>();
  #loop: Promise<void> | null = null;
  #isStopping = false;
  /** Moving average of what a unit takes from its claim to its note, in milliseconds. */
  #unitMs = 1000;
  #signal: (() => void) | null = null;
  #isSignalled = false;
  /** The last turn failed: told already. */
  #isTroubled = false;

  constructor(store: ReadStore, options: JobRunnerOptions) {
    this.#store = store;
    this.#options = options;
    this.#name = options.name ?? randomId("w");
    this.#now = options.now ?? Date.now;
    this.#pool = tracePool(watchPool(options.pool ?? openReadingPool(options.threads), options.watch), options.tracer);
    this.#standing = openStandingWork(store, {
      pool: this.#pool,
      now: this.#now,
      onProblem: (thrown) => this.#tell(thrown),
      fetch: withReach(options),
    });
  }

  start(): void {
    this.#loop ??= this.#work();
  }

  wake(): void {
    this.#isSignalled = true;
    this.#signal?.();
  }

  async runUntilDone(project: string, id: string, onProgress?: (job: Job) => void): Promise<Job> {
    this.start();
    this.wake();
    for (let shown = -1; ;) {
      const job = await this.#store.jobs.get(project, id);
      if (job === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "job", id });
      const noted = job.doneCount + job.failedCount;
      if (noted !== shown) onProgress?.(job);
      shown = noted;
      if (!["waiting", "running"].includes(job.state)) return job;
      await delay(50);
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.wake();
    await this.#standing.stop();
    if (this.#options.pool === undefined) await this.#pool.close();
    await this.#loop;
  }

  async #work(): Promise<void> {
    const renewal = setInterval(() => void this.#renew().catch(() => undefined), renewMs);
    const callingOff = setInterval(() => void this.#callOff().catch(() => undefined), callOffMs);
    const recovery = setInterval(() => void this.#recover(), recoverMs);
    const stopHearing = this.#store.jobs.watch(() => this.wake());
    void this.#recover();
    try {
      while (!this.#isStopping) {
        if ((await this.#turn()) === 0) await this.#rest();
      }
      await this.#flush();
    } finally {
      stopHearing();
      clearInterval(renewal);
      clearInterval(callingOff);
      clearInterval(recovery);
      await Promise.all([...this.#held.values()].map(({ unit }) => this.#store.jobs.release(this.#name, unit).catch(() => undefined)));
    }
  }

  /** How many units were claimed. A store that does not answer is asked again at the next turn. */
  async #turn(): Promise<number> {
    try {
      const claimed = await this.#claim();
      await this.#flush();
      this.#isTroubled = false;
      return claimed;
    } catch (thrown) {
      this.#tell(thrown);
      return 0;
    }
  }

  #tell(thrown: unknown): void {
    if (!this.#isTroubled) this.#options.onProblem?.(thrown);
    this.#isTroubled = true;
  }

  /** Claims as many units as there is room for. */
  async #claim(): Promise<number> {
    // What may have ended a worker is done alone, so that it takes nothing with it.
    if ([...this.#held.values()].some(({ unit }) => isSuspect(unit))) return 0;
    const room = this.#capacity() - this.#held.size;
    if (room <= 0) return 0;
    const units = await this.#store.jobs.claim({ worker: this.#name, kinds, most: room });
    const [suspect, ...others] = units.filter(isSuspect);
    await Promise.all(others.map((unit) => this.#store.jobs.release(this.#name, unit)));
    const taken = units.filter((unit) => unit === suspect || !isSuspect(unit));
    for (const unit of taken) this.#begin(unit);
    return taken.length;
  }

  #begin(unit: JobUnit): void {
    const request = requestOf(unit);
    const span = openUnitSpan(this.#options.tracer, { task: request.task, attempt: unit.attempts });
    const held: Held = { unit, request, since: this.#now(), span, gone: new AbortController() };
    this.#held.set(keyOf(unit), held);
    this.#options.watch?.unitBegan({ task: request.task, attempt: unit.attempts });
    void withinSpan(span, () => this.#do(held))
      .catch((thrown: unknown) => this.#fail(held, thrown))
      .finally(() => this.wake());
  }

  async #do(held: Held): Promise<void> {
    const { request } = held;
    switch (request.task) {
      case "refused":
        return this.#note(held, { failure: { code: request.code, message: request.message } });
      case "import": {
        demandGiven(request, this.#options);
        const place = await this.#place(request);
        const known = await this.#known(place, request);
        if (known !== null) return this.#note(held, { result: { documentId: known, wasKnown: true } });
        const { metadata } = request;
        const task = {
          kind: "read",
          source: sourceFor(request),
          codes: request.codes,
          ...(metadata === undefined ? {} : { metadata: definedMetadata(metadata) }),
          ...reachOf(this.#options),
        } as const;
        const reading = await readForProject(place, task, this.#readingOf(held));
        this.#read.push({ ...held, request, reading });
        return;
      }
      case "code":
        await this.#code(request, held);
        return this.#note(held, {});
      case "analysis":
        return this.#note(held, { result: await this.#analyse(request) });
    }
  }

  /** The document that was read from these very bytes: reading them again would give the same text. */
  async #known({ store }: Workplace, { project, source }: ImportUnit): Promise<string | null> {
    if ("url" in source) return null;
    const sha256 =
      "path" in source ? await digestOfFile(source.path) : createHash("sha256").update(Buffer.from(source.base64, "base64")).digest("hex");
    // What cannot be opened is refused in words by the reader.
    if (sha256 === null) return null;
    return (await store.contents.find(project, { sha256 }))?.documentId ?? null;
  }

  /** Where a unit is read, until nobody wants it any more; the job tells how much of a long text is read. */
  #readingOf({ unit, gone }: Held): ReadInPool {
    const onProgress = tellSometimes(this.#now, (share) => {
      // The next one is told again.
      this.#store.jobs.tellShare(this.#name, unit, share).catch(() => undefined);
    });
    return { pool: this.#pool, signal: gone.signal, onProgress };
  }

  async #code(request: CodeUnit, held: Held): Promise<void> {
    const readout = await this.#draft(await this.#place(request), request, this.#readingOf(held));
    await takeCoding(await this.#place(request), request.documentId, readout, { index: await this.#index(request.project) });
  }

  async #draft(workplace: Workplace, { coder, documentId }: CodeUnit, reading: ReadInPool): Promise<Readout> {
    if (coder === "builtin") return codeAgain(workplace, documentId, reading);
    const { codeWithModel } = this.#options;
    if (codeWithModel === undefined) throw new RapporteurError("RAP_LIBRARY_MODEL");
    return codeWithModel(await readingForModel(workplace, documentId, reading));
  }

  async #analyse(request: AnalysisUnit): Promise<unknown> {
    const asked = request.request as AnalysisRequest;
    return this.#pool.analyse(await gatherAnalysis(await this.#place(request), asked), asked, { mostMs: analysisJobMs });
  }

  #place(request: PlacedUnit): Promise<Workplace> {
    const { makeId } = this.#options;
    return placeOfUnit(this.#store, request, { now: this.#now, ...(makeId === undefined ? {} : { makeId }) });
  }

  #index(project: string): Promise<EntityIndex> {
    const known = this.#indexes.get(project) ?? openEntityIndex(this.#store, project);
    this.#indexes.set(project, known);
    return known;
  }

  /** Commits what was read: together where that is possible, each on its own where one of them stands in the way. */
  async #flush(): Promise<void> {
    while (this.#read.length > 0) {
      const batch = this.#read.splice(0, batchSize);
      const together = ({ unit, request }: ReadUnit): string =>
        `${request.project} ${request.by.account} ${request.isAlone === true ? keyOf(unit) : ""}`;
      for (const units of Map.groupBy(batch, together).values()) await this.#commit(units);
    }
  }

  async #commit(units: readonly ReadUnit[]): Promise<void> {
    const [first] = units;
    if (first === undefined) return;
    try {
      const index = await this.#index(first.request.project);
      const place = await this.#place(first.request);
      const imported = await withinSpan(first.span, async () =>
        first.request.isAlone === true ? [await importAlone(place, first, { index })] : importReadouts(place, units.map(importOf), { index }),
      );
      await Promise.all(units.map((unit, at) => this.#note(unit, { result: imported[at] })));
    } catch (thrown) {
      if (units.length === 1) return this.#fail(first, thrown);
      for (const unit of units) await this.#commit([unit]);
    }
  }

  async #fail(held: Held, thrown: unknown): Promise<void> {
    // What a stopping pool gave up is given back, not noted as failed.
    if (this.#isStopping) return;
    if (held.gone.signal.aborted) return this.#giveBack(held);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const failure = {
      code: isRapporteurError(thrown) ? thrown.code : "RAP_LIBRARY_WORK",
      message,
      mayPass: this.#isPatient(held) && mayPass(thrown),
    };
    await this.#note(held, { failure }).catch((problem: unknown) => {
      // Let go, not renewed: it counts as lost after a while, and is done again.
      this.#held.delete(keyOf(held.unit));
      this.#tell(problem);
    });
    // The unit says why; what else of the job waits is not begun.
    if (failure.code === "RAP_RIGHTS_AUTHOR" && "project" in held.request) await cancelJob(this.#store, held.request.project, held.unit.job);
  }

  /** A page that somebody waits for and cannot be had is told at once; a language model is given time. */
  #isPatient({ unit, request }: Held): boolean {
    return !unit.isAwaited || request.task === "code";
  }

  async #note(held: Held, outcome: UnitOutcome): Promise<void> {
    const { unit, request } = held;
    const end = await withinSpan(held.span, () => this.#store.jobs.finish(this.#name, unit, outcome));
    held.span?.end({ error: outcome.failure?.code ?? (end === "noted" ? null : end) });
    if (end === "noted") this.#options.watch?.unitEnded({ task: request.task, code: outcome.failure?.code ?? null });
    this.#held.delete(keyOf(unit));
    this.#unitMs += (this.#now() - held.since - this.#unitMs) / 8;
    if ("project" in request) this.#options.onProgress?.({ project: request.project, id: unit.job });
  }

  async #giveBack({ unit, span }: Held): Promise<void> {
    this.#held.delete(keyOf(unit));
    span?.end({ error: "cancelled" });
    await this.#store.jobs.release(this.#name, unit);
  }

  async #renew(): Promise<void> {
    await this.#store.jobs.renew(
      this.#name,
      [...this.#held.values()].map(({ unit }) => unit),
    );
  }

  /** Of a job that was cancelled, or whose author may not do it any more, nothing goes on: a long document may have a while to go. */
  async #callOff(): Promise<void> {
    for (const [job, units] of Map.groupBy(this.#held.values(), ({ unit }) => unit.job)) {
      const request = units.flatMap(({ request: one }) => ("project" in one ? [one] : []))[0];
      if (request === undefined || !(await isOver(this.#store, job, request))) continue;
      for (const { gone } of units) gone.abort();
    }
  }

  async #recover(): Promise<void> {
    try {
      await this.#store.jobs.recover();
      this.wake();
      if (this.#options.takesStanding !== false) await this.#standing.look();
    } catch (thrown) {
      this.#tell(thrown);
    }
  }

  /** Work for about two seconds: short units do not wait for claims, long ones are left to others. */
  #capacity(): number {
    return Math.min(mostUnits, Math.max(this.#pool.size * 2, Math.ceil((this.#held.size * 2000) / Math.max(1, this.#unitMs))));
  }

  /** Until a unit is done, somebody wakes it, or it is time to look again. */
  async #rest(): Promise<void> {
    if (this.#isSignalled || this.#isStopping) {
      this.#isSignalled = false;
      return;
    }
    const restMs = await this.#restMs();
    await new Promise<void>((resolve) => {
      // Somebody may have called while the length of the rest was found.
      if (this.#isSignalled || this.#isStopping) return resolve();
      const timer = setTimeout(resolve, restMs);
      this.#signal = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#signal = null;
    this.#isSignalled = false;
  }

  /** Not forever where no note comes, and no longer than until a postponed unit is due. */
  async #restMs(): Promise<number> {
    const { jobs } = this.#store;
    const longest = this.#options.pollMs ?? (jobs.isHearing() ? restHearingMs : restDeafMs);
    const due = await jobs.nextDue(kinds).catch(() => null);
    return due === null ? longest : Math.min(longest, Math.max(shortestRestMs, Date.parse(due) - this.#now()));
  }
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
