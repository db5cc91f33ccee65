import { sql } from "kysely";
import { dayMs, RapporteurError } from "@rapporteur/core/base";
import type { JobUnit } from "../job-store.ts";
import { firstWaitSeconds, longestWaitSeconds, mostAttempts, silenceMs, type JobEngine, type Taken, type Trx } from "../jobs/job-engine.ts";
import type { StoreContext } from "../store-context.ts";
import { collectDead } from "./postgres-dead-units.ts";
import { adoptUnits } from "./postgres-adopt.ts";
import { dropEndedQueues } from "./postgres-ended-queues.ts";
import { overTransaction, type BossHandle } from "./postgres-boss.ts";
import { deadQueue, positionOf, queueOf, unitId } from "./postgres-queue-names.ts";

/** A worker that two others were lost before, and that failed as often as it may: pg-boss gives up what comes after. */
const retryLimit = mostAttempts + 2;
/** Years: a job that was paused stays until somebody resumes it. */
const keptSeconds = 10 * 365 * (dayMs / 1000);
const longestUnitSeconds = dayMs / 1000;
const enlistedAtOnce = 5000;

/**
 * The line of a PostgreSQL library is kept by pg-boss: a queue a job, an entry a unit that holds nothing but its number. Each change of it is part of the
 * transaction that changes the rows of the unit and the job.
 */
export function postgresJobs(context: StoreContext, handle: BossHandle): JobEngine {
  const { db } = context;
  const { boss, schema } = handle;
  const table = sql.id(schema, "job");
  const prepare = async (job: string): Promise<void> => {
    await handle.guard(() =>
      boss.createQueue(queueOf(job), {
        retryLimit,
        retryBackoff: true,
        retryDelay: firstWaitSeconds,
        retryDelayMax: longestWaitSeconds,
        heartbeatSeconds: silenceMs / 1000,
        expireInSeconds: longestUnitSeconds,
        retentionSeconds: keptSeconds,
        deadLetter: deadQueue,
      }),
    );
  };
  const enlist = async (trx: Trx, job: string, positions: readonly number[]): Promise<void> => {
    for (let at = 0; at < positions.length; at += enlistedAtOnce) {
      // A higher priority comes first: units keep their order, retried ones too.
      const entries = positions.slice(at, at + enlistedAtOnce).map((position) => ({ id: unitId(position), priority: -position }));
      await boss.insert(queueOf(job), entries, { db: overTransaction(trx) });
    }
  };
  const engine: JobEngine = {
    prepare,
    enlist,
    async withFree(jobs) {
      if (jobs.length === 0) return [];
      const { rows } = await sql<{ name: string }>`
        select line.name from unnest(${jobs.map(queueOf)}::text[]) with ordinality as line (name, place)
        where exists (select from ${table} entry where entry.name = line.name and entry.state < 'active' and entry.start_after <= now())
        order by line.place`.execute(db);
      const found = new Set(rows.map(({ name }) => name));
      return jobs.filter((job) => found.has(queueOf(job)));
    },
    async take(trx, job, most): Promise<readonly Taken[]> {
      const taken = await boss.fetch(queueOf(job), { batchSize: most, db: overTransaction(trx) });
      return taken.map(({ id, retryCount }) => ({ position: positionOf(id), hold: retryCount }));
    },
    async renew(trx, units) {
      for (const [job, held] of Map.groupBy(units, (unit) => unit.job))
        await boss.touch(queueOf(job), held.map(attemptOf), { db: overTransaction(trx) });
    },
    end: async (trx, unit) => affected(await boss.deleteJob(queueOf(unit.job), attemptOf(unit), { db: overTransaction(trx) })) === 1,
    async postpone(trx, unit) {
      const over = { db: overTransaction(trx) };
      // What went wrong stands in the unit's row, where erasing a document finds it.
      if (affected(await boss.fail(queueOf(unit.job), attemptOf(unit), null, over)) !== 1) return null;
      const { rows } = await sql<{ state: string; startAfter: string }>`
        select state::text as state, start_after from ${table} where name = ${queueOf(unit.job)} and id = ${unitId(unit.index)}`.execute(trx);
      const [row] = rows;
      if (row?.state === "retry") return { dueAt: row.startAfter };
      await boss.deleteJob(queueOf(unit.job), unitId(unit.index), over);
      return { dueAt: null };
    },
    async putBack(trx, unit) {
      // pg-boss gives back what its own workers hold no longer; from outside its workers this is the same statement.
      await sql`update ${table} set state = 'created', started_on = null, heartbeat_on = null
        where name = ${queueOf(unit.job)} and id = ${unitId(unit.index)} and state = 'active' and retry_count = ${unit.hold}`.execute(trx);
    },
    dismiss: async (job) => {
      await handle.guard(() => boss.deleteQueuedJobs(queueOf(job)));
    },
    async recover() {
      await handle.guard(() => boss.supervise());
      await collectDead(context, handle);
      await adoptUnits(context, { prepare, enlist });
      await dropEndedQueues(context, handle);
    },
    takeTurn: (place, everyMs) => takeTurn(db, place, everyMs),
    async holdTurns(place, forMs) {
      await sql`insert into turns (place, free_at) values (${place}, ${clockMs} + ${forMs})
        on conflict (place) do update set free_at = greatest(turns.free_at, excluded.free_at)`.execute(db);
    },
  };
  return engine;
}

const attemptOf = ({ index, hold }: JobUnit): { id: string; retryCount: number } => ({ id: unitId(index), retryCount: hold });

/** How many rows a command of pg-boss changed; its types leave that out. */
function affected(response: object): number {
  if ("affected" in response && typeof response.affected === "number") return response.affected;
  throw new RapporteurError("RAP_STORE_JOBS", { location: "pg-boss", reason: "its answer does not say how many rows changed" });
}

/** The database's clock, which all processes share. */
const clockMs = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`;

async function takeTurn(db: StoreContext["db"], place: string, everyMs: number): Promise<number> {
  const { rows } = await sql<{ wait: number }>`
    insert into turns (place, free_at) values (${place}, ${clockMs} + ${everyMs})
    on conflict (place) do update set free_at = greatest(turns.free_at, ${clockMs}) + ${everyMs}
    returning free_at - ${everyMs} - ${clockMs} as wait`.execute(db);
  return Math.max(0, rows[0]?.wait ?? 0);
}
