import { type Kysely, sql } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import type { Job, JobFailure, JobOverview, JobState, JobStore, NewUnit } from "../job-store.ts";
import type { JobEngine, Trx } from "./job-engine.ts";
import type { JobWatch } from "./job-watch.ts";
import type { JobRow, JobUnitRow } from "./jobs-tables.ts";
import { steerJob } from "./jobs-steer.ts";
import { claimUnits, finishUnit, heldBy, nextDue, releaseUnit, renewUnits, settle, type JobContext } from "./jobs-units.ts";
import { scheduleStore } from "./schedules.ts";
import { insertRows } from "../insert-rows.ts";
import { isBelow, readKeyset, toPage, type Keyset } from "../sql/keyset.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** Long work, kept as rows; see `Job`. A job with failed units is done all the same, unless every unit failed. */
export function jobStore(store: StoreContext, engine: JobEngine, watch: JobWatch): JobStore {
  const context: JobContext = { ...store, engine };
  const { db, write, now } = context;
  const momentOf = (): string => new Date(now()).toISOString();
  return {
    ...readers(db, momentOf),
    ...adders(context, watch),
    ...scheduleStore(store),
    claim: (claim) => claimUnits(context, claim),
    renew: async (worker, units) => {
      if (units.length > 0) await write((trx) => renewUnits(context, trx, worker, units));
    },
    tellShare: async (worker, unit, share) => {
      await write((trx) => heldBy(trx, worker, unit).set({ readShare: share }).execute());
      watch.progress(unit.job);
    },
    finish: async (worker, unit, outcome) => {
      const end = await finishUnit(context, worker, unit, outcome);
      if (end !== "lost") watch.progress(unit.job);
      return end;
    },
    release: async (worker, unit) => {
      await write((trx) => releaseUnit(context, trx, worker, unit));
      watch.progress(unit.job);
    },
    recover: () => engine.recover(),
    nextDue: (kinds) => nextDue(context, kinds),
    steer: async (project, id, step) => {
      if (step === "retry") await engine.prepare(id);
      const row = await write(async (trx) => {
        await steerJob(trx, engine, { project, id, step, now: momentOf() });
        const steered = await jobRows(trx, momentOf()).where("id", "=", id).executeTakeFirstOrThrow();
        await watch.noteInTransaction(trx, { project, id });
        return steered;
      });
      watch.noteDurable({ project, id });
      if (step === "cancel") await engine.dismiss(id);
      return toJob(row);
    },
    watch: watch.watch,
    isHearing: watch.isHearing,
    takeTurn: (place, everyMs) => engine.takeTurn(place, everyMs),
    holdTurns: (place, forMs) => engine.holdTurns(place, forMs),
  };
}

function adders(context: JobContext, watch: JobWatch): Pick<JobStore, "add" | "addUnits" | "seal"> {
  const { engine, write, now } = context;
  const noted = async (id: string, work: (trx: Trx) => Promise<string>): Promise<void> => {
    const project = await write(async (trx) => {
      const found = await work(trx);
      await watch.noteInTransaction(trx, { project: found, id });
      return found;
    });
    watch.noteDurable({ project, id });
  };
  return {
    add: async ({ id, project, kind, request, createdBy, createdAt, isAwaited }, units) => {
      await engine.prepare(id);
      await noted(id, async (trx) => {
        const counters = { state: "waiting", isSealed: 0, total: 0, doneCount: 0, failedCount: 0, finishedAt: null, result: null };
        const about = { id, project, kind, request: JSON.stringify(request ?? null), createdBy, createdAt, isAwaited: isAwaited === true ? 1 : 0 };
        await trx
          .insertInto("jobs")
          .values({ ...about, ...counters })
          .execute();
        await insertUnits(trx, context, { job: id, first: 0, units });
        return project;
      });
    },
    addUnits: (job, units) =>
      noted(job, async (trx) => {
        const row = await trx.selectFrom("jobs").select(["project", "total", "isSealed", "state"]).where("id", "=", job).executeTakeFirst();
        if (row === undefined || row.isSealed === 1)
          throw new RapporteurError("RAP_STORE_JOB", { id: job, state: row?.state ?? "missing", step: "add units" });
        await insertUnits(trx, context, { job, first: row.total, units });
        return row.project;
      }),
    seal: (job) =>
      noted(job, async (trx) => {
        await trx.updateTable("jobs").set({ isSealed: 1 }).where("id", "=", job).execute();
        await settle(trx, job, new Date(now()).toISOString());
        const row = await trx.selectFrom("jobs").select("project").where("id", "=", job).executeTakeFirst();
        return row?.project ?? "";
      }),
  };
}

/** Jobs with what is read of the texts under way, of workers that are heard of. */
function jobRows(db: Kysely<Tables>, now: string) {
  return db
    .selectFrom("jobs")
    .selectAll()
    .select((build) =>
      build
        .selectFrom("jobUnits")
        .select(sql<number | null>`sum(job_units.read_share)`.as("shares"))
        .whereRef("jobUnits.job", "=", "jobs.id")
        .where("jobUnits.state", "=", "running")
        .where("jobUnits.leaseUntil", ">", now)
        .as("partDone"),
    );
}

function readers(db: Kysely<Tables>, moment: () => string): Pick<JobStore, "get" | "list" | "overview" | "failures"> {
  return {
    overview: () => countJobs(db),
    async get(project, id) {
      const row = await jobRows(db, moment()).where("project", "=", project).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toJob(row);
    },
    async list(project, { cursor, limit }) {
      const rows = await jobRows(db, moment())
        .where("project", "=", project)
        .where(isBelow(["createdAt", "id"], readKeyset(cursor)))
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, (row): Keyset => [row.createdAt, row.id], toJob);
    },
    async failures(project, id, { cursor, limit }) {
      const after = readKeyset(cursor);
      const rows = await db
        .selectFrom("jobUnits")
        .innerJoin("jobs", "jobs.id", "jobUnits.job")
        .select(["jobUnits.position", "jobUnits.label", "jobUnits.code", "jobUnits.message"])
        .where("jobs.project", "=", project)
        .where("jobs.id", "=", id)
        .where("jobUnits.state", "=", "failed")
        .$if(after !== null, (query) => query.where("jobUnits.position", ">", Number(after?.[1])))
        .orderBy("jobUnits.position")
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, (row): Keyset => ["position", String(row.position)], toFailure);
    },
  };
}

async function countJobs(db: Kysely<Tables>): Promise<JobOverview> {
  const rows = await db
    .selectFrom("jobs")
    .select((build) => ["kind", "state", build.fn.countAll<number>().as("count"), build.fn.min("createdAt").as("oldest")])
    .groupBy(["kind", "state"])
    .orderBy("kind")
    .orderBy("state")
    .execute();
  const waiting = rows.flatMap(({ state, oldest }) => (state === "waiting" ? [oldest] : []));
  return {
    counts: rows.map(({ kind, state, count }) => ({ kind, state, count })),
    oldestWaitingAt: waiting.sort()[0] ?? null,
  };
}

function toJob(row: JobRow & { readonly partDone: number | null }): Job {
  const { isSealed: _sealed, isAwaited: _awaited, request, result, state, partDone, ...rest } = row;
  return {
    ...rest,
    partDone: partDone ?? 0,
    state: state as JobState,
    request: JSON.parse(request) as unknown,
    result: result === null ? null : (JSON.parse(result) as unknown),
  };
}

function toFailure(row: Pick<JobUnitRow, "position" | "label" | "code" | "message">): JobFailure {
  return { index: row.position, label: row.label, code: row.code ?? "", message: row.message ?? "" };
}

async function insertUnits(
  trx: Trx,
  { dialect, engine }: JobContext,
  { job, first, units }: { job: string; first: number; units: readonly NewUnit[] },
): Promise<void> {
  const fresh = { job, state: "waiting", isOpen: 1, attempts: 0, lostCount: 0, failedAttempts: 0, worker: null, leaseUntil: null, dueAt: null };
  const rows = units.map(({ label, request }, index) => ({
    ...fresh,
    code: null,
    message: null,
    isEnlisted: 1,
    readShare: null,
    position: first + index,
    label,
    request: JSON.stringify(request ?? null),
  }));
  await insertRows(trx, dialect, "jobUnits", rows);
  await engine.enlist(
    trx,
    job,
    rows.map(({ position }) => position),
  );
  await trx
    .updateTable("jobs")
    .set((build) => ({ total: build("total", "+", units.length) }))
    .where("id", "=", job)
    .execute();
}
