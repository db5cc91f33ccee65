import type { Kysely, Transaction } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import type { Job, JobFailure, JobOverview, JobState, JobStore } from "../job-store.ts";
import type { JobRow, JobUnitRow } from "./jobs-tables.ts";
import { steerJob } from "./jobs-steer.ts";
import { claimUnit, finishUnit, releaseUnit, renewUnit, settle } from "./jobs-units.ts";
import { insertRows } from "../insert-rows.ts";
import { isBelow, readKeyset, toPage, type Keyset } from "../lists/keyset.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type Units = Parameters<JobStore["addUnits"]>[1];

/** Long work, kept as rows; see `Job`. A job with failed units is done all the same, unless every unit failed. */
export function jobStore(context: StoreContext): JobStore {
  const { db, write } = context;
  return {
    ...readers(db),
    add: ({ id, project, kind, request, createdBy, createdAt }, units) =>
      write(async (trx) => {
        const counters = { state: "waiting", isSealed: 0, total: 0, doneCount: 0, failedCount: 0, finishedAt: null, result: null };
        await trx
          .insertInto("jobs")
          .values({ id, project, kind, request: JSON.stringify(request ?? null), createdBy, createdAt, ...counters })
          .execute();
        await insertUnits(trx, context, { job: id, first: 0, units });
      }),
    addUnits: (job, units) =>
      write(async (trx) => {
        const row = await trx.selectFrom("jobs").select(["total", "isSealed", "state"]).where("id", "=", job).executeTakeFirst();
        if (row === undefined || row.isSealed === 1)
          throw new RapporteurError("RAP_STORE_JOB", { id: job, state: row?.state ?? "missing", step: "add units" });
        await insertUnits(trx, context, { job, first: row.total, units });
      }),
    seal: (job) =>
      write(async (trx) => {
        await trx.updateTable("jobs").set({ isSealed: 1 }).where("id", "=", job).execute();
        await settle(trx, job, new Date(context.now()).toISOString());
      }),
    claim: (worker, kinds, lease) => claimUnit(context, worker, kinds, lease),
    renew: (worker, unit, until) => write((trx) => renewUnit(trx, worker, unit, until)),
    finish: (worker, unit, outcome) => write((trx) => finishUnit(trx, worker, unit, outcome)),
    release: (worker, unit) => write((trx) => releaseUnit(trx, worker, unit)),
    steer: (project, id, step, now) => write(async (trx) => toJob(await steerJob(trx, { project, id }, step, now))),
  };
}

function readers(db: Kysely<Tables>): Pick<JobStore, "get" | "list" | "overview" | "failures"> {
  return {
    overview: () => countJobs(db),
    async get(project, id) {
      const row = await db.selectFrom("jobs").selectAll().where("project", "=", project).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toJob(row);
    },
    async list(project, { cursor, limit }) {
      const rows = await db
        .selectFrom("jobs")
        .selectAll()
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

function toJob(row: JobRow): Job {
  const { isSealed: _, request, result, state, ...rest } = row;
  return {
    ...rest,
    state: state as JobState,
    request: JSON.parse(request) as unknown,
    result: result === null ? null : (JSON.parse(result) as unknown),
  };
}

function toFailure(row: Pick<JobUnitRow, "position" | "label" | "code" | "message">): JobFailure {
  return { index: row.position, label: row.label, code: row.code ?? "", message: row.message ?? "" };
}

async function insertUnits(
  trx: Transaction<Tables>,
  { dialect }: StoreContext,
  { job, first, units }: { job: string; first: number; units: Units },
): Promise<void> {
  const fresh = { job, state: "waiting", isOpen: 1, attempts: 0, lostCount: 0, worker: null, leaseUntil: null, code: null, message: null };
  const rows = units.map(({ label, request }, index) => ({ ...fresh, position: first + index, label, request: JSON.stringify(request ?? null) }));
  await insertRows(trx, dialect, "jobUnits", rows);
  await trx
    .updateTable("jobs")
    .set((build) => ({ total: build("total", "+", units.length) }))
    .where("id", "=", job)
    .execute();
}
